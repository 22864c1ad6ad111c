package org.harmonianet.training;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.harmonianet.nn.Mlp;

/** A small network that learns from 300 random rows, step by step as 04-training's. */
final class SmallTraining implements AutoCloseable {
  static final Mlp NETWORK = new Mlp(11, List.of(20, 30), 10, .3f);

  final Model model = Model.newInstance("small", Device.cpu());
  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private Trainer trainer;
  private final NDArray x;
  private final NDArray y;

  static Adam.Builder adam(float learningRate) {
    return Optimizer.adam().optLearningRateTracker(Tracker.fixed(learningRate));
  }

  SmallTraining() {
    Engine.getInstance().setRandomSeed(42);
    x = manager.randomNormal(new Shape(300, 11));
    y = manager.randomInteger(0, 10, new Shape(300), DataType.INT32);
    model.setBlock(NETWORK.block());
  }

  /** Initialises the network. */
  void start(Optimizer optimizer) {
    trainer =
        model.newTrainer(
            new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optDevices(new Device[] {Device.cpu()})
                .optOptimizer(optimizer));
    trainer.initialize(x.getShape());
  }

  /** Trains an epoch; the loss before its step, nats. */
  float step() {
    float value;
    try (NDScope scope = new NDScope();
        GradientCollector gradients = trainer.newGradientCollector()) {
      scope.suppressNotUsedWarning();
      NDList logits = trainer.forward(new NDList(x));
      NDArray loss = trainer.getLoss().evaluate(new NDList(y), logits);
      gradients.backward(loss);
      value = loss.getFloat();
    }
    trainer.step();
    return value;
  }

  /** The values of all parameters, one after the other. */
  float[] parameters() {
    FloatBuffer values = FloatBuffer.allocate(10_000);
    for (Parameter parameter : model.getBlock().getParameters().values()) {
      values.put(parameter.getArray().toFloatArray());
    }
    return Arrays.copyOf(values.array(), values.position());
  }

  @Override
  public void close() {
    if (trainer != null) {
      trainer.close();
    }
    model.close();
    manager.close();
  }
}
