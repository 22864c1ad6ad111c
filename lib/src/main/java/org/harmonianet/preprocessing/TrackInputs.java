package org.harmonianet.preprocessing;

import java.util.Arrays;
import org.harmonianet.data.Features;
import tech.tablesaw.api.Table;

/**
 * What a network can know of tracks.
 *
 * @param features the numbers of {@link Features#NAMES}, shape (rows, 11)
 * @param categories the whole numbers of {@link Features#CATEGORIES}, shape (rows, 4)
 */
public record TrackInputs(double[][] features, int[][] categories) {

  /** The columns of a table of tracks. */
  public static TrackInputs of(Table tracks) {
    return new TrackInputs(Features.matrix(tracks), Features.categories(tracks));
  }

  /** Returns the tracks at some rows, in the order of {@code rows}. */
  public TrackInputs rows(int[] rows) {
    return new TrackInputs(
        Features.rows(features, rows),
        Arrays.stream(rows).mapToObj(row -> categories[row]).toArray(int[][]::new));
  }
}
