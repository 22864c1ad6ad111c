package org.harmonianet.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.training.optimizer.Optimizer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ResumableAdamTest {
  private static float[] trained(Optimizer optimizer) {
    try (SmallTraining training = new SmallTraining()) {
      training.start(optimizer);
      for (int epoch = 0; epoch < 40; epoch++) {
        training.step();
      }
      return training.parameters();
    }
  }

  @Test
  void computesWhatDjlComputes() {
    float[] ours = trained(new ResumableAdam(SmallTraining.adam(.01f)));
    assertArrayEquals(trained(SmallTraining.adam(.01f).build()), ours);
    assertFalse(Arrays.equals(trained(SmallTraining.adam(.02f).build()), ours));
  }
}
