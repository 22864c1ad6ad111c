package org.harmonianet.preprocessing;

import java.util.Arrays;

/** Quantiles by linear interpolation between order statistics, as NumPy's default. */
final class Quantiles {
  private Quantiles() {}

  static double[] sortedColumn(double[][] rows, int column) {
    return Arrays.stream(rows).mapToDouble(row -> row[column]).sorted().toArray();
  }

  /** The quantile of ascending values for a share from 0 to 1. */
  static double at(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
