package org.harmonianet.data;

import java.util.List;
import java.util.Set;
import tech.tablesaw.api.Table;

/** The numeric track descriptors that the baseline learns from, in the specification's order. */
public final class Features {
  /** Names of the 11 feature columns. */
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

  /** Names of the 4 columns of categories, which are whole numbers or truth values. */
  public static final List<String> CATEGORICAL =
      List.of("explicit", "key", "mode", "time_signature");

  /** Names of the columns, of both kinds, that hold whole numbers. */
  static final Set<String> INTEGER =
      Set.of("popularity", "duration_ms", "key", "mode", "time_signature");

  private Features() {}

  /** The feature columns as a matrix of shape (rows, 11). */
  public static double[][] matrix(Table tracks) {
    double[][] matrix = new double[tracks.rowCount()][NAMES.size()];
    for (int column = 0; column < NAMES.size(); column++) {
      double[] values = tracks.numberColumn(NAMES.get(column)).asDoubleArray();
      for (int row = 0; row < values.length; row++) {
        matrix[row][column] = values[row];
      }
    }
    return matrix;
  }

  /** The columns of categories as a matrix of shape (rows, 4); true is 1. */
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

  /** The rows of {@code matrix} at the given indices, in their order; rows are shared. */
  public static double[][] rows(double[][] matrix, int[] indices) {
    double[][] chosen = new double[indices.length][];
    for (int i = 0; i < indices.length; i++) {
      chosen[i] = matrix[indices[i]];
    }
    return chosen;
  }
}
