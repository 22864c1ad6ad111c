package org.harmonianet.preprocessing;

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
public record TrackEncoding(PiecewiseLinearEncoding bins, QuantileNormal normal, OneHot categories)
    implements TrackTransformer {
  private static final int BINS = 32;
  private static final int QUANTILES = 1000;

  /** Fits to the training tracks: with 32 bins and 1,000 quantiles a feature. */
  public static TrackEncoding fit(Table tracks) {
    TrackInputs inputs = TrackInputs.of(tracks);
    return new TrackEncoding(
        PiecewiseLinearEncoding.fit(inputs.features(), BINS),
        QuantileNormal.fit(inputs.features(), QUANTILES),
        OneHot.fit(inputs.categories()));
  }

  /** Inputs that a track becomes. */
  @Override
  public int width() {
    return bins.width() + normal.quantiles().length + categories.width();
  }

  /**
   * Encodes tracks.
   *
   * @return shape (rows, {@link #width()})
   */
  public double[][] transform(Table tracks) {
    return transform(TrackInputs.of(tracks));
  }

  /**
   * Encodes tracks.
   *
   * @return shape (rows, {@link #width()})
   */
  @Override
  public double[][] transform(TrackInputs tracks) {
    double[][] encoded = new double[tracks.features().length][width()];
    int afterBins = bins.width();
    int afterNormal = afterBins + normal.quantiles().length;
    for (int row = 0; row < encoded.length; row++) {
      double[] features = tracks.features()[row];
      bins.centred(features, encoded[row]);
      normal.transform(features, encoded[row], afterBins);
      categories.encode(tracks.categories()[row], encoded[row], afterNormal);
    }
    return encoded;
  }
}
