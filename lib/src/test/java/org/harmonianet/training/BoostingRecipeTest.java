package org.harmonianet.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;

class BoostingRecipeTest {
  private static final BoostingRecipe SMALL = new BoostingRecipe(10, 4, .2, 1, .7, .6, 42);

  /** Rows whose class is the region of their first two inputs. */
  private static double[][] rows(int count, long seed) {
    Random random = new Random(seed);
    double[][] rows = new double[count][5];
    for (double[] row : rows) {
      Arrays.setAll(row, column -> random.nextGaussian());
    }
    return rows;
  }

  private static int[] classes(double[][] rows) {
    return Arrays.stream(rows).mapToInt(row -> row[0] > 0 ? 2 : row[1] > 0 ? 1 : 0).toArray();
  }

  private static double[][] predict(BoostingRecipe recipe, int threads, double[][] test)
      throws XGBoostError {
    double[][] x = rows(1000, 1);
    try (BoostedTrees trees = recipe.train(x, classes(x), 3, threads)) {
      return trees.predict(test);
    }
  }

  /**
   * One tree a class, of two leaves with four rows each. A row starts with p = 1/2, so a leaf has G
   * = ±2 and H = 2, and its value is -G / (H + 1) (Chen and Guestrin 2016, equation 5).
   */
  @Test
  void leafHasTheValueOfTheFormula() throws XGBoostError {
    double[][] x = {{0}, {0}, {0}, {0}, {1}, {1}, {1}, {1}};
    int[] y = {0, 0, 0, 0, 1, 1, 1, 1};
    var oneRound = new BoostingRecipe(1, 1, 1, 0, 1, 1, 42);
    try (BoostedTrees trees = oneRound.train(x, y, 2)) {
      double expected = 1 / (1 + Math.exp(-4 / 3.));
      double[][] p = trees.predict(new double[][] {{-5}, {5}});
      assertArrayEquals(new double[] {expected, 1 - expected}, p[0], 1e-6);
      assertArrayEquals(new double[] {1 - expected, expected}, p[1], 1e-6);
    }
  }

  @Test
  void learnsFromTheRows() throws XGBoostError {
    double[][] test = rows(500, 2);
    int[] y = classes(test);
    double[][] p = predict(SMALL, 1, test);
    int right = 0;
    for (int row = 0; row < test.length; row++) {
      assertEquals(1, Arrays.stream(p[row]).sum(), 1e-6);
      right += p[row][y[row]] > .5 ? 1 : 0;
    }
    assertTrue(right > 450, right + " of 500 rows");
  }

  @Test
  void sameSeedMakesTheSameTreesOnAnyNumberOfThreads() throws XGBoostError {
    double[][] test = rows(100, 2);
    var recipe = new BoostingRecipe(3, 4, .2, 1, .7, .6, 42);
    double[][] p = predict(recipe, 1, test);
    assertTrue(Arrays.deepEquals(p, predict(recipe, 1, test)), "twice on one thread");
    assertTrue(Arrays.deepEquals(p, predict(recipe, 2, test)), "on two threads");
    var other = new BoostingRecipe(3, 4, .2, 1, .7, .6, 43);
    assertFalse(Arrays.deepEquals(p, predict(other, 1, test)), "another seed");
  }

  @Test
  void missingInputsAreAllowedAndOtherWidthsAreNot() throws XGBoostError {
    double[][] x = rows(100, 1);
    try (BoostedTrees trees = SMALL.train(x, classes(x), 3, 1)) {
      double[][] missing = {{Double.NaN, 0, 0, 0, 0}};
      assertEquals(1, Arrays.stream(trees.predict(missing)[0]).sum(), 1e-6);
      assertEquals(0, trees.predict(new double[0][]).length);
      assertThrows(XGBoostError.class, () -> trees.predict(new double[2][6]));
    }
    assertThrows(XGBoostError.class, () -> SMALL.train(x, new int[99], 3, 1));
  }

  /** The trees see the training rows alone: the classes of test rows change nothing. */
  @Test
  void predictsRowsThatItDidNotLearn() throws Exception {
    double[][] x = rows(1000, 1);
    int[] y = classes(x);
    int[] train = IntStream.range(200, 1000).map(row -> 1199 - row).toArray();
    int[] test = IntStream.range(0, 200).toArray();
    double[][] p = SMALL.predict(x, y, 3, train, test);
    double[][] rows = Arrays.stream(train).mapToObj(row -> x[row]).toArray(double[][]::new);
    int[] labels = Arrays.stream(train).map(row -> y[row]).toArray();
    try (BoostedTrees trees = SMALL.train(rows, labels, 3)) {
      assertArrayEquals(trees.predict(Arrays.copyOf(x, 200)), p);
    }
    Arrays.fill(y, 0, 200, 0);
    assertArrayEquals(p, SMALL.predict(x, y, 3, train, test));
  }
}
