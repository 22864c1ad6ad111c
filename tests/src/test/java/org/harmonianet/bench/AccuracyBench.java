package org.harmonianet.bench;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.harmonianet.nn.Mlp;

/**
 * Trains until the test accuracy is reached: {@code AccuracyBench DATA EARLIER SEED...}, after
 * {@code EARLIER} trainings that are not counted. Prints one result a seed.
 */
final class AccuracyBench {
  private static final double GOAL = .65;
  private static final int EPOCHS = 5;
  private static final int BATCH = 256;
  private static final float PEAK = 5e-3f;

  private AccuracyBench() {}

  /**
   * @param seconds from building the network to the end of the last epoch, evaluations included
   * @param epochs how many were trained: up to the first that reached the goal, else all
   * @param accuracy of the test rows after the last of them, 0 to 1
   * @param reached whether that is the goal
   */
  record Result(int seed, double seconds, int epochs, double accuracy, boolean reached) {}

  public static void main(String[] arguments) throws Exception {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      BenchData data = BenchData.read(manager, Path.of(arguments[0]));
      int earlier = Integer.parseInt(arguments[1]);
      IntStream.range(0, earlier).forEach(i -> train(data, 1000 + i));
      List<Result> results =
          List.of(arguments).subList(2, arguments.length).stream()
              .map(seed -> train(data, Integer.parseInt(seed)))
              .toList();
      Output.print(results);
    }
  }

  private static Result train(BenchData data, int seed) {
    Engine.getInstance().setRandomSeed(seed);
    long started = System.nanoTime();
    NDArray x = data.encoded();
    int inputs = (int) x.getShape().get(1);
    int steps = EPOCHS * (int) ((x.getShape().get(0) + BATCH - 1) / BATCH);
    Optimizer adamW =
        Optimizer.adamW().optWeightDecays(.01f).optLearningRateTracker(rate(steps)).build();
    double accuracy = 0;
    int epoch = 0;
    try (Training training =
        new Training(new Mlp(inputs, List.of(128), 10, 0f).block(), adamW, x)) {
      while (epoch < EPOCHS && accuracy < GOAL) {
        training.epoch(x, data.labels(), BATCH);
        accuracy = training.accuracy(data.testEncoded(), data.testLabels());
        epoch++;
      }
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    return new Result(seed, seconds, epoch, accuracy, accuracy >= GOAL);
  }

  /** Linear warm-up over the first tenth of the steps, then half a cosine down to 0. */
  private static Tracker rate(int steps) {
    int warmUp = steps / 10;
    Tracker cosine =
        Tracker.cosine().setBaseValue(PEAK).optFinalValue(0).setMaxUpdates(steps - warmUp).build();
    return Tracker.warmUp().optWarmUpSteps(warmUp).setMainTracker(cosine).build();
  }
}
