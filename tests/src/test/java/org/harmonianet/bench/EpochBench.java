package org.harmonianet.bench;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.harmonianet.nn.Mlp;
import org.harmonianet.nn.ParallelDropout;

/**
 * Trains the baseline in full-batch epochs: {@code EpochBench DATA stock|parallel EPOCHS}. Prints
 * each epoch's milliseconds and the last loss.
 */
final class EpochBench {
  static final Mlp BASELINE = new Mlp(11, List.of(256, 512), 10, .3f);

  private EpochBench() {}

  public static void main(String[] arguments) throws Exception {
    Engine.getInstance().setRandomSeed(42);
    Block block = arguments[1].equals("stock") ? withStockDropout() : BASELINE.block();
    Optimizer adam = Optimizer.adam().optLearningRateTracker(Tracker.fixed(1e-3f)).build();
    double[] millis = new double[Integer.parseInt(arguments[2])];
    float loss = 0;
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      BenchData data = BenchData.read(manager, Path.of(arguments[0]));
      try (Training training = new Training(block, adam, data.features())) {
        for (int epoch = 0; epoch < millis.length; epoch++) {
          long started = System.nanoTime();
          loss = training.step(data.features(), data.labels());
          millis[epoch] = (System.nanoTime() - started) / 1e6;
        }
      }
    }
    Output.print(Map.of("ms", millis, "loss", loss));
  }

  /** The baseline with DJL's own dropout in place of this project's. */
  private static Block withStockDropout() {
    SequentialBlock stock = new SequentialBlock();
    for (Block layer : BASELINE.block().getChildren().values()) {
      boolean dropout = layer instanceof ParallelDropout;
      stock.add(dropout ? Dropout.builder().optRate(BASELINE.dropout()).build() : layer);
    }
    return stock;
  }
}
