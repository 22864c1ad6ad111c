package org.harmonianet.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.SoftmaxCrossEntropyLoss;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.harmonianet.model.GenreTranslator;
import org.harmonianet.nn.Mlp;
import org.junit.jupiter.api.Test;

class RecipeTest {
  @Test
  void targetSharesTheSmoothedTruthAmongTheClasses() {
    assertArrayEquals(new float[] {.92f, .02f, .02f, .02f, .02f}, target(0), 1e-6f);
    assertArrayEquals(new float[] {.02f, .47f, .02f, .47f, .02f}, target(1, 3), 1e-6f);
    assertArrayEquals(new float[] {0, .5f, .5f}, Recipe.target(Set.of(1, 2), 3, 0));
  }

  @Test
  void targetsAreMultipliedByTheWeights() {
    float[][] targets = Recipe.targets(List.of(Set.of(0), Set.of(0, 1)), 2, new double[] {1, .5});
    assertArrayEquals(new float[] {.95f, .05f}, targets[0], 1e-6f);
    assertArrayEquals(new float[] {.25f, .25f}, targets[1], 1e-6f);
    assertThrows(
        IllegalArgumentException.class,
        () -> Recipe.targets(List.of(Set.of(0)), 2, new double[] {1, 1}));
  }

  private static float[] target(Integer... classes) {
    return Recipe.target(Set.of(classes), 5);
  }

  /**
   * Each step moves a parameter by about the learning rate, as Adam does with a steady gradient.
   */
  @Test
  void learningRateRisesAndFallsToZero() {
    Engine.getInstance().setRandomSeed(1);
    Recipe recipe = new Recipe(10, 5, .01f, 0);
    List<Float> moves = new ArrayList<>();
    try (Model model = Model.newInstance("small", Device.cpu());
        NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      model.setBlock(new Mlp(1, List.of(8), 2, 0).block());
      var loss = new SoftmaxCrossEntropyLoss("cross-entropy", 1, -1, false, true);
      try (Trainer trainer = recipe.trainer(model, loss, manager.ones(new Shape(20, 1)))) {
        NDList x = new NDList(manager.ones(new Shape(5, 1)));
        NDList y =
            new NDList(manager.create(new float[][] {{1, 0}, {1, 0}, {1, 0}, {1, 0}, {1, 0}}));
        for (int step = 0; step < 40; step++) {
          float before = lastBias(model);
          try (NDScope scope = new NDScope();
              GradientCollector gradients = trainer.newGradientCollector()) {
            scope.suppressNotUsedWarning();
            NDArray value = trainer.getLoss().evaluate(y, trainer.forward(x));
            gradients.backward(value);
          }
          trainer.step();
          moves.add(Math.abs(lastBias(model) - before));
        }
      }
    }
    assertTrue(moves.get(0) < .3 * moves.get(4), "warm-up of four steps: " + moves);
    assertEquals(.01, moves.get(4), .002, moves.toString());
    assertTrue(moves.get(22) > .3 * .01 && moves.get(22) < .7 * .01, moves.toString());
    assertTrue(moves.get(39) < .02 * .01, moves.toString());
  }

  /** Adam moves each parameter by about the learning rate: a tenth of it in hidden layers. */
  @Test
  void fineTuningChangesHiddenLayersMoreSlowly() throws Exception {
    Engine.getInstance().setRandomSeed(1);
    Recipe recipe = new Recipe(20, 4, .01f, 0).fineTuning(.1f);
    assertEquals(.01f, recipe.learningRate());
    try (Model model = Model.newInstance("small", Device.cpu());
        NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      model.setBlock(new Mlp(1, List.of(8), 2, 0).block());
      NDArray x = manager.create(new float[][] {{-1}, {1}, {4}, {2}});
      NDArray y = manager.create(new float[][] {{1, 0}, {0, 1}, {.5f, .5f}, {0, 1}});
      var loss = new SoftmaxCrossEntropyLoss("cross-entropy", 1, -1, false, true);
      try (Trainer trainer = recipe.trainer(model, loss, x)) {
        List<NDArray> before = new ArrayList<>();
        model.getBlock().getParameters().values().forEach(p -> before.add(copy(p.getArray())));
        recipe.epoch(trainer, x, y);
        recipe.epoch(trainer, x, y);
        double[] moves = new double[before.size()];
        for (int i = 0; i < moves.length; i++) {
          NDArray after = model.getBlock().getParameters().valueAt(i).getArray();
          moves[i] = copy(after).sub(before.get(i)).abs().max().getFloat();
        }
        assertTrue(moves[2] > .001, "the last layer has learned: " + moves[2]);
        assertArrayEquals(new double[] {.1, .1}, ratios(moves), .01);
      }
    }
  }

  /** Hidden weights and biases, each against those of the last layer. */
  private static double[] ratios(double[] moves) {
    return new double[] {moves[0] / moves[2], moves[1] / moves[3]};
  }

  private static NDArray copy(NDArray parameter) {
    return parameter.stopGradient().duplicate();
  }

  @Test
  void trainingLearnsTheTargetsOfTheRows() throws Exception {
    Engine.getInstance().setRandomSeed(1);
    Recipe recipe = new Recipe(60, 2, .05f, 0);
    try (Model model = Model.newInstance("small", Device.cpu());
        NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      model.setBlock(new Mlp(1, List.of(8), 2, 0).block());
      NDArray x = manager.create(new float[][] {{-1}, {1}, {-2}, {2}, {3}});
      NDArray y = manager.create(new float[][] {{.9f, .1f}, {0, 1}, {.9f, .1f}, {0, 1}, {0, 1}});
      recipe.train(model, new SoftmaxCrossEntropyLoss("cross-entropy", 1, -1, false, true), x, y);
      double[][] p = GenreTranslator.predict(model, new double[][] {{-1.5}, {2.5}});
      assertEquals(.9, p[0][0], .05);
      assertEquals(1, p[1][1], .05);
    }
  }

  @Test
  void epochGivesTheMeanLossOfAllRows() throws Exception {
    Engine.getInstance().setRandomSeed(1);
    Recipe recipe = new Recipe(1, 2, 1e-9f, 0);
    try (Model model = Model.newInstance("small", Device.cpu());
        NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      model.setBlock(new Mlp(1, List.of(8), 2, 0).block());
      NDArray x = manager.create(new float[][] {{-1}, {1}, {4}});
      NDArray y = manager.create(new float[][] {{1, 0}, {0, 1}, {.5f, .5f}});
      var loss = new SoftmaxCrossEntropyLoss("cross-entropy", 1, -1, false, true);
      try (Trainer trainer = recipe.trainer(model, loss, x)) {
        double expected = loss.evaluate(new NDList(y), trainer.evaluate(new NDList(x))).getFloat();
        assertEquals(expected, recipe.epoch(trainer, x, y), 1e-5);
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> recipe.epoch(trainer, x, y));
      }
    }
  }

  private static float lastBias(Model model) {
    return model.getBlock().getParameters().get(3).getValue().getArray().toFloatArray()[0];
  }
}
