package org.harmonianet.training;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.loss.Loss;
import java.util.Arrays;
import org.harmonianet.data.Features;
import org.harmonianet.model.GenreTranslator;

/**
 * Trains a network on some rows and predicts others, as cross-validation does for each fold.
 *
 * <pre>{@code
 * var learner = new NetworkLearner(device, Recipe.targets(genresOf, genres.size(), weights));
 * var block = new TabM(x[0].length, 2, List.of(256, 256), genres.size(), .3f).block();
 * double[][] probabilities = learner.predict(block, recipe, x, train, test, seed);
 * }</pre>
 *
 * @param device where the network trains
 * @param targets of all rows, shape (rows, classes); to weigh a row, multiply its target
 */
public record NetworkLearner(Device device, float[][] targets) {

  /**
   * Trains a network and predicts with it.
   *
   * @param block from shape (rows, inputs) to log-probabilities of shape (rows, classes), as {@link
   *     org.harmonianet.nn.TabM} makes it; not initialised yet, and closed afterwards
   * @param recipe how to train
   * @param x the inputs of all rows, shape (rows, inputs)
   * @param train numbers of the rows to learn from
   * @param test numbers of the rows to predict
   * @param seed of initial weights, dropout and the order of the rows
   * @return the probabilities of the test rows, shape (test rows, classes)
   * @throws Exception if DJL cannot make a model, or the thread is interrupted
   */
  public double[][] predict(
      SequentialBlock block, Recipe recipe, double[][] x, int[] train, int[] test, int seed)
      throws Exception {
    Engine.getInstance().setRandomSeed(seed);
    try (Model model = Model.newInstance("network", device)) {
      model.setBlock(block);
      NDManager manager = model.getNDManager();
      float[][] y = Arrays.stream(train).mapToObj(row -> targets[row]).toArray(float[][]::new);
      NDArray inputs = manager.create(Features.rows(x, train)).toType(DataType.FLOAT32, false);
      Loss loss = Loss.softmaxCrossEntropyLoss("cross-entropy", 1, -1, false, false);
      recipe.train(model, loss, inputs, manager.create(y));
      return GenreTranslator.predict(model, Features.rows(x, test));
    }
  }
}
