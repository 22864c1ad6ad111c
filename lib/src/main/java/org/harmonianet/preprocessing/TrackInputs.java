package org.harmonianet.preprocessing;

import java.util.Arrays;
import java.util.List;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.data.Features;
import org.harmonianet.data.TrackParser;
import tech.tablesaw.api.Table;

/**
 * The columns of tracks that a network learns from.
 *
 * @param features numbers, shape (rows, features); {@link Double#NaN} if one is missing
 * @param categories integers, shape (rows, categories); true is 1, {@link Features#MISSING} if one
 *     is missing
 * @param contexts what a {@link TrackCatalogue} says of the tracks, shape (rows, inputs); null if
 *     there is none
 */
public record TrackInputs(double[][] features, int[][] categories, float[][] contexts) {
  /** Makes the inputs of tracks without their context. */
  public TrackInputs(double[][] features, int[][] categories) {
    this(features, categories, null);
  }

  /** Returns the same tracks with their context. */
  public TrackInputs with(float[][] contexts) {
    return new TrackInputs(features, categories, contexts);
  }

  /** Returns the context of a row, null if there is none. */
  public float[] context(int row) {
    return contexts == null ? null : contexts[row];
  }

  /** Takes the columns of {@link Features} that a table of tracks has. */
  public static TrackInputs of(Table tracks) {
    return of(tracks, Features.in(tracks), Features.categoriesIn(tracks));
  }

  /**
   * Takes columns from a table of tracks.
   *
   * @param features names of features, in order
   * @param categories names of categorical columns, in order
   * @throws HarmoniaNetException if the table lacks some that are not {@link Features#OPTIONAL}
   */
  public static TrackInputs of(Table tracks, List<String> features, List<String> categories) {
    List<String> missing =
        Features.required(features, categories).stream()
            .filter(name -> !tracks.containsColumn(name))
            .toList();
    if (!missing.isEmpty()) {
      throw new HarmoniaNetException(
          "%s has no column %s, which the network needs"
              .formatted(tracks.name(), String.join(", ", missing)));
    }
    return new TrackInputs(
        Features.matrix(tracks, features), Features.categories(tracks, categories));
  }

  /** Takes the columns from rows that were parsed one by one. */
  public static TrackInputs of(List<TrackParser.Row> tracks) {
    return new TrackInputs(
        tracks.stream().map(TrackParser.Row::features).toArray(double[][]::new),
        tracks.stream().map(TrackParser.Row::categories).toArray(int[][]::new));
  }

  /**
   * Returns features and categories as one matrix of numbers, as trees take them.
   *
   * @return shape (rows, features and categories)
   */
  public double[][] columns() {
    double[][] integers =
        Arrays.stream(categories)
            .map(row -> Arrays.stream(row).asDoubleStream().toArray())
            .toArray(double[][]::new);
    return Features.join(features, integers);
  }

  /** Returns the tracks at some rows, in the order of {@code rows}. */
  public TrackInputs rows(int[] rows) {
    return new TrackInputs(
        Features.rows(features, rows),
        Arrays.stream(rows).mapToObj(row -> categories[row]).toArray(int[][]::new),
        contexts == null
            ? null
            : Arrays.stream(rows).mapToObj(this::context).toArray(float[][]::new));
  }
}
