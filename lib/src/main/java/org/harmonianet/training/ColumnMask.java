package org.harmonianet.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.UnaryOperator;
import org.harmonianet.preprocessing.TrackEncoder;
import org.harmonianet.preprocessing.TrackInContextEncoder;

/**
 * Hides the optional columns of training tracks at random, so that a network learns to do without
 * them.
 *
 * <p>Some tracks of a batch are drawn, and of these each column is hidden with probability 1/2: all
 * of them, none, or any part. A hidden column's inputs become 0, and the input that says that it is
 * missing becomes 1, as {@link TrackEncoder} encodes a missing value.
 *
 * <pre>{@code
 * var mask = ColumnMask.of(manager, encoder, .4f);
 * recipe.epoch(trainer, x, y, mask);
 * }</pre>
 *
 * @param inputs 1 where an input belongs to a column, shape (columns, inputs); closed by its
 *     manager
 * @param indicators 1 where an input says that a column is missing, shape (columns, inputs)
 * @param share the probability that a track is drawn
 */
public record ColumnMask(NDArray inputs, NDArray indicators, float share)
    implements UnaryOperator<NDArray> {

  /**
   * Makes the mask of an encoder's optional columns.
   *
   * @param manager the one of the training rows, decides the device
   */
  public static ColumnMask of(NDManager manager, TrackEncoder encoder, float share) {
    return of(manager, encoder, encoder.width(), share);
  }

  /** Makes the mask of an encoder's optional columns; a {@link ContextMask} hides the rest. */
  public static ColumnMask of(NDManager manager, TrackInContextEncoder encoder, float share) {
    return of(manager, encoder.own(), encoder.width(), share);
  }

  private static ColumnMask of(NDManager manager, TrackEncoder encoder, int width, float share) {
    List<String> columns = encoder.optional();
    float[] inputs = new float[columns.size() * width];
    float[] indicators = new float[inputs.length];
    for (int column = 0; column < columns.size(); column++) {
      int start = column * width;
      for (int input : encoder.inputsOf(columns.get(column))) {
        inputs[start + input] = 1;
      }
      indicators[start + encoder.indicatorOf(columns.get(column))] = 1;
    }
    Shape shape = new Shape(columns.size(), width);
    return new ColumnMask(manager.create(inputs, shape), manager.create(indicators, shape), share);
  }

  /**
   * Hides columns of a batch, other ones in each call.
   *
   * @param batch encoded tracks, shape (rows, inputs)
   * @return shape (rows, inputs)
   */
  @Override
  public NDArray apply(NDArray batch) {
    if (inputs.size(0) == 0) {
      return batch;
    }
    NDArray drawn = happens(batch, share, 1);
    NDArray hidden = drawn.mul(happens(batch, .5f, inputs.size(0)));
    NDArray indicated = hidden.matMul(indicators);
    return batch.sub(batch.mul(hidden.matMul(inputs).add(indicated))).add(indicated);
  }

  /** Draws 1 with a probability, else 0, in some columns for each row of a batch. */
  private static NDArray happens(NDArray batch, float probability, long columns) {
    Shape shape = new Shape(batch.size(0), columns);
    NDArray uniform = batch.getManager().randomUniform(0, 1, shape);
    return uniform.lt(probability).toType(DataType.FLOAT32, false);
  }
}
