package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 10 at full settings: what the quick execution must show, and what needs trained networks. */
@Tag("full")
class RicherInputsFullTest extends RicherInputsTest {
  @Override
  LaterNotebooks notebooks() {
    return LaterNotebooks.FULL;
  }

  /** The text says that each further kind of input helps. */
  @Test
  void eachStepHelps() {
    for (String popularity : new String[] {"with", "without"}) {
      double alone = mean("descriptors, by artist", popularity);
      double names = mean("descriptors and names", popularity);
      double others = mean("descriptors and other tracks", popularity);
      assertTrue(names > alone + .05, popularity + ": names");
      assertTrue(others > names + .02, popularity + ": other tracks");
      assertTrue(mean("all of them", popularity) > others + .01, popularity + ": all");
    }
  }

  /** Without the digits, the boosted trees are those of 09, to within the chance of a seed. */
  @Test
  void treesAreThoseOf09() {
    double there =
        notebooks().score("09-better-than-trees", "by artist", "XGBoost, all columns", "any_label");
    double here =
        notebooks()
            .results("10-richer-inputs")
            .at("/rivals/XGBoost without digits")
            .asDouble(Double.NaN);
    assertEquals(there, here, .005);
    assertTrue(mean("descriptors, by artist", "with") > there + .01, "networks beat trees of 09");
  }
}
