package org.harmonianet.bench;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import ai.djl.nn.Block;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import java.util.stream.LongStream;

/** A network under training, with cross-entropy as its loss, as 04-training does it. */
final class Training implements AutoCloseable {
  private final Model model;
  private final Trainer trainer;

  /**
   * @param block not yet initialised
   * @param x the first batch, for its shape and device
   */
  Training(Block block, Optimizer optimizer, NDArray x) {
    model = Model.newInstance("bench", x.getDevice());
    model.setBlock(block);
    trainer =
        model.newTrainer(
            new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optDevices(new Device[] {x.getDevice()})
                .optOptimizer(optimizer));
    trainer.initialize(x.getShape());
  }

  /**
   * Learns from one batch.
   *
   * @param x shape (rows, inputs)
   * @param y shape (rows)
   * @return the loss before the step, nats
   */
  float step(NDArray x, NDArray y) {
    float value;
    try (NDScope scope = new NDScope();
        GradientCollector gradients = trainer.newGradientCollector()) {
      NDList logits = trainer.forward(new NDList(x));
      NDArray loss = trainer.getLoss().evaluate(new NDList(y), logits);
      gradients.backward(loss);
      value = loss.getFloat();
      scope.suppressNotUsedWarning();
    }
    trainer.step();
    return value;
  }

  /**
   * One pass over the rows in a new order, in batches. No scope around the steps: it would close
   * the optimizer's state with the batches.
   *
   * @param x shape (rows, inputs)
   * @param y shape (rows)
   */
  void epoch(NDArray x, NDArray y, int batch) {
    long rows = x.getShape().get(0);
    long[] cuts = LongStream.iterate(batch, cut -> cut < rows, cut -> cut + batch).toArray();
    try (NDArray order = x.getManager().randomPermutation(rows);
        NDArray shuffledX = x.get(order);
        NDArray shuffledY = y.get(order);
        NDList batchesX = shuffledX.split(cuts);
        NDList batchesY = shuffledY.split(cuts)) {
      for (int i = 0; i < batchesX.size(); i++) {
        step(batchesX.get(i), batchesY.get(i));
      }
    }
  }

  /** The share of rows that the network gives their label, with dropout off. */
  double accuracy(NDArray x, NDArray y) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray logits = trainer.evaluate(new NDList(x)).singletonOrThrow();
      return (double) logits.argMax(1).eq(y).countNonzero().getLong() / y.size();
    }
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
