package org.harmonianet.data;

import java.util.List;
import java.util.Set;
import tech.tablesaw.api.Table;

/**
 * The columns of the catalogue that networks learn from, with their kinds and units.
 *
 * <pre>{@code
 * double[][] matrix = Features.matrix(tracks);
 * double[][] train = Features.rows(matrix, split.train());
 * }</pre>
 */
public final class Features {
  /** The names of the 11 numeric features, in the specification's order. */
  public static final List<String> NAMES =
      List.of(
          "popularity",
          "duration_ms",
          "danceability",
          "energy",
          "loudness",
          "speechiness",
          "acousticness",
          "instrumentalness",
          "liveness",
          "valence",
          "tempo");

  /** The unit or the range of each of {@link #NAMES}, in the same order. */
  public static final List<String> UNITS =
      List.of(
          "0 to 100",
          "ms",
          "0 to 1",
          "0 to 1",
          "dB",
          "0 to 1",
          "0 to 1",
          "0 to 1",
          "0 to 1",
          "0 to 1",
          "beats/min");

  /** The names of the 4 categorical columns, which hold integers or truth values. */
  public static final List<String> CATEGORICAL =
      List.of("explicit", "key", "mode", "time_signature");

  /** Columns that many files lack. The network for all genres is trained to do without them. */
  public static final List<String> OPTIONAL = List.of("popularity", "explicit", "time_signature");

  /** The integer that stands for a missing category; a missing feature is NaN. */
  public static final int MISSING = Integer.MIN_VALUE;

  /** The names of all columns, numeric or categorical, that hold integers. */
  static final Set<String> INTEGER =
      Set.of("popularity", "duration_ms", "key", "mode", "time_signature");

  private Features() {}

  /** Returns the columns of {@link #NAMES} as a matrix of shape (rows, 11). */
  public static double[][] matrix(Table tracks) {
    return tracks.as().doubleMatrix(NAMES.toArray(String[]::new));
  }

  /** Returns the columns of {@link #CATEGORICAL} as a matrix of shape (rows, 4); true is 1. */
  public static int[][] categories(Table tracks) {
    int[][] matrix = new int[tracks.rowCount()][CATEGORICAL.size()];
    for (int row = 0; row < matrix.length; row++) {
      matrix[row][0] = Boolean.TRUE.equals(tracks.booleanColumn("explicit").get(row)) ? 1 : 0;
      for (int column = 1; column < CATEGORICAL.size(); column++) {
        matrix[row][column] = tracks.intColumn(CATEGORICAL.get(column)).getInt(row);
      }
    }
    return matrix;
  }

  /**
   * Returns the rows of a matrix at the given indices, in their order. The arrays are shared, not
   * copied.
   */
  public static double[][] rows(double[][] matrix, int[] indices) {
    double[][] chosen = new double[indices.length][];
    for (int i = 0; i < indices.length; i++) {
      chosen[i] = matrix[indices[i]];
    }
    return chosen;
  }
}
