package org.harmonianet.harness;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 06 at full settings: what the quick execution must show, and the gates that need all folds. */
@Tag("full")
class HonestEvaluationFullTest extends HonestEvaluationTest {
  @Override
  LaterNotebooks notebooks() {
    return LaterNotebooks.FULL;
  }

  @ParameterizedTest
  @CsvSource({
    "by recording, random forest, accuracy, .673, .012",
    "by recording, random forest, any_label, .725, .012",
    "by recording, gradient boosting, accuracy, .672, .012",
    "by recording, gradient boosting, any_label, .724, .012",
    "by artist, gradient boosting, accuracy, .634, .026",
    "by artist, gradient boosting, any_label, .683, .026"
  })
  void treesReachTheReference(
      String split, String model, String score, double reference, double band) {
    Gate.within(score + " " + split, score(split, model, score), reference, band);
  }
}
