package org.harmonianet.model;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.ParameterStore;

/** What a trained network says of rows, with dropout off. */
public final class Networks {
  private Networks() {}

  /**
   * The probabilities of the classes: the softmax of what the network gives, logits or
   * log-probabilities.
   *
   * @param rows inputs as the network has learned from, shape (rows, inputs)
   * @return shape (rows, classes)
   */
  public static double[][] probabilities(Model model, double[][] rows) {
    try (NDManager manager = model.getNDManager().newSubManager()) {
      return matrix(forward(manager, model, rows).softmax(1));
    }
  }

  /**
   * What the model's block gives for rows: logits, or the last hidden layer where the block has
   * lost its last one.
   *
   * @param rows standardised features, shape (rows, inputs)
   * @return shape (rows, units)
   */
  public static double[][] outputs(Model model, double[][] rows) {
    try (NDManager manager = model.getNDManager().newSubManager()) {
      return matrix(forward(manager, model, rows));
    }
  }

  private static NDArray forward(NDManager manager, Model model, double[][] rows) {
    NDArray x = manager.create(rows).toType(DataType.FLOAT32, false);
    return model
        .getBlock()
        .forward(new ParameterStore(manager, false), new NDList(x), false)
        .singletonOrThrow();
  }

  private static double[][] matrix(NDArray array) {
    float[] values = array.toFloatArray();
    int columns = (int) array.getShape().get(1);
    double[][] matrix = new double[values.length / columns][columns];
    for (int i = 0; i < values.length; i++) {
      matrix[i / columns][i % columns] = values[i];
    }
    return matrix;
  }
}
