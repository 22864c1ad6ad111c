package org.harmonianet.preprocessing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.harmonianet.data.Features;
import tech.tablesaw.api.Table;

/**
 * Describes a track by what its artists' other tracks sound like: their mean, their spread and
 * their number.
 *
 * <p>Use it if the artist's catalogue is at hand, and say so: it is another task than to judge a
 * track alone. Append the inputs to a {@link TrackEncoder}'s. Neither the track's own features nor
 * any genre enters them.
 *
 * <pre>{@code
 * ContextEncoder encoder = ContextEncoder.fit(tracks.rows(train));
 * OtherTracks others = OtherTracks.ofArtists(tracks, catalogue);
 * double[][] context = encoder.transform(others, catalogue);   // shape (tracks, encoder.width())
 * }</pre>
 *
 * <p>Formula: with z the standardised columns of the m others, the inputs are mean(z) m / (m + 1),
 * the population deviation of z (0 if m is below 3), ln(1 + m), and whether m is above 0. The
 * factor m / (m + 1) draws the mean of few tracks towards 0, the mean of all tracks, as a prior
 * that is worth one track: Gelman et al., "Bayesian Data Analysis" (2013), section 2.5.
 *
 * @param columns the names of the columns of z, in order
 * @param scaler fitted to the features, which come first; the other columns are 0 or 1
 */
public record ContextEncoder(List<String> columns, StandardScaler scaler) {
  /** What is added to features with a long tail before the logarithm, about their resolution. */
  static final Map<String, Double> LOGARITHMS =
      Map.of(
          "duration_ms", 1.0, "speechiness", 1e-2, "acousticness", 1e-3, "instrumentalness", 1e-4);

  static final String UNPLAYED = "popularity is 0";
  private static final int MIN_FOR_SPREAD = 3;

  /** Copies the names. */
  public ContextEncoder {
    columns = List.copyOf(columns);
  }

  /**
   * Fits to the training tracks. Columns that the table lacks are left out: remove the popularity
   * to do without it.
   *
   * @param tracks at least one row without a missing value
   */
  public static ContextEncoder fit(Table tracks) {
    List<String> features = Features.in(tracks);
    double[][] complete =
        Arrays.stream(features(tracks, features))
            .filter(row -> Arrays.stream(row).noneMatch(Double::isNaN))
            .toArray(double[][]::new);
    List<String> flags = new ArrayList<>();
    if (features.contains("popularity")) {
      flags.add(UNPLAYED);
    }
    Stream.of("explicit", "mode", Features.WHOLE_CD_FRAMES)
        .filter(tracks::containsColumn)
        .forEach(flags::add);
    List<String> columns = Stream.concat(features.stream(), flags.stream()).toList();
    return new ContextEncoder(columns, StandardScaler.fit(features, complete));
  }

  /** Returns the number of inputs that a track becomes: two a column, and two. */
  public int width() {
    return 2 * columns.size() + 2;
  }

  /**
   * Describes tracks by their others.
   *
   * @param others rows of the catalogue for each track
   * @param catalogue a table with the columns that the encoder was fitted to
   * @return shape (tracks, {@link #width()})
   */
  public double[][] transform(OtherTracks others, Table catalogue) {
    double[][] z = standardized(catalogue);
    double[][] squares =
        Arrays.stream(z).map(row -> mapped(row, x -> x * x)).toArray(double[][]::new);
    double[][] inputs = new double[others.rows().length][width()];
    for (int track = 0; track < inputs.length; track++) {
      int m = others.rows()[track].length;
      if (m > 0) {
        describe(others.mean(z, track), others.mean(squares, track), m, inputs[track]);
      }
    }
    return inputs;
  }

  static void describe(double[] mean, double[] meanSquare, int m, double[] inputs) {
    int columns = mean.length;
    for (int c = 0; c < columns; c++) {
      double variance = Math.max(0, meanSquare[c] - mean[c] * mean[c]);
      inputs[c] = mean[c] * m / (m + 1);
      inputs[columns + c] = m < MIN_FOR_SPREAD ? 0 : Math.sqrt(variance);
    }
    inputs[2 * columns] = Math.log1p(m);
    inputs[2 * columns + 1] = 1;
  }

  /** Returns the columns of z, shape (rows, columns); a missing value is 0. */
  private double[][] standardized(Table tracks) {
    double[][] scaled = scaler.transform(features(tracks, scaler.features()));
    for (int row = 0; row < scaled.length; row++) {
      scaled[row] =
          Arrays.copyOf(mapped(scaled[row], x -> Double.isNaN(x) ? 0 : x), columns.size());
    }
    for (int c = scaler.width(); c < columns.size(); c++) {
      IntUnaryOperator flag = flag(tracks, columns.get(c));
      for (int row = 0; row < scaled.length; row++) {
        scaled[row][c] = flag.applyAsInt(row);
      }
    }
    return scaled;
  }

  private static IntUnaryOperator flag(Table tracks, String column) {
    if (column.equals(UNPLAYED)) {
      return row -> tracks.numberColumn("popularity").getDouble(row) == 0 ? 1 : 0;
    }
    int[][] values = Features.categories(tracks, List.of(column));
    int wanted = column.equals("mode") ? 0 : 1; // a mode of 0 is minor
    return row -> values[row][0] == wanted ? 1 : 0;
  }

  private static double[][] features(Table tracks, List<String> names) {
    double[][] rows = Features.matrix(tracks, names);
    for (int f = 0; f < names.size(); f++) {
      Double offset = LOGARITHMS.get(names.get(f));
      for (double[] row : rows) {
        row[f] = offset == null ? row[f] : Math.log(row[f] + offset);
      }
    }
    return rows;
  }

  private static double[] mapped(double[] row, DoubleUnaryOperator function) {
    return Arrays.stream(row).map(function).toArray();
  }
}
