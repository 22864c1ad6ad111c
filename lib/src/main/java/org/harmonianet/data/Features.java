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

  /** The names of all columns, numeric or categorical, that hold integers. */
  static final Set<String> INTEGER =
      Set.of("popularity", "duration_ms", "key", "mode", "time_signature");

  private Features() {}

  /** Returns those of {@link #NAMES} that a table has, in their order. */
  public static List<String> in(Table tracks) {
    return NAMES.stream().filter(tracks.columnNames()::contains).toList();
  }

  /** Returns those of {@link #CATEGORICAL} that a table has, in their order. */
  public static List<String> categoriesIn(Table tracks) {
    return CATEGORICAL.stream().filter(tracks.columnNames()::contains).toList();
  }

  /**
   * Returns the features of a table that have two values or more. A constant feature has no
   * correlation, and tells no genre from another.
   */
  public static List<String> varying(Table tracks) {
    return in(tracks).stream()
        .filter(name -> tracks.numberColumn(name).min() < tracks.numberColumn(name).max())
        .toList();
  }

  /** Returns the unit or the range of a feature. */
  public static String unit(String feature) {
    return UNITS.get(NAMES.indexOf(feature));
  }

  /** Returns the features of a table as a matrix of shape (rows, features in the table). */
  public static double[][] matrix(Table tracks) {
    return matrix(tracks, in(tracks));
  }

  /** Returns some features of a table as a matrix of shape (rows, features). */
  public static double[][] matrix(Table tracks, List<String> features) {
    return tracks.as().doubleMatrix(features.toArray(String[]::new));
  }

  /** Returns the categories of a table, shape (rows, categories in the table); true is 1. */
  public static int[][] categories(Table tracks) {
    List<String> names = categoriesIn(tracks);
    int[][] matrix = new int[tracks.rowCount()][names.size()];
    for (int row = 0; row < matrix.length; row++) {
      for (int column = 0; column < names.size(); column++) {
        matrix[row][column] =
            names.get(column).equals("explicit")
                ? Boolean.TRUE.equals(tracks.booleanColumn("explicit").get(row)) ? 1 : 0
                : tracks.intColumn(names.get(column)).getInt(row);
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
