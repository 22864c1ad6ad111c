package org.harmonianet.training;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.Arrays;
import java.util.Set;

/**
 * The settings of a training in small batches: AdamW (Loshchilov and Hutter 2019), with a learning
 * rate that rises for a tenth of the steps and then falls to zero along a cosine.
 *
 * <pre>{@code
 * var recipe = new Recipe(30, 256, .005f, .03f);
 * try (var trainer = recipe.trainer(model, loss, rows, inputs)) {
 *   for (int epoch = 0; epoch < recipe.epochs(); epoch++) { ... }
 * }
 * }</pre>
 *
 * @param epochs passes over the training rows
 * @param batchSize rows a step
 * @param learningRate the greatest learning rate
 * @param weightDecay the share of the learning rate by which a step shrinks the parameters
 */
public record Recipe(int epochs, int batchSize, float learningRate, float weightDecay) {
  private static final float SMOOTHING = .1f;

  /**
   * Makes a trainer for a model that is not initialised yet, on the model's device.
   *
   * @param rows number of training rows
   * @param inputs inputs a row
   * @return a trainer that the caller closes
   */
  public Trainer trainer(Model model, Loss loss, int rows, int inputs) {
    int steps = epochs * ((rows + batchSize - 1) / batchSize);
    int warmUp = steps / 10;
    Tracker cosine =
        Tracker.cosine()
            .setBaseValue(learningRate)
            .optFinalValue(0)
            .setMaxUpdates(steps - warmUp)
            .build();
    Tracker rate = Tracker.warmUp().optWarmUpSteps(warmUp).setMainTracker(cosine).build();
    Trainer trainer =
        model.newTrainer(
            new DefaultTrainingConfig(loss)
                .optDevices(new Device[] {model.getNDManager().getDevice()})
                .optOptimizer(
                    Optimizer.adamW()
                        .optWeightDecays(weightDecay)
                        .optLearningRateTracker(rate)
                        .build()));
    trainer.initialize(new Shape(batchSize, inputs));
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
    float[] target = new float[count];
    Arrays.fill(target, SMOOTHING / count);
    for (int label : classes) {
      target[label] += (1 - SMOOTHING) / classes.size();
    }
    return target;
  }
}
