package org.harmonianet.training;

import java.util.ArrayList;
import java.util.List;
import org.harmonianet.data.Features;
import org.harmonianet.preprocessing.TrackInputs;
import tech.tablesaw.api.Table;

/**
 * Millions of tracks in little memory, for training: 64 bytes each. Features are rounded to 32
 * bits.
 */
public final class TrackStore {
  private static final int FEATURES = Features.NAMES.size();
  private static final int CATEGORIES = Features.CATEGORICAL.size();

  private final List<Chunk> chunks = new ArrayList<>();
  private int size;

  private record Chunk(float[] features, int[] categories, int[] labels) {}

  /**
   * Adds tracks at the end.
   *
   * @param labels the label of each
   * @throws IllegalStateException if the part added before was smaller than the first
   */
  public void add(Table tracks, int[] labels) {
    if (!chunks.isEmpty() && size % chunkSize() != 0) {
      throw new IllegalStateException("a part smaller than the first must be the last");
    }
    TrackInputs inputs = TrackInputs.of(tracks);
    Chunk chunk =
        new Chunk(new float[labels.length * FEATURES], new int[labels.length * CATEGORIES], labels);
    for (int row = 0; row < labels.length; row++) {
      for (int f = 0; f < FEATURES; f++) {
        chunk.features[row * FEATURES + f] = (float) inputs.features()[row][f];
      }
      System.arraycopy(inputs.categories()[row], 0, chunk.categories, row * CATEGORIES, CATEGORIES);
    }
    chunks.add(chunk);
    size += labels.length;
  }

  private int chunkSize() {
    return chunks.get(0).labels.length;
  }

  /** Returns the number of tracks. */
  public int size() {
    return size;
  }

  /** Returns the tracks at the given rows, in their order. */
  public TrackInputs inputs(int[] rows) {
    double[][] features = new double[rows.length][FEATURES];
    int[][] categories = new int[rows.length][CATEGORIES];
    for (int i = 0; i < rows.length; i++) {
      Chunk chunk = chunks.get(rows[i] / chunkSize());
      int row = rows[i] % chunkSize();
      for (int f = 0; f < FEATURES; f++) {
        features[i][f] = chunk.features[row * FEATURES + f];
      }
      System.arraycopy(chunk.categories, row * CATEGORIES, categories[i], 0, CATEGORIES);
    }
    return new TrackInputs(features, categories);
  }

  /** Returns the label of a row. */
  public int label(int row) {
    return chunks.get(row / chunkSize()).labels[row % chunkSize()];
  }
}
