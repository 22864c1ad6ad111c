package org.harmonianet.preprocessing;

import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Maps each feature to a standard normal distribution by the rank of its value among the training
 * rows: z = Φ⁻¹(F(x)).
 *
 * <p>As scikit-learn's {@code QuantileTransformer(output_distribution="normal")}: F is interpolated
 * between equally spaced quantiles, in the middle of a run of equal ones, and z is kept within
 * ±5.2, which is Φ⁻¹(1 - 10⁻⁷).
 *
 * @param quantiles each feature's quantiles in ascending order, shape (features, quantiles)
 */
public record QuantileNormal(double[][] quantiles) {
  private static final NormalDistribution NORMAL = new NormalDistribution();
  private static final double LEAST = 1e-7;

  /**
   * Fits to the training rows.
   *
   * @param rows shape (rows, features), at least two rows
   * @param quantiles how many quantiles to keep; no more than there are rows are kept
   */
  public static QuantileNormal fit(double[][] rows, int quantiles) {
    int last = Math.min(quantiles, rows.length) - 1;
    return new QuantileNormal(
        IntStream.range(0, rows[0].length)
            .mapToObj(f -> Quantiles.sortedColumn(rows, f))
            .map(
                sorted ->
                    IntStream.rangeClosed(0, last)
                        .mapToDouble(i -> Quantiles.at(sorted, (double) i / last))
                        .toArray())
            .toArray(double[][]::new));
  }

  /**
   * Maps rows.
   *
   * @param rows shape (rows, features)
   * @return shape (rows, features)
   */
  public double[][] transform(double[][] rows) {
    double[][] normal = new double[rows.length][quantiles.length];
    for (int i = 0; i < rows.length; i++) {
      transform(rows[i], normal[i], 0);
    }
    return normal;
  }

  /** Maps a row into an array, from a place on. */
  void transform(double[] row, double[] target, int start) {
    for (int f = 0; f < quantiles.length; f++) {
      target[start + f] = z(quantiles[f], row[f]);
    }
  }

  private static double z(double[] quantiles, double x) {
    double share;
    if (x <= quantiles[0]) {
      share = 0;
    } else if (x >= quantiles[quantiles.length - 1]) {
      share = 1;
    } else {
      share = (fromBelow(quantiles, x) + fromAbove(quantiles, x)) / 2;
    }
    return NORMAL.inverseCumulativeProbability(Math.max(LEAST, Math.min(1 - LEAST, share)));
  }

  /** The share at the last of the quantiles that are at most x, and on towards the next. */
  private static double fromBelow(double[] quantiles, double x) {
    int i = insertion(quantiles, x, true) - 1;
    return (i + part(x, quantiles[i], quantiles[i + 1])) / (quantiles.length - 1);
  }

  /** The share at the first of the quantiles that are at least x, and back towards the previous. */
  private static double fromAbove(double[] quantiles, double x) {
    int i = insertion(quantiles, x, false);
    return (i - 1 + part(x, quantiles[i - 1], quantiles[i])) / (quantiles.length - 1);
  }

  private static double part(double x, double low, double high) {
    return (x - low) / (high - low);
  }

  /** How many quantiles are below x, those equal to it counted or not. */
  private static int insertion(double[] quantiles, double x, boolean equalToo) {
    int low = 0;
    int high = quantiles.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (quantiles[middle] < x || equalToo && quantiles[middle] == x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
