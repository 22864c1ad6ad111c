package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 09 at full settings: what the quick execution must show, and the gates that need all folds. */
@Tag("full")
class BetterThanTreesFullTest extends BetterThanTreesTest {
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

  @ParameterizedTest
  @ValueSource(strings = {"by recording", "by artist"})
  void networkIsBetterThanTrees(String split) {
    assertTrue(lead(split).get("low").asDouble() > 0, lead(split).toString());
  }

  /** The text says that bins and the ensemble make the difference. */
  @ParameterizedTest
  @ValueSource(strings = {"by recording", "by artist"})
  void binsAndEnsembleDoTheWork(String split) {
    double bins = step(split, "one layer, bins") - step(split, "one layer, standardised");
    double layer = step(split, "two layers, all inputs") - step(split, "one layer, all inputs");
    double ensemble = step(split, "TabM, all inputs") - step(split, "two layers, all inputs");
    Gate.between("bins " + split, bins, .01, .1);
    Gate.between("second layer " + split, layer, -.03, .005);
    Gate.between("ensemble " + split, ensemble, .01, .06);
  }
}
