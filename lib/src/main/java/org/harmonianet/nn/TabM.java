package org.harmonianet.nn;

import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.initializer.Initializer;
import java.util.List;

/**
 * The architecture of TabM: an ensemble of multilayer perceptrons that share nearly all parameters,
 * see {@link BatchEnsembleLinear} and {@link EnsembleHeads}.
 *
 * @param inputs inputs a row
 * @param members perceptrons
 * @param hidden units of each hidden layer
 * @param outputs classes
 * @param dropout share of hidden units set to zero while training
 */
public record TabM(int inputs, int members, List<Integer> hidden, int outputs, float dropout) {
  private static final Initializer SIGNS =
      (manager, shape, type) ->
          manager.randomUniform(-1, 1, shape, DataType.FLOAT32).sign().toType(type, false);

  /** Copies the list of hidden layers. */
  public TabM {
    hidden = List.copyOf(hidden);
  }

  /**
   * Makes a DJL block of this architecture, from shape (rows, inputs) to log-probabilities of shape
   * (rows, outputs), not yet initialised.
   */
  public SequentialBlock block() {
    SequentialBlock block = new SequentialBlock();
    Initializer scales = SIGNS;
    int width = inputs;
    for (int units : hidden) {
      block
          .add(new BatchEnsembleLinear(members, width, units, scales))
          .add(Activation.reluBlock())
          .add(new ParallelDropout(dropout));
      scales = Initializer.ONES;
      width = units;
    }
    return block.add(new EnsembleHeads(members, width, outputs));
  }
}
