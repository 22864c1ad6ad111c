package org.harmonianet.preprocessing;

import tech.tablesaw.api.Table;

/**
 * Encodes tracks as all inputs that a network can learn from.
 *
 * <p>A track becomes the centred {@link PiecewiseLinearEncoding} of its 11 features, the features
 * themselves by a {@link QuantileTransformer}, and its 4 categories by a {@link OneHotEncoder}. For
 * the features alone, use a {@link StandardScaler}.
 *
 * <pre>{@code
 * TrackEncoder encoder = TrackEncoder.fit(tracks.rows(train));
 * double[][] inputs = encoder.transform(tracks.rows(test));
 * }</pre>
 *
 * @param bins the piecewise linear encoding of the features
 * @param normal the features' quantiles
 * @param categories the categories' values
 */
public record TrackEncoder(
    PiecewiseLinearEncoding bins, QuantileTransformer normal, OneHotEncoder categories)
    implements TrackTransformer {
  private static final int BINS = 32;
  private static final int QUANTILES = 1000;

  /**
   * Fits to the training tracks, with 32 bins and 1,000 quantiles a feature.
   *
   * @param tracks a table of the catalogue, at least two rows
   */
  public static TrackEncoder fit(Table tracks) {
    TrackInputs inputs = TrackInputs.of(tracks);
    return new TrackEncoder(
        PiecewiseLinearEncoding.fit(inputs.features(), BINS),
        QuantileTransformer.fit(inputs.features(), QUANTILES),
        OneHotEncoder.fit(inputs.categories()));
  }

  /** Returns the number of inputs that a track becomes. */
  @Override
  public int width() {
    return bins.width() + normal.quantiles().length + categories.width();
  }

  /**
   * Encodes the tracks of a table.
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
