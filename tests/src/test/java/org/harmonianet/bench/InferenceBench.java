package org.harmonianet.bench;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Asks the baseline network for probabilities, arrays of Java in and out: {@code InferenceBench
 * SECONDS BATCH...}. Prints rows a second by batch size, after as many seconds of warm-up.
 */
final class InferenceBench {
  private InferenceBench() {}

  public static void main(String[] arguments) throws Exception {
    double seconds = Double.parseDouble(arguments[0]);
    Engine.getInstance().setRandomSeed(42);
    Map<Integer, Double> rowsPerSecond = new LinkedHashMap<>();
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      Block block = EpochBench.BASELINE.block();
      block.initialize(manager, DataType.FLOAT32, EpochBench.BASELINE.inputShape());
      Stream.of(arguments)
          .skip(1)
          .map(Integer::valueOf)
          .forEach(batch -> rowsPerSecond.put(batch, measure(manager, block, batch, seconds)));
    }
    Output.print(rowsPerSecond);
  }

  private static double measure(NDManager manager, Block block, int batch, double seconds) {
    int inputs = EpochBench.BASELINE.inputs();
    float[] rows = manager.randomNormal(new Shape((long) batch * inputs)).toFloatArray();
    repeat(manager, block, rows, seconds);
    return batch * repeat(manager, block, rows, seconds);
  }

  /** Calls a second. */
  private static double repeat(NDManager manager, Block block, float[] rows, double seconds) {
    long started = System.nanoTime();
    long calls = 0;
    double elapsed = 0;
    while (elapsed < seconds) {
      probabilities(manager, block, rows);
      calls++;
      elapsed = (System.nanoTime() - started) / 1e9;
    }
    return calls / elapsed;
  }

  /** Rows of 11 standardised features to rows of 10 probabilities, one after another. */
  private static float[] probabilities(NDManager manager, Block block, float[] rows) {
    int inputs = EpochBench.BASELINE.inputs();
    try (NDManager call = manager.newSubManager()) {
      NDList x = new NDList(call.create(rows, new Shape(rows.length / inputs, inputs)));
      return block
          .forward(new ParameterStore(call, false), x, false)
          .singletonOrThrow()
          .softmax(1)
          .toFloatArray();
    }
  }
}
