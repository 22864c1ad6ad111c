package org.harmonianet.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Dropout (Srivastava et al. 2014) as {@link Dropout} does it, with masks from all cores: on a CPU,
 * PyTorch draws them on one core, which is a third of an epoch of the baseline.
 *
 * <p>y = x * m while training, with independent m = 0 of probability {@code rate}, else 1 / (1 -
 * rate); y = x otherwise. The masks follow the seed that the engine has when the block is
 * initialised, or first used if it was loaded. Input and output have the same shape, of type
 * float32.
 */
public final class ParallelDropout extends AbstractBlock {
  private final float rate;
  private final List<Mask> masks = new LinkedList<>();
  private SplittableRandom seeds;
  private Position position;

  /** A place in a block's stream of masks: the stream's seed, and the number of masks drawn. */
  public record Position(long seed, int drawn) {}

  private record Mask(NDArray array, ByteBuffer memory) {}

  /**
   * @param rate share of inputs set to zero, from 0 up to, but not including, 1
   * @throws IllegalArgumentException if it is not
   */
  public ParallelDropout(float rate) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("a dropout rate of " + rate + " is not in [0, 1)");
    }
    this.rate = rate;
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
    seed(manager);
  }

  private void seed(NDManager manager) {
    try (NDArray seed = manager.randomInteger(0, Integer.MAX_VALUE, new Shape(1), DataType.INT64)) {
      seek(new Position(seed.getLong(), 0));
    }
  }

  /** Returns how far the block, which has been initialised, is in its stream of masks. */
  public Position position() {
    return position;
  }

  /** Draws the masks that follow a position from now on. */
  public void seek(Position next) {
    seeds = new SplittableRandom(next.seed);
    for (int i = 0; i < next.drawn; i++) {
      seeds.nextLong();
    }
    position = next;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray x = inputs.singletonOrThrow();
    if (!training || rate == 0) {
      return new NDList(x);
    }
    if (x.getDevice().isGpu()) {
      return Dropout.dropout(x, rate, true); // where drawing is parallel already
    }
    return new NDList(x.mul(mask(x.getManager(), x.getShape())));
  }

  /** A fresh mask, in memory of an earlier one that has been freed where there is one. */
  private NDArray mask(NDManager manager, Shape shape) {
    if (seeds == null) {
      seed(manager); // the block was loaded, not initialised
    }
    int bytes = Math.toIntExact(shape.size()) * Float.BYTES;
    ByteBuffer memory = null;
    for (Iterator<Mask> earlier = masks.iterator(); memory == null && earlier.hasNext(); ) {
      Mask mask = earlier.next();
      if (mask.array.isReleased()) {
        earlier.remove();
        memory = mask.memory.capacity() < bytes ? null : mask.memory;
      }
    }
    if (memory == null) {
      memory = manager.allocateDirect(bytes);
    }
    ByteBuffer part = memory.slice(0, bytes).order(memory.order());
    DropoutMask.fill(part.asFloatBuffer(), rate, seeds.nextLong());
    position = new Position(position.seed, position.drawn + 1);
    NDArray array = manager.create(part, shape, DataType.FLOAT32);
    masks.add(new Mask(array, memory));
    return array;
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return inputShapes;
  }
}
