package org.harmonianet.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.function.UnaryOperator;
import org.harmonianet.preprocessing.TrackInContextEncoder;

/**
 * Hides the other tracks of training tracks at random, so that a network learns to judge a track
 * alone, too.
 *
 * <p>The inputs of a drawn track's context become 0, as for a track that has no other tracks. Use
 * it after a {@link ColumnMask}:
 *
 * <pre>{@code
 * var columns = ColumnMask.of(manager, encoder, .4f);
 * var context = ContextMask.of(manager, encoder, .4f);
 * recipe.epoch(trainer, x, y, batch -> context.apply(columns.apply(batch)));
 * }</pre>
 *
 * @param inputs 1 where an input belongs to the context, shape (1, inputs); closed by its manager
 * @param share the probability that a track is drawn
 */
public record ContextMask(NDArray inputs, float share) implements UnaryOperator<NDArray> {

  /**
   * Makes the mask of an encoder's context.
   *
   * @param manager the one of the training rows, decides the device
   */
  public static ContextMask of(NDManager manager, TrackInContextEncoder encoder, float share) {
    float[] inputs = new float[encoder.width()];
    for (int input : encoder.inputsOfContext()) {
      inputs[input] = 1;
    }
    return new ContextMask(manager.create(inputs, new Shape(1, inputs.length)), share);
  }

  /**
   * Hides the context of some tracks of a batch, of other ones in each call.
   *
   * @param batch encoded tracks, shape (rows, inputs)
   * @return shape (rows, inputs)
   */
  @Override
  public NDArray apply(NDArray batch) {
    NDArray uniform = batch.getManager().randomUniform(0, 1, new Shape(batch.size(0), 1));
    NDArray hidden = uniform.lt(share).toType(DataType.FLOAT32, false);
    return batch.sub(batch.mul(hidden.matMul(inputs)));
  }
}
