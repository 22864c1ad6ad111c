package org.harmonianet.harness;

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
      double sound = mean("sound, by artist", popularity);
      double names = mean("sound and names", popularity);
      double catalogue = mean("sound and catalogue", popularity);
      assertTrue(names > sound + .05, popularity + ": names");
      assertTrue(catalogue > names + .02, popularity + ": catalogue");
      assertTrue(mean("all of it", popularity) > catalogue + .01, popularity + ": all");
    }
  }

  /** On new artists, the boosted trees are those of 09, to within the folds' chance. */
  @Test
  void treesAreThoseOf09() {
    double there =
        notebooks().score("09-better-than-trees", "by artist", "XGBoost, all columns", "any_label");
    double here = mean("sound, by artist", "with");
    assertTrue(here > there - .005, here + " here, trees of 09 " + there);
  }
}
