package org.harmonianet.harness;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 07 at full settings: what the quick execution must show, and the gates that need all folds. */
@Tag("full")
class BeyondTheBaselineFullTest extends BeyondTheBaselineTest {
  @Override
  LaterNotebooks notebooks() {
    return LaterNotebooks.FULL;
  }

  /** 06 has boosted trees on eleven features; four columns more should not do harm. */
  @ParameterizedTest
  @ValueSource(strings = {"by recording", "by artist"})
  void treesAreAsGoodAsThoseOf06(String split) {
    double before =
        notebooks().score("06-honest-evaluation", split, "gradient boosting", "any_label");
    double here = anyLabel(split, "gradient boosting, all columns");
    Gate.between("trees " + split, here, before - .005, before + .03);
  }
}
