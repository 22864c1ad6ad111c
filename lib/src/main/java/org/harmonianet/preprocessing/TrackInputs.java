package org.harmonianet.preprocessing;

import java.util.Arrays;
import java.util.List;
import org.harmonianet.data.Features;
import org.harmonianet.data.TrackParser;
import tech.tablesaw.api.BooleanColumn;
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

  /** Takes some columns from a table of tracks; one that the table lacks is missing in all rows. */
  public static TrackInputs of(Table tracks, List<String> features, List<String> categories) {
    double[][] numbers = new double[tracks.rowCount()][features.size()];
    int[][] integers = new int[tracks.rowCount()][categories.size()];
    for (int row = 0; row < numbers.length; row++) {
      for (int i = 0; i < features.size(); i++) {
        String name = features.get(i);
        numbers[row][i] =
            tracks.containsColumn(name) ? tracks.numberColumn(name).getDouble(row) : Double.NaN;
      }
      for (int i = 0; i < categories.size(); i++) {
        integers[row][i] = category(tracks, categories.get(i), row);
      }
    }
    return new TrackInputs(numbers, integers);
  }

  private static int category(Table tracks, String name, int row) {
    if (!tracks.containsColumn(name)) {
      return Features.MISSING;
    }
    return tracks.column(name) instanceof BooleanColumn truths
        ? truths.getByte(row) < 0 ? Features.MISSING : truths.getByte(row)
        : tracks.intColumn(name).getInt(row);
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
