package org.harmonianet.preprocessing;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Maps each feature to a standard normal distribution by the rank of its value among the training
 * rows: z = Φ⁻¹(F(x)).
 *
 * <p>Use it for features with a long tail, such as durations, whose outliers a {@link
 * StandardScaler} leaves far out. It computes what scikit-learn's {@code
 * QuantileTransformer(output_distribution="normal")} does: F is interpolated between equally spaced
 * quantiles, takes the middle of a run of equal ones, and z stays within ±5.2, which is Φ⁻¹(1 -
 * 10⁻⁷). Unlike there, a missing value (NaN) becomes 0, which is the median.
 *
 * <pre>{@code
 * double[][] z = QuantileTransformer.fit(train, 1000).transform(test);
 * }</pre>
 *
 * @param quantiles each feature's quantiles in ascending order, shape (features, quantiles)
 */
public record QuantileTransformer(double[][] quantiles) {
  private static final NormalDistribution NORMAL = new NormalDistribution();
  private static final double MIN_SHARE = 1e-7;

  /**
   * Fits to the training rows.
   *
   * @param rows shape (rows, features), at least two rows
   * @param quantiles how many quantiles to keep, at most as many as there are rows
   */
  public static QuantileTransformer fit(double[][] rows, int quantiles) {
    int intervals = Math.min(quantiles, rows.length) - 1;
    return new QuantileTransformer(
        IntStream.range(0, rows[0].length)
            .mapToObj(feature -> quantiles(rows, feature, intervals))
            .toArray(double[][]::new));
  }

  /**
   * Transforms rows.
   *
   * @param rows shape (rows, features)
   * @return shape (rows, features)
   */
  public double[][] transform(double[][] rows) {
    double[][] normal = new double[rows.length][quantiles.length];
    for (int i = 0; i < rows.length; i++) {
      for (int f = 0; f < quantiles.length; f++) {
        normal[i][f] = normal(f, rows[i][f]);
      }
    }
    return normal;
  }

  /**
   * Transforms a row into an array, from a place on. A feature that was constant becomes 0: a
   * network could learn nothing from it, and another value must not surprise it.
   *
   * @return the place after the row
   */
  int transform(double[] row, float[] target, int start) {
    for (int f = 0; f < quantiles.length; f++) {
      double[] known = quantiles[f];
      boolean constant = known[0] == known[known.length - 1];
      target[start + f] = constant ? 0 : (float) normal(f, row[f]);
    }
    return start + quantiles.length;
  }

  private double normal(int feature, double x) {
    double share = Math.max(MIN_SHARE, Math.min(1 - MIN_SHARE, share(quantiles[feature], x)));
    return NORMAL.inverseCumulativeProbability(share);
  }

  /** Computes F(x), from 0 to 1. */
  private static double share(double[] quantiles, double x) {
    int last = quantiles.length - 1;
    if (Double.isNaN(x)) {
      return .5;
    }
    if (x <= quantiles[0] || x >= quantiles[last]) {
      return x <= quantiles[0] ? 0 : 1;
    }
    int place = Arrays.binarySearch(quantiles, x + 0.0); // -0.0 would be less than 0.0
    if (place < 0) {
      int above = -place - 1;
      double low = quantiles[above - 1];
      return (above - 1 + (x - low) / (quantiles[above] - low)) / last;
    }
    int from = place;
    int to = place;
    while (quantiles[from - 1] == x) {
      from--;
    }
    while (quantiles[to + 1] == x) {
      to++;
    }
    return ((double) to / last + (double) from / last) / 2;
  }

  /**
   * Computes equally spaced quantiles of a column, from its minimum to its maximum. Missing values
   * do not count; a column without any value is one of zeros.
   *
   * <p>Not with commons-math's {@code Percentile}, whose estimate R_7 rounds otherwise in the last
   * digits.
   *
   * @param rows shape (rows, columns), at least one row
   * @return ascending, shape (intervals + 1)
   */
  static double[] quantiles(double[][] rows, int column, int intervals) {
    DoubleStream values = Arrays.stream(rows).mapToDouble(row -> row[column]);
    double[] present = values.filter(x -> !Double.isNaN(x)).sorted().toArray();
    double[] sorted = present.length == 0 ? new double[1] : present;
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
