package org.harmonianet.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.util.List;
import org.junit.jupiter.api.Test;

class MlpTest {
  private static final Mlp BASELINE = new Mlp(11, List.of(256, 512), 10, .3f);

  @Test
  void baselineHasItsParameters() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      Block block = BASELINE.block();
      block.initialize(manager, DataType.FLOAT32, BASELINE.inputShape());
      long parameters =
          block.getParameters().values().stream().mapToLong(p -> p.getArray().size()).sum();
      assertEquals(139_786, parameters);
      assertEquals(new Shape(7, 10), block.getOutputShapes(new Shape[] {new Shape(7, 11)})[0]);
    }
  }

  @Test
  void parametersAreDrawnAsPyTorchDraws() {
    Engine.getInstance().setRandomSeed(1);
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      Block block = BASELINE.block();
      block.initialize(manager, DataType.FLOAT32, BASELINE.inputShape());
      int[] inputs = {11, 11, 256, 256, 512, 512};
      for (int i = 0; i < inputs.length; i++) {
        NDArray array = block.getParameters().valueAt(i).getArray();
        double bound = 1 / Math.sqrt(inputs[i]);
        float greatest = array.abs().max().getFloat();
        assertTrue(greatest <= bound, "parameter " + i + ": " + greatest + " > " + bound);
        if (array.size() > 1000) {
          // The standard deviation of U(-b, b) is b / sqrt(3).
          float deviation = array.square().mean().sqrt().getFloat();
          assertEquals(bound / Math.sqrt(3), deviation, .03 * bound);
        }
        assertTrue(greatest > .5 * bound, "parameter " + i + " is drawn from too narrow a range");
      }
    }
  }

  @Test
  void dropoutIsOnlyForTraining() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      Block block = BASELINE.block();
      block.initialize(manager, DataType.FLOAT32, BASELINE.inputShape());
      NDList rows = new NDList(manager.ones(new Shape(2, 11)));
      ParameterStore store = new ParameterStore(manager, false);
      NDArray once = block.forward(store, rows, false).singletonOrThrow();
      assertEquals(once, block.forward(store, rows, false).singletonOrThrow());
      NDArray training = block.forward(store, rows, true).singletonOrThrow();
      assertTrue(training.sub(once).abs().max().getFloat() > 1e-3, "dropout changes the output");
    }
  }
}
