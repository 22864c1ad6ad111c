package org.harmonianet.model;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.harmonianet.preprocessing.TrackInputs;
import org.harmonianet.preprocessing.TrackTransformer;

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
  /** Rows that are encoded at a time. */
  private static final int PART = 4096;

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

  /**
   * Predicts the probability of each class, part by part, so that the encoded tracks never are in
   * memory all at once.
   *
   * @param encoder the one that the model was trained with
   * @return shape (tracks, classes)
   */
  public static double[][] predict(Model model, TrackTransformer encoder, TrackInputs tracks) {
    try (Predictor<TrackInputs, double[][]> predictor = model.newPredictor(new OfTracks(encoder))) {
      List<double[]> rows = new ArrayList<>();
      for (TrackInputs part : parts(tracks)) {
        rows.addAll(Arrays.asList(predictor.predict(part)));
      }
      return rows.toArray(double[][]::new);
    } catch (TranslateException e) {
      throw new IllegalStateException("the model cannot predict these rows: " + e.getMessage(), e);
    }
  }

  /** Encodes a part of tracks; all that the network computes of it is closed with it. */
  private record OfTracks(TrackTransformer encoder)
      implements NoBatchifyTranslator<TrackInputs, double[][]> {
    @Override
    public NDList processInput(TranslatorContext context, TrackInputs tracks) {
      return new NDList(encode(context.getNDManager(), encoder, tracks));
    }

    @Override
    public double[][] processOutput(TranslatorContext context, NDList output) {
      return probabilities().processOutput(context, output);
    }
  }

  /**
   * Encodes tracks into one array of 32-bit numbers, part by part and on all cores: on the Java
   * heap, a part is all that there is of them at a time.
   *
   * @param manager decides the device, and closes the array
   * @return shape (tracks, inputs)
   */
  public static NDArray encode(NDManager manager, TrackTransformer encoder, TrackInputs tracks) {
    int width = encoder.width();
    int rows = tracks.features().length;
    NDArray whole = manager.create(new Shape(rows, width));
    float[] part = new float[Math.min(PART, rows) * width];
    for (int start = 0; start < rows; start += PART) {
      int first = start;
      int count = Math.min(PART, rows - start);
      IntStream.range(0, count)
          .parallel()
          .forEach(i -> encode(encoder, tracks, first + i, part, i * width));
      FloatBuffer numbers = FloatBuffer.wrap(part, 0, count * width);
      try (NDArray encoded = manager.create(numbers, new Shape(count, width))) {
        whole.set(new NDIndex("{}:{}", start, start + count), encoded);
      }
    }
    return whole;
  }

  private static void encode(
      TrackTransformer encoder, TrackInputs tracks, int row, float[] target, int start) {
    encoder.encode(
        tracks.features()[row], tracks.categories()[row], tracks.context(row), target, start);
  }

  private static List<TrackInputs> parts(TrackInputs tracks) {
    int rows = tracks.features().length;
    return IntStream.iterate(0, start -> start < rows, start -> start + PART)
        .mapToObj(start -> IntStream.range(start, Math.min(rows, start + PART)).toArray())
        .map(tracks::rows)
        .toList();
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
