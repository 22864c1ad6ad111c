package org.harmonianet.model;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;

/**
 * Lets a DJL predictor take a batch of rows and return numbers for each: the one way in which our
 * networks predict.
 *
 * <pre>{@code
 * double[][] probabilities = GenreTranslator.predict(model, saved.encoder().transform(tracks));
 * }</pre>
 *
 * <p>The rows have shape (rows, inputs), encoded as for training. The result has shape (rows,
 * outputs).
 *
 * @param softmax whether the network's outputs, logits or log-probabilities, become probabilities
 */
public record GenreTranslator(boolean softmax)
    implements NoBatchifyTranslator<double[][], double[][]> {

  /** Returns a translator that gives the probability of each class. */
  public static GenreTranslator probabilities() {
    return new GenreTranslator(true);
  }

  /** Returns a translator that gives what the network's last layer gives. */
  public static GenreTranslator outputs() {
    return new GenreTranslator(false);
  }

  /**
   * Predicts the probability of each class for all rows at once.
   *
   * @param rows shape (rows, inputs)
   * @return shape (rows, classes)
   */
  public static double[][] predict(Model model, double[][] rows) {
    try (Predictor<double[][], double[][]> predictor = model.newPredictor(probabilities())) {
      return predictor.predict(rows);
    } catch (TranslateException e) {
      throw new IllegalStateException("the model cannot predict these rows: " + e.getMessage(), e);
    }
  }

  @Override
  public NDList processInput(TranslatorContext context, double[][] rows) {
    return new NDList(context.getNDManager().create(rows).toType(DataType.FLOAT32, false));
  }

  @Override
  public double[][] processOutput(TranslatorContext context, NDList output) {
    NDArray values = softmax ? output.singletonOrThrow().softmax(1) : output.singletonOrThrow();
    float[] flat = values.toFloatArray();
    int columns = (int) values.getShape().get(1);
    double[][] rows = new double[flat.length / columns][columns];
    for (int i = 0; i < flat.length; i++) {
      rows[i / columns][i % columns] = flat[i];
    }
    return rows;
  }
}
