package org.harmonianet.preprocessing;

import java.util.List;
import java.util.stream.IntStream;
import org.harmonianet.data.Features;
import tech.tablesaw.api.Table;

/**
 * Encodes tracks as all inputs that a network can learn from.
 *
 * <p>A track becomes the centred {@link PiecewiseLinearEncoding} of its features, the features
 * themselves by a {@link QuantileTransformer}, and its categories by a {@link OneHotEncoder}. A
 * missing value becomes zeros: the middle of a feature, or no category. Each optional column has
 * one more input, which is 1 if its value is missing, else 0. For the features alone, use a {@link
 * StandardScaler}.
 *
 * <pre>{@code
 * TrackEncoder encoder = TrackEncoder.fit(tracks.rows(train));
 * double[][] inputs = encoder.transform(tracks.rows(test));
 * }</pre>
 *
 * @param features the names of the features, in order
 * @param categories the names of the categorical columns, in order
 * @param optional those of both whose values may be missing, in the order of their last inputs
 * @param bins the piecewise linear encoding of the features
 * @param normal the features' quantiles
 * @param oneHot the categories' values
 */
public record TrackEncoder(
    List<String> features,
    List<String> categories,
    List<String> optional,
    PiecewiseLinearEncoding bins,
    QuantileTransformer normal,
    OneHotEncoder oneHot)
    implements TrackTransformer {
  private static final int BINS = 32;
  private static final int QUANTILES = 1000;

  /** Copies the names. */
  public TrackEncoder {
    features = List.copyOf(features);
    categories = List.copyOf(categories);
    optional = List.copyOf(optional);
  }

  /**
   * Fits to the training tracks, with 32 bins and 1,000 quantiles a feature, and without optional
   * columns.
   *
   * @param tracks a table of the catalogue, at least two rows
   */
  public static TrackEncoder fit(Table tracks) {
    return fit(tracks, List.of());
  }

  /**
   * Fits to the training tracks, with 32 bins and 1,000 quantiles a feature.
   *
   * @param tracks a table of the catalogue, at least two rows; the columns that it has are encoded
   * @param optional columns that new tracks may lack; one that the table lacks itself is left out
   */
  public static TrackEncoder fit(Table tracks, List<String> optional) {
    return fit(tracks, optional, BINS);
  }

  /**
   * Fits to the training tracks.
   *
   * @param bins the maximum number of bins a feature; with fewer, a network trains faster
   */
  public static TrackEncoder fit(Table tracks, List<String> optional, int bins) {
    TrackInputs inputs = TrackInputs.of(tracks);
    return new TrackEncoder(
        Features.in(tracks),
        Features.categoriesIn(tracks),
        optional.stream().filter(tracks::containsColumn).toList(),
        PiecewiseLinearEncoding.fit(inputs.features(), bins),
        QuantileTransformer.fit(inputs.features(), QUANTILES),
        OneHotEncoder.fit(inputs.categories()));
  }

  /** Returns the number of inputs that a track becomes. */
  @Override
  public int width() {
    return bins.width() + normal.quantiles().length + oneHot.width() + optional.size();
  }

  /** Takes the encoder's columns from a table of tracks, which may lack optional ones. */
  public TrackInputs inputs(Table tracks) {
    return TrackInputs.of(tracks, features, categories);
  }

  /**
   * Encodes the tracks of a table, which may lack optional columns.
   *
   * @return shape (rows, {@link #width()})
   */
  public double[][] transform(Table tracks) {
    return transform(inputs(tracks));
  }

  /**
   * Encodes tracks, as 32-bit numbers.
   *
   * @return shape (rows, {@link #width()})
   */
  @Override
  public double[][] transform(TrackInputs tracks) {
    double[][] encoded = new double[tracks.features().length][];
    float[] row = new float[width()];
    for (int i = 0; i < encoded.length; i++) {
      encode(tracks.features()[i], tracks.categories()[i], row, 0);
      encoded[i] = TrackTransformer.doubles(row);
    }
    return encoded;
  }

  @Override
  public void encode(double[] features, int[] categories, float[] target, int start) {
    int afterBins = bins.centred(features, target, start);
    int afterNormal = normal.transform(features, target, afterBins);
    int next = oneHot.encode(categories, target, afterNormal);
    for (int i = 0; i < optional.size(); i++) {
      target[next + i] = isMissing(optional.get(i), features, categories) ? 1 : 0;
    }
  }

  /**
   * Returns the places of the inputs that a column becomes, without that which says that it is
   * missing.
   */
  public int[] inputsOf(String column) {
    int feature = features.indexOf(column);
    if (feature < 0) {
      int category = categories.indexOf(column);
      int start = bins.width() + features.size() + oneHot.start(category);
      return IntStream.range(0, oneHot.categories()[category].length).map(i -> start + i).toArray();
    }
    IntStream itsBins = IntStream.range(bins.start(feature), bins.start(feature + 1));
    return IntStream.concat(itsBins, IntStream.of(bins.width() + feature)).toArray();
  }

  /** Returns the place of the input that says whether an optional column is missing. */
  public int indicatorOf(String column) {
    return width() - optional.size() + optional.indexOf(column);
  }

  private boolean isMissing(String column, double[] values, int[] integers) {
    int feature = features.indexOf(column);
    return feature >= 0
        ? Double.isNaN(values[feature])
        : integers[categories.indexOf(column)] == Features.MISSING;
  }
}
