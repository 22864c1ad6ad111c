package org.harmonianet.training;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.ParameterTracker;
import ai.djl.training.tracker.Tracker;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The settings of a training in small batches: AdamW (Loshchilov and Hutter 2019), with a learning
 * rate that rises for a tenth of the steps and then falls to zero along a cosine.
 *
 * <pre>{@code
 * var recipe = new Recipe(30, 256, .005f, .03f);
 * recipe.train(model, loss, x, y);
 * }</pre>
 *
 * <p>To see the loss of each epoch, make the {@link #trainer} and call {@link #epoch}.
 *
 * @param epochs passes over the training rows
 * @param batchSize rows a step
 * @param learningRate the greatest learning rate
 * @param weightDecay the share of the learning rate by which a step shrinks the parameters
 * @param hiddenRate what the rate of all layers but the last is multiplied by; 1 if none is trained
 *     yet
 */
public record Recipe(
    int epochs, int batchSize, float learningRate, float weightDecay, float hiddenRate) {
  private static final float SMOOTHING = .1f;

  /** Makes the settings for a network that has learned nothing yet. */
  public Recipe(int epochs, int batchSize, float learningRate, float weightDecay) {
    this(epochs, batchSize, learningRate, weightDecay, 1);
  }

  /**
   * Returns the same settings for a network whose hidden layers are trained already, so that they
   * change more slowly than its last layer ("discriminative fine-tuning", Howard and Ruder 2018).
   *
   * @param hiddenRate what the learning rate of all layers but the last is multiplied by
   */
  public Recipe fineTuning(float hiddenRate) {
    return new Recipe(epochs, batchSize, learningRate, weightDecay, hiddenRate);
  }

  /**
   * Trains a model for all epochs.
   *
   * @param model not initialised yet, except for hidden layers that are trained already
   * @param loss compares the network's outputs with the targets
   * @param x the inputs, shape (rows, inputs)
   * @param y the targets, shape (rows, classes): the share of each class in a row
   * @throws InterruptedException if the thread is interrupted
   */
  public void train(Model model, Loss loss, NDArray x, NDArray y) throws InterruptedException {
    try (Trainer trainer = trainer(model, loss, x)) {
      for (int epoch = 0; epoch < epochs; epoch++) {
        epoch(trainer, x, y);
      }
    }
  }

  /**
   * Trains for one epoch: the rows come in a new order, and each batch of them makes one step.
   *
   * @param trainer made by {@link #trainer}
   * @return the mean loss of the rows
   * @throws InterruptedException if the thread is interrupted
   */
  public double epoch(Trainer trainer, NDArray x, NDArray y) throws InterruptedException {
    return epoch(trainer, x, y, UnaryOperator.identity());
  }

  /**
   * Trains for one epoch, and changes each batch before its step.
   *
   * @param augment changes inputs, as {@link ColumnMask} does; its arrays are closed after the step
   */
  public double epoch(Trainer trainer, NDArray x, NDArray y, UnaryOperator<NDArray> augment)
      throws InterruptedException {
    long rows = x.size(0);
    double sum = 0;
    try (NDArray order = x.getManager().randomPermutation(rows)) {
      for (long start = 0; start < rows; start += batchSize) {
        long end = Math.min(rows, start + batchSize);
        NDIndex batch = new NDIndex("{}:{}", start, end);
        sum += (end - start) * step(trainer, new NDList(x, y), order, batch, augment);
        if (Thread.interrupted()) {
          throw new InterruptedException("training was stopped");
        }
      }
    }
    return sum / rows;
  }

  private static float step(
      Trainer trainer, NDList xy, NDArray order, NDIndex batch, UnaryOperator<NDArray> augment) {
    float value;
    try (NDScope scope = new NDScope();
        GradientCollector gradients = trainer.newGradientCollector()) {
      scope.suppressNotUsedWarning();
      NDArray rows = order.get(batch);
      NDList outputs = trainer.forward(new NDList(augment.apply(xy.get(0).get(rows))));
      NDArray loss = trainer.getLoss().evaluate(new NDList(xy.get(1).get(rows)), outputs);
      gradients.backward(loss);
      value = loss.getFloat();
    }
    trainer.step();
    return value;
  }

  /**
   * Makes a trainer for a model that is not initialised yet, on the model's device.
   *
   * @param x the inputs of the training rows, shape (rows, inputs)
   * @return a trainer that the caller closes
   */
  public Trainer trainer(Model model, Loss loss, NDArray x) {
    long steps = epochs * ((x.size(0) + batchSize - 1) / batchSize);
    int warmUp = (int) steps / 10;
    Tracker cosine =
        Tracker.cosine()
            .setBaseValue(learningRate)
            .optFinalValue(0)
            .setMaxUpdates((int) steps - warmUp)
            .build();
    Tracker rate = Tracker.warmUp().optWarmUpSteps(warmUp).setMainTracker(cosine).build();
    List<Block> layers = model.getBlock().getChildren().values();
    Set<String> ofLastLayer =
        layers.get(layers.size() - 1).getParameters().values().stream()
            .map(Parameter::getId)
            .collect(Collectors.toSet());
    ParameterTracker rateOf =
        (parameter, step) ->
            rate.getNewValue(step) * (ofLastLayer.contains(parameter) ? 1 : hiddenRate);
    Trainer trainer =
        model.newTrainer(
            new DefaultTrainingConfig(loss)
                .optDevices(new Device[] {model.getNDManager().getDevice()})
                .optOptimizer(
                    Optimizer.adamW()
                        .optWeightDecays(weightDecay)
                        .optLearningRateTracker(rateOf)
                        .build()));
    trainer.initialize(new Shape(batchSize, x.size(1)));
    return trainer;
  }

  /**
   * Returns the target of a row that has several classes: they share 0.9 equally, and all classes
   * share 0.1 (label smoothing, Szegedy et al. 2016).
   *
   * @param classes the row's classes, from 0
   * @param count number of all classes
   * @return shape (count), sum 1
   */
  public static float[] target(Set<Integer> classes, int count) {
    return target(classes, count, SMOOTHING);
  }

  /**
   * Returns the target of a row that has several classes, with a share for all classes of one's
   * own.
   *
   * @param smoothing what all classes share, from 0 to 1; the row's classes share the rest
   */
  public static float[] target(Set<Integer> classes, int count, float smoothing) {
    float[] target = new float[count];
    Arrays.fill(target, smoothing / count);
    for (int label : classes) {
      target[label] += (1 - smoothing) / classes.size();
    }
    return target;
  }

  /**
   * Returns the targets of many rows, each multiplied by the row's weight. The cross-entropy of a
   * row is then multiplied by it, too.
   *
   * @param classes the classes of each row, from 0
   * @param count number of all classes
   * @param weights of the rows, such as {@code TrackGroups.weights}
   * @return shape (rows, count)
   * @throws IllegalArgumentException if there is not one weight a row
   */
  public static float[][] targets(List<Set<Integer>> classes, int count, double[] weights) {
    if (weights.length != classes.size()) {
      throw new IllegalArgumentException(
          "%d rows have %d weights".formatted(classes.size(), weights.length));
    }
    float[][] targets = new float[classes.size()][];
    for (int row = 0; row < targets.length; row++) {
      targets[row] = target(classes.get(row), count);
      for (int c = 0; c < count; c++) {
        targets[row][c] *= (float) weights[row];
      }
    }
    return targets;
  }
}
