package org.harmonianet.ml;

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
    return Arrays.stream(categories).mapToInt(c -> c.length).sum();
  }

  /**
   * Encodes rows.
   *
   * @param rows shape (rows, columns)
   * @return shape (rows, {@link #width()})
   */
  public double[][] transform(int[][] rows) {
    return Arrays.stream(rows).map(this::encode).toArray(double[][]::new);
  }

  private double[] encode(int[] row) {
    return IntStream.range(0, categories.length)
        .flatMap(c -> Arrays.stream(categories[c]).map(category -> row[c] == category ? 1 : 0))
        .asDoubleStream()
        .toArray();
  }
}
