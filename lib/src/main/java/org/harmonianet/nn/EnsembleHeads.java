package org.harmonianet.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.util.PairList;

/**
 * The last layer of an ensemble: a linear layer and log-softmax of each member, and their common
 * answer.
 *
 * <p>While training, the mean of the members' log-probabilities, whose cross-entropy is the mean of
 * the members' cross-entropies, so that each member has a loss of its own; else the logarithm of
 * the mean of their probabilities. As in TabM (see {@link BatchEnsembleLinear}), section 3.3.
 *
 * <p>Input (rows, members, inputs); output (rows, classes).
 */
public final class EnsembleHeads extends AbstractBlock {
  private final int classes;
  private final Parameter weight;
  private final Parameter bias;

  /**
   * Makes a layer that is not yet initialised; its parameters will be drawn from U(-1/√n, 1/√n).
   */
  public EnsembleHeads(int members, int inputs, int classes) {
    this.classes = classes;
    Initializer uniform = Mlp.uniform(inputs);
    weight =
        addParameter(
            BatchEnsembleLinear.parameter(
                "weight", Parameter.Type.WEIGHT, new Shape(members, inputs, classes), uniform));
    bias =
        addParameter(
            BatchEnsembleLinear.parameter(
                "bias", Parameter.Type.BIAS, new Shape(members, 1, classes), uniform));
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray x = inputs.singletonOrThrow().transpose(1, 0, 2);
    NDArray w = store.getValue(weight, x.getDevice(), training);
    NDArray b = store.getValue(bias, x.getDevice(), training);
    NDArray logProbabilities = x.batchMatMul(w).add(b).logSoftmax(-1);
    int[] member = {0};
    return new NDList(
        training ? logProbabilities.mean(member) : logProbabilities.exp().mean(member).log());
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return new Shape[] {new Shape(inputShapes[0].get(0), classes)};
  }
}
