package org.harmonianet.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;
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

  /**
   * Makes a block whose hidden layers start from copies of trained ones, to be fine-tuned. Its last
   * layer is new, so it may have other classes.
   *
   * @param trained a block of as many inputs, members and hidden units
   */
  public SequentialBlock block(SequentialBlock trained) {
    SequentialBlock block = block();
    for (int layer = 0; layer < block.getChildren().size() - 1; layer++) {
      ParameterList copies = block.getChildren().valueAt(layer).getParameters();
      ParameterList originals = trained.getChildren().valueAt(layer).getParameters();
      for (int i = 0; i < copies.size(); i++) {
        Parameter original = originals.valueAt(i);
        copies.valueAt(i).setInitializer((manager, shape, type) -> copy(original, manager));
      }
    }
    return block;
  }

  private static NDArray copy(Parameter original, NDManager manager) {
    NDArray copy = original.getArray().stopGradient().duplicate();
    copy.attach(manager);
    return copy;
  }
}
