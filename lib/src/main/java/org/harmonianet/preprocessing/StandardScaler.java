package org.harmonianet.preprocessing;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.StatUtils;
import org.harmonianet.HarmoniaNetException;

/**
 * Scales features to mean 0 and standard deviation 1: z = (x - mean) / scale.
 *
 * <p>Fit it to the training rows only, and use it for all rows. It computes what scikit-learn's
 * {@code StandardScaler} does: the scale is the population deviation (divisor n), and 1 for a
 * constant feature, which thus becomes 0.
 *
 * <pre>{@code
 * StandardScaler scaler = StandardScaler.fit(Features.in(tracks), train);
 * double[][] scaled = scaler.transform(test);
 * }</pre>
 *
 * @param features the features' names, in order; empty if they were not given
 * @param mean each feature's mean, shape (features)
 * @param scale each feature's deviation, shape (features)
 */
public record StandardScaler(List<String> features, double[] mean, double[] scale)
    implements TrackTransformer {
  /** Copies the names. */
  public StandardScaler {
    features = features == null ? List.of() : List.copyOf(features);
  }

  /** Makes a scaler of features without names. */
  public StandardScaler(double[] mean, double[] scale) {
    this(List.of(), mean, scale);
  }

  /** Fits to rows whose features need no names: see {@link #fit(List, double[][])}. */
  public static StandardScaler fit(double[][] rows) {
    return fit(List.of(), rows);
  }

  /**
   * Fits to the training rows.
   *
   * @param names the features' names, which a saved model keeps with the scaler
   * @param rows shape (rows, features), at least one row
   */
  public static StandardScaler fit(List<String> names, double[][] rows) {
    int features = rows[0].length;
    double[] mean = new double[features];
    double[] scale = new double[features];
    double[] column = new double[rows.length];
    for (int f = 0; f < features; f++) {
      for (int row = 0; row < rows.length; row++) {
        column[row] = rows[row][f];
      }
      boolean constant = Arrays.stream(column).allMatch(value -> value == column[0]);
      // The mean of equal values may miss them by a rounding error, which would be the deviation.
      mean[f] = constant ? column[0] : StatUtils.mean(column);
      scale[f] = constant ? 1 : Math.sqrt(StatUtils.populationVariance(column, mean[f]));
    }
    return new StandardScaler(names, mean, scale);
  }

  /**
   * Scales rows into new arrays.
   *
   * @param rows shape (rows, features)
   * @return shape (rows, features)
   * @throws HarmoniaNetException if a row has another number of features
   */
  public double[][] transform(double[][] rows) {
    double[][] scaled = new double[rows.length][mean.length];
    for (int row = 0; row < rows.length; row++) {
      if (rows[row].length != mean.length) {
        throw new HarmoniaNetException(
            "row %d has %d features, the scaler was fitted on %d"
                .formatted(row + 1, rows[row].length, mean.length));
      }
      for (int f = 0; f < mean.length; f++) {
        scaled[row][f] = (rows[row][f] - mean[f]) / scale[f];
      }
    }
    return scaled;
  }

  /** Standardises the features of tracks; the categories are not used. */
  @Override
  public double[][] transform(TrackInputs tracks) {
    return transform(tracks.features());
  }

  /** Standardises the features of one track; the categories are not used. */
  @Override
  public void encode(double[] features, int[] categories, float[] target, int start) {
    for (int f = 0; f < mean.length; f++) {
      target[start + f] = (float) ((features[f] - mean[f]) / scale[f]);
    }
  }

  /** Returns the number of features. */
  @Override
  public int width() {
    return mean.length;
  }
}
