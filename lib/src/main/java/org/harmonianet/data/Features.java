package org.harmonianet.data;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import tech.tablesaw.api.BooleanColumn;
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

  /**
   * The name of a feature that no file has, computed from the tempo: its distance from the nearest
   * whole number, from 0 to 0.5 beats/min.
   */
  public static final String TEMPO_OFFSET = "tempo_offset";

  /**
   * The name of a category that no file has, computed from the duration: whether it is a whole
   * number of the frames of a CD.
   */
  public static final String WHOLE_CD_FRAMES = "whole_cd_frames";

  /** The names of the columns that many files lack. The network for all genres does without. */
  public static final List<String> OPTIONAL = List.of("popularity", "explicit", "time_signature");

  /** The integer that stands for a missing category, as in Tablesaw's columns. */
  public static final int MISSING = Integer.MIN_VALUE;

  private Features() {}

  /**
   * Returns the names of {@link #NAMES} that a table has, in their order, and then {@link
   * #TEMPO_OFFSET} if it has that.
   */
  public static List<String> in(Table tracks) {
    return Stream.concat(NAMES.stream(), Stream.of(TEMPO_OFFSET))
        .filter(tracks::containsColumn)
        .toList();
  }

  /**
   * Returns the names of {@link #CATEGORICAL} that a table has, in their order, and then {@link
   * #WHOLE_CD_FRAMES} if it has that.
   */
  public static List<String> categoriesIn(Table tracks) {
    return Stream.concat(CATEGORICAL.stream(), Stream.of(WHOLE_CD_FRAMES))
        .filter(tracks::containsColumn)
        .toList();
  }

  /**
   * Returns the names of the features of a table that have two values or more. A constant feature
   * has no correlation, and tells no genre from another.
   */
  public static List<String> varying(Table tracks) {
    return in(tracks).stream()
        .filter(name -> tracks.numberColumn(name).min() < tracks.numberColumn(name).max())
        .toList();
  }

  /** Returns the columns of both lists that are not {@link #OPTIONAL}, in their order. */
  public static List<String> required(List<String> features, List<String> categories) {
    return Stream.concat(features.stream(), categories.stream())
        .filter(name -> !OPTIONAL.contains(name))
        .toList();
  }

  /**
   * Returns the unit or the range of a feature.
   *
   * @param name one of {@link #NAMES}, or {@link #TEMPO_OFFSET}
   */
  public static String unit(String name) {
    return name.equals(TEMPO_OFFSET) ? "0 to 0.5 beats/min" : UNITS.get(NAMES.indexOf(name));
  }

  /** Returns the columns of {@link #in} as a matrix of shape (rows, features). */
  public static double[][] matrix(Table tracks) {
    return matrix(tracks, in(tracks));
  }

  /**
   * Returns features as a matrix.
   *
   * @param names of {@link #in}
   * @return shape (rows, names); {@link Double#NaN} for a value or a column that is missing
   */
  public static double[][] matrix(Table tracks, List<String> names) {
    double[][] matrix = new double[tracks.rowCount()][names.size()];
    for (int column = 0; column < names.size(); column++) {
      boolean there = tracks.containsColumn(names.get(column));
      double[] values = there ? tracks.numberColumn(names.get(column)).asDoubleArray() : null;
      for (int row = 0; row < matrix.length; row++) {
        matrix[row][column] = there ? values[row] : Double.NaN;
      }
    }
    return matrix;
  }

  /** Returns the columns of {@link #categoriesIn} as a matrix of shape (rows, columns). */
  public static int[][] categories(Table tracks) {
    return categories(tracks, categoriesIn(tracks));
  }

  /**
   * Returns categories as a matrix; true is 1.
   *
   * @param names of {@link #categoriesIn}
   * @return shape (rows, names); {@link #MISSING} for a value or a column that is missing
   */
  public static int[][] categories(Table tracks, List<String> names) {
    int[][] matrix = new int[tracks.rowCount()][names.size()];
    for (int column = 0; column < names.size(); column++) {
      IntUnaryOperator values = category(tracks, names.get(column));
      for (int row = 0; row < matrix.length; row++) {
        matrix[row][column] = values.applyAsInt(row);
      }
    }
    return matrix;
  }

  private static IntUnaryOperator category(Table tracks, String name) {
    if (!tracks.containsColumn(name)) {
      return row -> MISSING;
    }
    if (tracks.column(name) instanceof BooleanColumn truths) {
      return row -> truths.isMissing(row) ? MISSING : truths.get(row) ? 1 : 0;
    }
    return tracks.intColumn(name)::getInt;
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

  /**
   * Puts the columns of matrices side by side.
   *
   * @param parts of as many rows each
   * @return shape (rows, all columns)
   */
  public static double[][] join(double[][]... parts) {
    double[][] joined = new double[parts[0].length][];
    for (int row = 0; row < joined.length; row++) {
      int from = row;
      joined[row] =
          Arrays.stream(parts).flatMapToDouble(part -> Arrays.stream(part[from])).toArray();
    }
    return joined;
  }
}
