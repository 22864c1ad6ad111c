package org.harmonianet.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.harmonianet.split.StratifiedGroupKFold;
import org.junit.jupiter.api.Test;

class OutOfFoldTest {
  private static final int ROWS = 24;
  private final int[] groups = IntStream.range(0, ROWS).map(row -> row / 2).toArray();
  private final int[] labels = IntStream.range(0, ROWS).map(row -> row / 2 % 2).toArray();
  private final StratifiedGroupKFold folds = StratifiedGroupKFold.of(labels, groups, 4, 7);

  /** A learner whose predictions tell which rows' labels it has seen: one bit for each row. */
  private double[][] seen(int[] train, int[] labels) {
    double bits =
        IntStream.of(train).mapToDouble(row -> (1 + labels[row]) * Math.pow(4, row)).sum();
    return IntStream.range(0, ROWS).mapToObj(row -> new double[] {bits}).toArray(double[][]::new);
  }

  private static boolean has(double[] prediction, int row) {
    return Math.floor(prediction[0] / Math.pow(4, row)) % 4 != 0;
  }

  @Test
  void predictionsComeFromModelsWithoutTheRowsFoldAndTheTestFold() throws Exception {
    OutOfFold outOfFold = OutOfFold.of(folds, train -> seen(train, labels));
    assertEquals(4 + 6, outOfFold.predictions().size());
    for (int fold = 0; fold < 4; fold++) {
      double[][] inputs = outOfFold.forTest(fold);
      for (int row = 0; row < ROWS; row++) {
        for (int other = 0; other < ROWS; other++) {
          int foldOfOther = folds.foldOf()[other];
          boolean expected = foldOfOther != fold && foldOfOther != folds.foldOf()[row];
          assertEquals(expected, has(inputs[row], other), row + " has seen " + other);
        }
      }
    }
  }

  @Test
  void noInputOfRowsOfItsFoldDependsOnLabel() throws Exception {
    OutOfFold before = OutOfFold.of(folds, train -> seen(train, labels));
    int[] changed = labels.clone();
    changed[5] = 1 - changed[5];
    OutOfFold after = OutOfFold.of(folds, train -> seen(train, changed));
    int itsFold = folds.foldOf()[5];
    List<Integer> differing = new ArrayList<>();
    for (int fold = 0; fold < 4; fold++) {
      for (int row = 0; row < ROWS; row++) {
        if (before.forTest(fold)[row][0] != after.forTest(fold)[row][0]) {
          assertFalse(fold == itsFold, "an input depends on a test label");
          differing.add(folds.foldOf()[row]);
        }
      }
    }
    assertFalse(differing.isEmpty(), "the learner does not see labels at all");
    assertFalse(differing.contains(itsFold), "the input of a row depends on its fold's labels");
  }

  @Test
  void twoFoldsAreTooFew() {
    var two = StratifiedGroupKFold.of(labels, groups, 2, 7);
    var e = assertThrows(IllegalArgumentException.class, () -> OutOfFold.of(two, train -> null));
    assertTrue(e.getMessage().contains("3 folds, not 2"), e.getMessage());
  }
}
