package org.harmonianet.preprocessing;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.harmonianet.data.Features;

/**
 * Encodes each category as an input of its own: 1 if a row has it, else 0.
 *
 * <p>Use it for columns of integers whose order means nothing, such as a key. A category that did
 * not occur in the training rows becomes zeros only, and so does a missing one ({@link
 * Features#MISSING}).
 *
 * <pre>{@code
 * OneHotEncoder.fit(new int[][] {{4}, {3}}).transform(new int[][] {{4}});   // {{0, 1}}
 * }</pre>
 *
 * @param categories each column's categories in ascending order, shape (columns, categories)
 */
public record OneHotEncoder(int[][] categories) {

  /**
   * Collects the categories of the training rows.
   *
   * @param rows shape (rows, columns), at least one row
   */
  public static OneHotEncoder fit(int[][] rows) {
    return new OneHotEncoder(
        IntStream.range(0, rows[0].length)
            .mapToObj(column -> categories(rows, column))
            .toArray(int[][]::new));
  }

  private static int[] categories(int[][] rows, int column) {
    return Arrays.stream(rows)
        .mapToInt(row -> row[column])
        .filter(category -> category != Features.MISSING)
        .distinct()
        .sorted()
        .toArray();
  }

  /** Returns the number of inputs that a row becomes. */
  public int width() {
    return start(categories.length);
  }

  /** Returns the place of a column's first input. */
  int start(int column) {
    return Arrays.stream(categories, 0, column).mapToInt(values -> values.length).sum();
  }

  /**
   * Encodes rows.
   *
   * @param rows shape (rows, columns)
   * @return shape (rows, {@link #width()})
   */
  public double[][] transform(int[][] rows) {
    double[][] encoded = new double[rows.length][];
    float[] row = new float[width()];
    for (int i = 0; i < rows.length; i++) {
      encode(rows[i], row, 0);
      encoded[i] = TrackTransformer.doubles(row);
    }
    return encoded;
  }

  /**
   * Encodes a row into an array, from a place on.
   *
   * @return the place after the row
   */
  int encode(int[] row, float[] target, int start) {
    int next = start;
    for (int c = 0; c < categories.length; c++) {
      for (int category : categories[c]) {
        target[next++] = row[c] == category ? 1 : 0;
      }
    }
    return next;
  }
}
