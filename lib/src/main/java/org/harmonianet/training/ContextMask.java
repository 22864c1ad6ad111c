package org.harmonianet.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.function.UnaryOperator;
import org.harmonianet.preprocessing.TrackInContextEncoder;

/**
 * Hides the other tracks and the names of training tracks at random, so that a network learns to
 * judge a track alone, too.
 *
 * <p>Some tracks of a batch are drawn to lose their other tracks, and independently, some to lose
 * all names. The inputs become 0, as for a track that has none. The names of other tracks are
 * hidden in both cases. Use it after a {@link ColumnMask}:
 *
 * <pre>{@code
 * var columns = ColumnMask.of(manager, encoder, .4f);
 * var context = ContextMask.of(manager, encoder, .4f);
 * recipe.epoch(trainer, x, y, batch -> context.apply(columns.apply(batch)));
 * }</pre>
 *
 * @param inputs 1 where an input belongs to the other tracks, then 1 where it belongs to names,
 *     shape (2, inputs); closed by its manager
 * @param share the probability that a track is drawn
 */
public record ContextMask(NDArray inputs, float share) implements UnaryOperator<NDArray> {

  /**
   * Makes the mask of an encoder's other tracks and names.
   *
   * @param manager the one of the training rows, decides the device
   */
  public static ContextMask of(NDManager manager, TrackInContextEncoder encoder, float share) {
    int width = encoder.width();
    float[] inputs = new float[2 * width];
    for (int input : encoder.inputsOfContext()) {
      inputs[input] = 1;
    }
    for (int input : encoder.inputsOfNames()) {
      inputs[width + input] = 1;
    }
    return new ContextMask(manager.create(inputs, new Shape(2, width)), share);
  }

  /**
   * Hides other tracks and names of a batch, other ones in each call.
   *
   * @param batch encoded tracks, shape (rows, inputs)
   * @return shape (rows, inputs)
   */
  @Override
  public NDArray apply(NDArray batch) {
    NDArray uniform = batch.getManager().randomUniform(0, 1, new Shape(batch.size(0), 2));
    NDArray hidden = uniform.lt(share).toType(DataType.FLOAT32, false);
    return batch.sub(batch.mul(hidden.matMul(inputs).minimum(1))); // once, if hidden twice
  }
}
