package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
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
    double before = notebooks().score("06-honest-evaluation", split, "XGBoost", "any_label");
    double here = anyLabel(split, "XGBoost, all columns");
    Gate.between("trees " + split, here, before - .01, before + .02);
  }

  /** Tuned trees are as good as the network; it must not fall behind them. */
  @ParameterizedTest
  @ValueSource(strings = {"by recording", "by artist"})
  void networkIsAsGoodAsTheBestTrees(String split) {
    Gate.between("lead " + split, lead(split).get("difference").asDouble(), -.005, .02);
    assertTrue(lead(split).get("high").asDouble() > 0, lead(split).toString());
  }

  /** The text says that bins and the ensemble lower the log loss, and a second layer raises it. */
  @ParameterizedTest
  @ValueSource(strings = {"by recording", "by artist"})
  void binsAndEnsembleDoTheWork(String split) {
    double scaled = logLoss(split, "one layer, standardised");
    double oneLayer = logLoss(split, "one layer, all inputs");
    double twoLayers = logLoss(split, "two layers, all inputs");
    Gate.between("bins " + split, scaled - logLoss(split, "one layer, bins"), .05, .3);
    Gate.between("second layer " + split, twoLayers - oneLayer, .005, .1);
    Gate.between("TabM " + split, oneLayer - logLoss(split, "TabM, all inputs"), .01, .1);
  }

  /** The text says that the selected network and XGBoost are at the top. */
  @ParameterizedTest
  @ValueSource(strings = {"by recording", "by artist"})
  void noModelOf06IsBetter(String split) {
    for (JsonNode other : notebooks().results("06-honest-evaluation").get("scores")) {
      if (other.get("split").asText().equals(split)) {
        double anyLabel = other.at("/mean/any_label").asDouble();
        assertTrue(anyLabel < anyLabel(split, "selected network"), other.toString());
        assertTrue(anyLabel < anyLabel(split, "XGBoost, all columns"), other.toString());
      }
    }
  }
}
