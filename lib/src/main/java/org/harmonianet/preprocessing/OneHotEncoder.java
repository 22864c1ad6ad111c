package org.harmonianet.preprocessing;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Encodes each category as an input of its own: 1 if a row has it, else 0.
 *
 * <p>Use it for columns of integers whose order means nothing, such as a key. A category that did
 * not occur in the training rows becomes zeros only.
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
            .mapToObj(
                c -> Arrays.stream(rows).mapToInt(row -> row[c]).distinct().sorted().toArray())
            .toArray(int[][]::new));
  }

  /** Returns the number of inputs that a row becomes. */
  public int width() {
    return Arrays.stream(categories).mapToInt(column -> column.length).sum();
  }

  /**
   * Encodes rows.
   *
   * @param rows shape (rows, columns)
   * @return shape (rows, {@link #width()})
   */
  public double[][] transform(int[][] rows) {
    double[][] encoded = new double[rows.length][width()];
    for (int i = 0; i < rows.length; i++) {
      encode(rows[i], encoded[i], 0);
    }
    return encoded;
  }

  /** Encodes a row into an array of zeros, from a place on. */
  void encode(int[] row, double[] target, int start) {
    int next = start;
    for (int c = 0; c < categories.length; c++) {
      for (int category : categories[c]) {
        target[next++] = row[c] == category ? 1 : 0;
      }
    }
  }
}
