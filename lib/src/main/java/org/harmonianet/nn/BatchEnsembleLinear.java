package org.harmonianet.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.util.PairList;

/**
 * A linear layer of several ensemble members that share one weight matrix, each with its own
 * scaling of inputs and outputs and its own bias.
 *
 * <p>For member i: y_i = s_i * (W (r_i * x_i)) + b_i. BatchEnsemble (Wen, Tran and Ba 2020) as TabM
 * uses it (Gorishniy, Kotelnikov and Babenko, "TabM: Advancing Tabular Deep Learning with
 * Parameter-Efficient Ensembling", 2024, section 3.2). W and b start from U(-1/√n, 1/√n) for n
 * inputs, s from 1.
 *
 * <p>Input (rows, inputs), the same for all members, or (rows, members, inputs); output (rows,
 * members, units). If all members have the same input, their scales multiply the weights instead:
 * the result is the same, and the weights are fewer than the numbers of a batch.
 */
public final class BatchEnsembleLinear extends AbstractBlock {
  private final int members;
  private final int units;
  private final Parameter r;
  private final Parameter weight;
  private final Parameter s;
  private final Parameter bias;

  /**
   * Makes a layer that is not yet initialised.
   *
   * @param members members of the ensemble
   * @param inputs inputs of each member
   * @param units outputs of each member
   * @param inputScales what r starts from, of shape (members, inputs): random signs in the first
   *     layer, which make the members differ, ones in the others
   */
  public BatchEnsembleLinear(int members, int inputs, int units, Initializer inputScales) {
    this.members = members;
    this.units = units;
    Initializer uniform = Mlp.uniform(inputs);
    r = addParameter(parameter("r", Parameter.Type.OTHER, new Shape(members, inputs), inputScales));
    weight =
        addParameter(parameter("weight", Parameter.Type.WEIGHT, new Shape(units, inputs), uniform));
    s =
        addParameter(
            parameter("s", Parameter.Type.OTHER, new Shape(members, units), Initializer.ONES));
    bias = addParameter(parameter("bias", Parameter.Type.BIAS, new Shape(members, units), uniform));
  }

  static Parameter parameter(
      String name, Parameter.Type type, Shape shape, Initializer initializer) {
    return Parameter.builder()
        .setName(name)
        .setType(type)
        .optShape(shape)
        .optInitializer(initializer)
        .build();
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray x = inputs.singletonOrThrow();
    NDArray in = value(store, r, x, training);
    NDArray shared = value(store, weight, x, training);
    NDArray out = value(store, s, x, training);
    NDArray b = value(store, bias, x, training);
    if (x.getShape().dimension() == 2) {
      NDArray weights = shared.expandDims(0).mul(in.expandDims(1)).mul(out.expandDims(2));
      return new NDList(
          Linear.linear(x, weights.reshape(-1, x.size(1)), b.flatten())
              .singletonOrThrow()
              .reshape(-1, members, units));
    }
    return new NDList(Linear.linear(x.mul(in), shared).singletonOrThrow().mul(out).add(b));
  }

  private static NDArray value(ParameterStore store, Parameter p, NDArray x, boolean training) {
    return store.getValue(p, x.getDevice(), training);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return new Shape[] {new Shape(inputShapes[0].get(0), members, units)};
  }
}
