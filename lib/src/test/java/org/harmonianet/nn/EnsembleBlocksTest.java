package org.harmonianet.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.NormalInitializer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TabM's blocks against their formulas; gradients against central differences. */
class EnsembleBlocksTest {
  private NDManager manager;

  @BeforeEach
  void open() {
    Engine.getInstance().setRandomSeed(7);
    manager = NDManager.newBaseManager(Device.cpu());
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private NDArray forward(Block block, NDArray x, boolean training) {
    return block
        .forward(new ParameterStore(manager, false), new NDList(x), training)
        .singletonOrThrow();
  }

  private NDArray random(long... shape) {
    return manager.randomNormal(0, 1, new Shape(shape), DataType.FLOAT64);
  }

  /** A block whose every parameter is random. */
  private <B extends Block> B initialised(B block, NDArray x) {
    block.setInitializer(new NormalInitializer(1), parameter -> true);
    block.initialize(manager, DataType.FLOAT64, x.getShape());
    return block;
  }

  private static NDArray parameter(Block block, String name) {
    return block.getParameters().get(name).getArray();
  }

  @Test
  void linearLayerOfEachMemberIsScaledOnBothSides() {
    NDArray x = random(4, 3);
    BatchEnsembleLinear block = initialised(new BatchEnsembleLinear(2, 3, 5, Initializer.ONES), x);
    NDArray y = forward(block, x, false);
    assertEquals(new Shape(4, 2, 5), y.getShape());
    assertEquals(y.getShape(), block.getOutputShapes(new Shape[] {x.getShape()})[0]);
    for (int member = 0; member < 2; member++) {
      NDArray scaled = x.mul(parameter(block, "r").get(member));
      NDArray expected =
          scaled
              .matMul(parameter(block, "weight").transpose())
              .mul(parameter(block, "s").get(member))
              .add(parameter(block, "bias").get(member));
      assertTrue(y.get(":," + member).sub(expected).abs().max().getDouble() < 1e-12);
    }
  }

  @Test
  void headsAverageProbabilitiesAndTrainOnTheirOwn() {
    NDArray x = random(4, 2, 3);
    EnsembleHeads block = initialised(new EnsembleHeads(2, 3, 5), x);
    NDArray sum = null;
    NDArray sumOfLogs = null;
    for (int member = 0; member < 2; member++) {
      NDArray p =
          x.get(":," + member)
              .matMul(parameter(block, "weight").get(member))
              .add(parameter(block, "bias").get(member))
              .softmax(-1);
      sum = sum == null ? p : sum.add(p);
      sumOfLogs = sumOfLogs == null ? p.log() : sumOfLogs.add(p.log());
    }
    NDArray probabilities = forward(block, x, false).exp();
    assertTrue(probabilities.sub(sum.div(2)).abs().max().getDouble() < 1e-12);
    NDArray logs = forward(block, x, true);
    assertTrue(logs.sub(sumOfLogs.div(2)).abs().max().getDouble() < 1e-12);
    assertEquals(new Shape(4, 5), block.getOutputShapes(new Shape[] {x.getShape()})[0]);
  }

  @Test
  void gradientsAreTheSlopes() {
    NDArray rows = random(4, 3);
    assertGradients(initialised(new BatchEnsembleLinear(2, 3, 5, Initializer.ONES), rows), rows);
    NDArray ofMembers = random(4, 2, 3);
    assertGradients(
        initialised(new BatchEnsembleLinear(2, 3, 5, Initializer.ONES), ofMembers), ofMembers);
    assertGradients(initialised(new EnsembleHeads(2, 3, 5), ofMembers), ofMembers);
    assertGradients(initialised(new TabM(3, 2, List.of(6, 5), 4, 0).block(), rows), rows);
  }

  /** Compares the gradient of a weighted sum of outputs with central differences. */
  private void assertGradients(Block block, NDArray input) {
    NDArray x = input.duplicate(); // without gradients of an earlier call
    NDArray weights = random(block.getOutputShapes(new Shape[] {x.getShape()})[0].getShape());
    x.setRequiresGradient(true);
    List<NDArray> variables = new ArrayList<>(List.of(x));
    block.getParameters().values().forEach(p -> variables.add(p.getArray()));
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      collector.backward(forward(block, x, true).mul(weights).sum());
    }
    for (NDArray variable : variables) {
      double[] gradient = variable.getGradient().toDoubleArray();
      double[] values = variable.toDoubleArray();
      for (int i = 0; i < values.length; i++) {
        double step = 1e-5;
        double up = shifted(block, x, weights, variable, values, i, step);
        double down = shifted(block, x, weights, variable, values, i, -step);
        assertEquals((up - down) / (2 * step), gradient[i], 1e-6, variable.getName() + " " + i);
      }
    }
  }

  private double shifted(
      Block block, NDArray x, NDArray weights, NDArray variable, double[] values, int i, double d) {
    double[] changed = values.clone();
    changed[i] += d;
    manager.create(changed, variable.getShape()).copyTo(variable);
    double value = forward(block, x, true).mul(weights).sum().getDouble();
    manager.create(values, variable.getShape()).copyTo(variable);
    return value;
  }

  @Test
  void membersDifferByTheSignsOfTheirInputs() {
    Block block = new TabM(50, 4, List.of(6, 5), 3, .3f).block();
    block.initialize(manager, DataType.FLOAT32, new Shape(1, 50));
    NDArray first = block.getChildren().valueAt(0).getParameters().get("r").getArray();
    assertEquals(200, first.abs().sum().getFloat(), "each is 1 or -1");
    assertEquals(0, first.mean().getFloat(), .25);
    assertNotEquals(first.get(0), first.get(1));
    NDArray second = block.getChildren().valueAt(3).getParameters().get("r").getArray();
    assertEquals(manager.ones(new Shape(4, 6)), second);
    assertEquals(new Shape(7, 3), block.getOutputShapes(new Shape[] {new Shape(7, 50)})[0]);
  }

  @Test
  void hiddenLayersStartFromTrainedOnes() {
    SequentialBlock trained = new TabM(5, 2, List.of(6, 4), 3, .3f).block();
    trained.initialize(manager, DataType.FLOAT32, new Shape(1, 5));
    SequentialBlock block = new TabM(5, 2, List.of(6, 4), 7, .1f).block(trained);
    block.initialize(manager, DataType.FLOAT32, new Shape(1, 5));
    for (int layer = 0; layer < block.getChildren().size() - 1; layer++) {
      for (var parameter : trained.getChildren().valueAt(layer).getParameters()) {
        NDArray copy = parameter(block.getChildren().valueAt(layer), parameter.getKey());
        assertEquals(parameter.getValue().getArray(), copy, layer + " " + parameter.getKey());
        copy.muli(2); // the original is another array
        assertNotEquals(parameter.getValue().getArray(), copy);
        assertTrue(copy.hasGradient());
      }
    }
    NDArray x = manager.ones(new Shape(4, 5));
    assertEquals(new Shape(4, 7), forward(block, x, false).getShape());
  }
}
