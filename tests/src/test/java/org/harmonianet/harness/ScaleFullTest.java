package org.harmonianet.harness;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 08 at full settings: what the quick execution must show, and how times grow with rows. */
@Tag("full")
class ScaleFullTest extends ScaleTest {
  @Override
  LaterNotebooks notebooks() {
    return LaterNotebooks.FULL;
  }

  @ParameterizedTest
  @ValueSource(strings = {"reading", "an epoch", "scoring"})
  void nothingGrowsFasterThanTheCatalogue(String job) {
    Gate.between("exponent of " + job, scale.get("exponents").get(job).asDouble(), .5, 1.15);
  }
}
