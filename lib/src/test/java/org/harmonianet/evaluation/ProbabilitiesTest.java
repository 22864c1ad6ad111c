package org.harmonianet.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class ProbabilitiesTest {
  private static final double[][] P = {{.2, .8}, {1, 0}};
  private static final double[][] Q = {{.5, .5}, {.1, .9}};

  private static void assertRows(double[][] expected, double[][] actual) {
    for (int row = 0; row < expected.length; row++) {
      assertArrayEquals(expected[row], actual[row], 1e-8);
    }
  }

  @Test
  void meanAndLogarithmsAreOfEachClass() {
    assertRows(new double[][] {{.35, .65}, {.55, .45}}, Probabilities.mean(P, Q));
    double[][] logs = {{Math.log(.2), Math.log(.8)}, {0, Math.log(1e-9)}};
    assertRows(logs, Probabilities.log(P));
    assertRows(P, Probabilities.exp(Probabilities.log(P)));
  }

  @Test
  void productWeighsTheSecondModel() {
    assertRows(new double[][] {{.2, .8}, {1, 0}}, Probabilities.product(P, Q, 1));
    assertRows(P, Probabilities.product(P, Q, 0));
    double[][] roots = {{.5, .5}, {Math.sqrt(.1), Math.sqrt(.9)}};
    double sum = roots[1][0] + roots[1][1];
    double[][] expected = {{.5, .5}, {roots[1][0] / sum, roots[1][1] / sum}};
    double[][] even = {{.5, .5}, {.5, .5}};
    assertRows(expected, Probabilities.product(even, Q, .5));
  }
}
