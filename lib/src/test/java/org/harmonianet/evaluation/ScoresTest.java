package org.harmonianet.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScoresTest {
  @Test
  void scoresByHand() {
    double[][] probabilities = {{.7, .2, .1}, {.1, .6, .3}, {.2, .3, .5}, {0, 1, 0}};
    int[] labels = {0, 2, 2, 0};
    List<Set<Integer>> classes = List.of(Set.of(0), Set.of(1, 2), Set.of(2), Set.of(0));
    Scores scores = Scores.of(probabilities, labels, classes, List.of("a", "b", "c"));
    assertEquals(.5, scores.accuracy());
    assertEquals(.75, scores.anyLabel());
    // F1: a 2/3, b 0, c 2/3.
    assertEquals(4 / 9.0, scores.macroF1(), 1e-12);
    double expected = -(Math.log(.7) + Math.log(.3) + Math.log(.5) + Math.log(1e-15)) / 4;
    assertEquals(expected, scores.logLoss(), 1e-12);
    assertEquals(1, scores.top2(), "a tie with the second counts");
    // One row a bin: gaps .3, .6, .5 and 1.
    assertEquals((.3 + .6 + .5 + 1) / 4, scores.calibrationError(), 1e-12);
  }

  @Test
  void hitRateIsTheShareOfRowsWithOneOfTheirClasses() {
    double[][] probabilities = {{.7, .2, .1}, {.1, .6, .3}, {.2, .3, .5}, {0, .9, .1}};
    List<Set<Integer>> classes = List.of(Set.of(0), Set.of(0, 2), Set.of(0, 1), Set.of(0));
    assertEquals(.25, Scores.hitRate(probabilities, classes, 1));
    assertEquals(.75, Scores.hitRate(probabilities, classes, 2));
    assertEquals(1, Scores.hitRate(probabilities, classes, 3));
  }

  @Test
  void mostProbableClassesComeFirstAndEqualsInTheirOrder() {
    double[] probabilities = {.1, .3, .1, .4, .1};
    assertArrayEquals(new int[] {3, 1, 0, 2}, Scores.mostProbable(probabilities, 4));
    assertEquals(3, Scores.mostProbable(probabilities));
  }
}
