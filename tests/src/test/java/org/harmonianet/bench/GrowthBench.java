package org.harmonianet.bench;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.Map;

/**
 * Trains the baseline for an epoch in batches, on rows of random numbers: {@code GrowthBench ROWS
 * BATCH}. Prints the seconds, after an epoch of few rows to warm up.
 */
final class GrowthBench {
  private static final int FEW = 100_000;

  private GrowthBench() {}

  public static void main(String[] arguments) throws Exception {
    Engine.getInstance().setRandomSeed(42);
    int rows = Integer.parseInt(arguments[0]);
    int batch = Integer.parseInt(arguments[1]);
    int inputs = EpochBench.BASELINE.inputs();
    Optimizer adam = Optimizer.adam().optLearningRateTracker(Tracker.fixed(1e-3f)).build();
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      NDArray x = manager.randomNormal(new Shape(rows, inputs));
      NDArray y =
          manager.arange(rows).mod(EpochBench.BASELINE.outputs()).toType(DataType.INT64, false);
      try (Training training = new Training(EpochBench.BASELINE.block(), adam, x)) {
        int few = Math.min(rows, FEW);
        training.epoch(x.get(":" + few), y.get(":" + few), batch);
        long started = System.nanoTime();
        training.epoch(x, y, batch);
        Output.print(Map.of("seconds", (System.nanoTime() - started) / 1e9));
      }
    }
  }
}
