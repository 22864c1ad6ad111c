package org.harmonianet.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProbabilityScoresTest {
  @Test
  void scoresByHand() {
    double[][] probabilities = {{.7, .2, .1}, {.1, .6, .3}, {.2, .3, .5}, {0, 1, 0}};
    int[] labels = {0, 2, 2, 0};
    List<Set<Integer>> classes = List.of(Set.of(0), Set.of(1, 2), Set.of(2), Set.of(0));
    ProbabilityScores scores =
        ProbabilityScores.of(probabilities, labels, classes, List.of("a", "b", "c"));
    assertEquals(.5, scores.accuracy());
    assertEquals(.75, scores.anyOf());
    // F1: a 2/3, b 0, c 2/3.
    assertEquals(4 / 9.0, scores.macroF1(), 1e-12);
    double expected = -(Math.log(.7) + Math.log(.3) + Math.log(.5) + Math.log(1e-15)) / 4;
    assertEquals(expected, scores.logLoss(), 1e-12);
    assertEquals(1, scores.top2(), "a tie with the second counts");
    // One row a bin: gaps .3, .6, .5 and 1.
    assertEquals((.3 + .6 + .5 + 1) / 4, scores.calibrationError(), 1e-12);
  }

  @Test
  void reliabilityBinsAreOfEqualWidth() {
    Reliability bins =
        Reliability.of(
            new double[] {.05, .45, .55, .5, 1}, new boolean[] {false, true, true, false, true}, 2);
    assertArrayEquals(new int[] {2, 3}, bins.rows());
    assertArrayEquals(new double[] {.25, (.55 + .5 + 1) / 3}, bins.confidence(), 1e-12);
    assertArrayEquals(new double[] {.5, 2 / 3.0}, bins.accuracy(), 1e-12);
    double expected = (2 * .25 + 3 * Math.abs((.55 + .5 + 1) / 3 - 2 / 3.0)) / 5;
    assertEquals(expected, bins.expectedCalibrationError(), 1e-12);
  }
}
