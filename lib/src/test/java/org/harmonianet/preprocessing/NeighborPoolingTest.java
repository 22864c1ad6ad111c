package org.harmonianet.preprocessing;

import static org.harmonianet.preprocessing.Encodings.assertMatrix;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NeighborPoolingTest {
  private static double[][] logarithms(double[][] numbers) {
    return Arrays.stream(numbers)
        .map(row -> Arrays.stream(row).map(Math::log).toArray())
        .toArray(double[][]::new);
  }

  private static final double[][] P = {{.6, .4}, {.2, .8}, {.5, .5}, {.9, .1}};

  /** By hand: without a cap and with weight 1, the product of all probabilities. */
  @Test
  void othersVote() {
    var others = new OtherTracks(new int[][] {{1, 2}, {0, 2}, {}, {3}});
    double[][] expected = {
      {.06 / .22, .16 / .22}, {.06 / .22, .16 / .22}, {.5, .5}, {81 / 82.0, 1 / 82.0}
    };
    double[][] pooled = NeighborPooling.pool(logarithms(P), others, 1, 10);
    assertMatrix(logarithms(expected), pooled, 1e-12);
  }

  @Test
  void weightAndCapLimitTheirVote() {
    var others = new OtherTracks(new int[][] {{1, 2}, {}, {}, {}});
    // Half of one vote, which is the geometric mean of both.
    double first = .6 * Math.pow(.2 * .5, .25);
    double second = .4 * Math.pow(.8 * .5, .25);
    double[][] expected = P.clone();
    expected[0] = new double[] {first / (first + second), second / (first + second)};
    double[][] pooled = NeighborPooling.pool(logarithms(P), others, .5, 1);
    assertMatrix(logarithms(expected), pooled, 1e-12);
  }
}
