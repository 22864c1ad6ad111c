package org.harmonianet.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class RememberedLearnerTest {
  private int trainings;

  @Test
  void trainsOnceForTheSameRowsAndSeed() throws Exception {
    var learner =
        new RememberedLearner(
            (train, test, seed) -> new double[][] {{train[0], test[0], seed, trainings++}});
    double[][] first = learner.probabilities(new int[] {1}, new int[] {2}, 3);
    assertSame(first, learner.probabilities(new int[] {1}, new int[] {2}, 3));
    assertEquals(1, trainings);
    assertEquals(4, learner.probabilities(new int[] {4}, new int[] {2}, 3)[0][0]);
    assertEquals(4, learner.probabilities(new int[] {1}, new int[] {4}, 3)[0][1]);
    assertEquals(4, learner.probabilities(new int[] {1}, new int[] {2}, 4)[0][2]);
    assertEquals(4, trainings);
  }
}
