package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 06 at full settings: what the quick execution must show, and the gates that need all folds. */
@Tag("full")
class HonestEvaluationFullTest extends HonestEvaluationTest {
  private static final List<String> MODELS =
      List.of(
          "majority",
          "logistic regression",
          "15 nearest neighbours",
          "random forest",
          "gradient boosting",
          "XGBoost",
          "baseline network");

  @Override
  LaterNotebooks notebooks() {
    return LaterNotebooks.FULL;
  }

  /** The reference of XGBoost is a tuned CatBoost. */
  @ParameterizedTest
  @CsvSource({
    "by recording, random forest, accuracy, .673, .012",
    "by recording, random forest, any_label, .725, .012",
    "by recording, gradient boosting, accuracy, .672, .012",
    "by recording, gradient boosting, any_label, .724, .012",
    "by artist, gradient boosting, accuracy, .634, .026",
    "by artist, gradient boosting, any_label, .683, .026",
    "by recording, XGBoost, accuracy, .680, .012",
    "by recording, XGBoost, any_label, .740, .012",
    "by artist, XGBoost, accuracy, .648, .026",
    "by artist, XGBoost, any_label, .706, .026"
  })
  void treesReachTheReference(
      String split, String model, String score, double reference, double band) {
    Gate.within(score + " " + split, score(split, model, score), reference, band);
  }

  /** The texts of 06 and 07 say so. */
  @Test
  void forestLosesMostWithoutLeakageOfRecordings() {
    for (String model : MODELS) {
      if (!model.equals("random forest")) {
        assertTrue(loss(model) < loss("random forest"), model);
      }
    }
    double byRow = score("by row", "random forest", "accuracy");
    assertTrue(byRow < score("by recording", "random forest", "accuracy"), "single label hides it");
  }

  /** The texts of 06 and 09 say that it is the strongest of the models for tables. */
  @ParameterizedTest
  @ValueSource(strings = {"by recording", "by artist"})
  void xgboostIsTheBest(String split) {
    for (String model : MODELS) {
      double anyLabel = score(split, model, "any_label");
      assertTrue(anyLabel <= score(split, "XGBoost", "any_label"), model + ": " + anyLabel);
    }
  }

  private double loss(String model) {
    return score("by row", model, "any_label") - score("by recording", model, "any_label");
  }

  /** The texts of 06 and 07 say so. */
  @ParameterizedTest
  @ValueSource(strings = {"by row", "by recording", "by artist"})
  void forestsAndNeighboursProbabilitiesAreWorst(String split) {
    for (String model : MODELS) {
      double logLoss = score(split, model, "log_loss");
      assertTrue(logLoss <= score(split, "15 nearest neighbours", "log_loss"), model);
      double error = score(split, model, "calibration_error");
      assertTrue(error <= score(split, "random forest", "calibration_error"), model);
    }
  }
}
