package org.harmonianet.preprocessing;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Turns each category into an input of its own: 1 where a row has it, else 0. A category that was
 * not among the training rows has none.
 *
 * @param categories each column's categories in ascending order, shape (columns, categories)
 */
public record OneHot(int[][] categories) {

  /**
   * Collects the categories of the training rows.
   *
   * @param rows shape (rows, columns), at least one row
   */
  public static OneHot fit(int[][] rows) {
    return new OneHot(
        IntStream.range(0, rows[0].length)
            .mapToObj(
                c -> Arrays.stream(rows).mapToInt(row -> row[c]).distinct().sorted().toArray())
            .toArray(int[][]::new));
  }

  /** Inputs that a row becomes. */
  public int width() {
    int width = 0;
    for (int[] column : categories) {
      width += column.length;
    }
    return width;
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
