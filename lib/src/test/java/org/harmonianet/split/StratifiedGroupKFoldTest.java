package org.harmonianet.split;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StratifiedGroupKFoldTest {
  private static final int ROWS = 2000;
  private final int[] labels = new Random(1).ints(ROWS, 0, 10).toArray();
  private final int[] groups = IntStream.range(0, ROWS).map(row -> row % 700).toArray();
  private final StratifiedGroupKFold folds = StratifiedGroupKFold.of(labels, groups, 5, 42);

  @Test
  void groupsStayTogether() {
    for (int row = 700; row < ROWS; row++) {
      assertEquals(folds.foldOf()[row % 700], folds.foldOf()[row]);
    }
  }

  @Test
  void everyRowIsTestedOnce() {
    int[] tested =
        IntStream.range(0, 5).flatMap(f -> Arrays.stream(folds.test(f))).sorted().toArray();
    assertArrayEquals(IntStream.range(0, ROWS).toArray(), tested);
    assertEquals(ROWS - folds.test(2).length, folds.train(2).length);
  }

  @Test
  void classesAreShared() {
    for (int c = 0; c < 10; c++) {
      int label = c;
      long all = Arrays.stream(labels).filter(l -> l == label).count();
      for (int fold = 0; fold < 5; fold++) {
        long here = Arrays.stream(folds.test(fold)).filter(row -> labels[row] == label).count();
        assertEquals(all / 5.0, here, 5, "class " + c + " in fold " + fold);
      }
    }
  }

  /** Label 9 then has rows, label 8 none. */
  @Test
  void classWithoutRowsIsNoHindrance() {
    int[] some = Arrays.stream(labels).map(label -> label == 8 ? 9 : label).toArray();
    StratifiedGroupKFold folded = StratifiedGroupKFold.of(some, groups, 5, 42);
    for (int fold = 0; fold < 5; fold++) {
      assertEquals(ROWS / 5.0, folded.test(fold).length, 20);
    }
  }

  @Test
  void seedDecides() {
    assertArrayEquals(folds.foldOf(), StratifiedGroupKFold.of(labels, groups, 5, 42).foldOf());
    int[] other = StratifiedGroupKFold.of(labels, groups, 5, 43).foldOf();
    assertFalse(Arrays.equals(folds.foldOf(), other));
  }
}
