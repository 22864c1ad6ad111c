package org.harmonianet.harness;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 12 at full settings: what the quick execution must show, and how times grow with rows. */
@Tag("full")
class ScoringAtScaleFullTest extends ScoringAtScaleTest {
  @Override
  LaterNotebooks notebooks() {
    return LaterNotebooks.FULL;
  }

  @ParameterizedTest
  @ValueSource(strings = {"reading", "scoring"})
  void nothingGrowsFasterThanTheCatalogue(String job) {
    Gate.between("exponent of " + job, results.get("exponents").get(job).asDouble(), .5, 1.15);
  }
}
