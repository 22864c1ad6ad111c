package org.harmonianet.preprocessing;

import java.util.Arrays;
import java.util.List;
import org.harmonianet.data.Features;
import org.harmonianet.data.TrackParser;
import tech.tablesaw.api.Table;

/**
 * The columns of tracks that a network learns from.
 *
 * @param features the numbers of {@link Features#NAMES}, shape (rows, 11)
 * @param categories the integers of {@link Features#CATEGORICAL}, shape (rows, 4); true is 1
 */
public record TrackInputs(double[][] features, int[][] categories) {

  /** Takes the columns from a table of tracks. */
  public static TrackInputs of(Table tracks) {
    return new TrackInputs(Features.matrix(tracks), Features.categories(tracks));
  }

  /** Takes the columns from rows that were parsed one by one. */
  public static TrackInputs of(List<TrackParser.Row> tracks) {
    return new TrackInputs(
        tracks.stream().map(TrackParser.Row::features).toArray(double[][]::new),
        tracks.stream().map(TrackParser.Row::categories).toArray(int[][]::new));
  }

  /** Returns the tracks at some rows, in the order of {@code rows}. */
  public TrackInputs rows(int[] rows) {
    return new TrackInputs(
        Features.rows(features, rows),
        Arrays.stream(rows).mapToObj(row -> categories[row]).toArray(int[][]::new));
  }
}
