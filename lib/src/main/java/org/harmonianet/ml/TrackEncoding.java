package org.harmonianet.ml;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.harmonianet.data.Features;
import tech.tablesaw.api.Table;

/**
 * A track as inputs of a network: piecewise linear encoding of the 11 features, scaled to [-1, 1];
 * the features themselves, made normal; and the categories explicit, key, mode and time signature,
 * one-hot.
 *
 * @param bins piecewise linear encoding of the features
 * @param normal the features' quantiles
 * @param categories the categories' values
 */
public record TrackEncoding(
    PiecewiseLinearEncoding bins, QuantileNormal normal, OneHot categories) {
  private static final int BINS = 32;
  private static final int QUANTILES = 1000;

  /** Fits to the training tracks: with 32 bins and 1,000 quantiles a feature. */
  public static TrackEncoding fit(Table tracks) {
    double[][] features = Features.matrix(tracks);
    return new TrackEncoding(
        PiecewiseLinearEncoding.fit(features, BINS),
        QuantileNormal.fit(features, QUANTILES),
        OneHot.fit(Features.categories(tracks)));
  }

  /** Inputs that a track becomes. */
  public int width() {
    return bins.width() + normal.quantiles().length + categories.width();
  }

  /**
   * Encodes tracks.
   *
   * @return shape (rows, {@link #width()})
   */
  public double[][] transform(Table tracks) {
    double[][] features = Features.matrix(tracks);
    double[][] binned = bins.centred(features);
    double[][] ranked = normal.transform(features);
    double[][] listed = categories.transform(Features.categories(tracks));
    return IntStream.range(0, features.length)
        .mapToObj(
            i ->
                DoubleStream.concat(
                        Arrays.stream(binned[i]),
                        DoubleStream.concat(Arrays.stream(ranked[i]), Arrays.stream(listed[i])))
                    .toArray())
        .toArray(double[][]::new);
  }
}
