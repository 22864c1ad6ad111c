package org.harmonianet.training;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Trees that {@link BoostingRecipe} has trained, one for each class and round. Close them after the
 * predictions, which frees their memory outside of Java's heap.
 */
public final class BoostedTrees implements AutoCloseable {
  private final Booster booster;

  BoostedTrees(Booster booster) {
    this.booster = booster;
  }

  /**
   * Predicts the classes of rows.
   *
   * @param x the inputs, shape (rows, inputs), with the inputs of the training rows
   * @return the probability of each class, shape (rows, classes); each row has the sum 1
   * @throws XGBoostError if the number of inputs is another one
   */
  public double[][] predict(double[][] x) throws XGBoostError {
    if (x.length == 0) {
      return new double[0][];
    }
    DMatrix inputs = matrix(x);
    try {
      return Stream.of(booster.predict(inputs))
          .map(row -> IntStream.range(0, row.length).mapToDouble(label -> row[label]).toArray())
          .toArray(double[][]::new);
    } finally {
      inputs.dispose();
    }
  }

  /** Copies rows of shape (rows, inputs) to XGBoost, which keeps them as floats. */
  static DMatrix matrix(double[][] rows) throws XGBoostError {
    int width = rows[0].length;
    float[] values = new float[rows.length * width];
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < width; column++) {
        values[row * width + column] = (float) rows[row][column];
      }
    }
    return new DMatrix(values, rows.length, width, Float.NaN);
  }

  @Override
  public void close() {
    booster.dispose();
  }
}
