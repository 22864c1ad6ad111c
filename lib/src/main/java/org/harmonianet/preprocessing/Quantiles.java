package org.harmonianet.preprocessing;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Quantiles by linear interpolation between order statistics, as NumPy's default. */
final class Quantiles {
  private Quantiles() {}

  /**
   * Computes equally spaced quantiles of a column, from its minimum to its maximum.
   *
   * <p>Not with commons-math's {@code Percentile}, whose estimate R_7 rounds otherwise in the last
   * digits.
   *
   * @param rows shape (rows, columns), at least one row
   * @return ascending, shape (intervals + 1)
   */
  static double[] of(double[][] rows, int column, int intervals) {
    double[] sorted = Arrays.stream(rows).mapToDouble(row -> row[column]).sorted().toArray();
    return IntStream.rangeClosed(0, intervals)
        .mapToDouble(i -> at(sorted, (double) i / intervals))
        .toArray();
  }

  private static double at(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
