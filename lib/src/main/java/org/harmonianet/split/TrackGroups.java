package org.harmonianet.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.data.ArtistNames;
import org.harmonianet.data.Features;
import tech.tablesaw.api.Table;

/**
 * Groups of rows that belong together, for splits that keep a group in one fold.
 *
 * <p>Two rows are in one group if they are linked directly or through other rows. Pass the groups
 * to {@link StratifiedGroupKFold}:
 *
 * <pre>{@code
 * int[] recordings = TrackGroups.byRecording(tracks);
 * StratifiedGroupKFold folds = StratifiedGroupKFold.of(labels, recordings, 5, seed);
 * }</pre>
 */
public final class TrackGroups {
  private TrackGroups() {}

  /**
   * Drops rows that equal an earlier row in all columns.
   *
   * <p>Tablesaw's {@code dropDuplicateRows} keeps the same rows, but fails for a table as large as
   * the whole catalogue, whose texts are too many for its dictionary.
   */
  public static Table withoutDuplicateRows(Table tracks) {
    return tracks.rows(firstOfEqualRows(tracks).toArray());
  }

  /** Counts the rows that equal an earlier row in all columns. */
  public static int duplicateRows(Table tracks) {
    return tracks.rowCount() - (int) firstOfEqualRows(tracks).count();
  }

  private static IntStream firstOfEqualRows(Table tracks) {
    Set<List<Object>> seen = new HashSet<>();
    return IntStream.range(0, tracks.rowCount())
        .filter(row -> seen.add(tracks.columns().stream().<Object>map(c -> c.get(row)).toList()));
  }

  /**
   * Returns the first row of each {@code track_id}, in the table's order: with {@link
   * #labelsOfTrack}, a track of several genres is one row with a set of labels.
   */
  public static int[] firstOfTrack(Table tracks) {
    Set<String> seen = new HashSet<>();
    return IntStream.range(0, tracks.rowCount())
        .filter(row -> seen.add(tracks.stringColumn("track_id").get(row)))
        .toArray();
  }

  /**
   * Collects all labels of each row's track: those of all rows with its {@code track_id}.
   *
   * @param labels the class of each row
   * @return the labels of each row, in ascending order
   */
  public static List<Set<Integer>> labelsOfTrack(Table tracks, int[] labels) {
    List<String> ids = tracks.stringColumn("track_id").asList();
    Map<String, Set<Integer>> labelsOf = new HashMap<>();
    for (int row = 0; row < labels.length; row++) {
      labelsOf.computeIfAbsent(ids.get(row), id -> new TreeSet<>()).add(labels[row]);
    }
    return ids.stream().map(labelsOf::get).toList();
  }

  /**
   * Groups rows by recording: rows with the same {@code track_id}, the same features, or the same
   * artists and title are one recording. Rows without artist or title share none.
   *
   * @return the group of each row, from 0
   */
  public static int[] byRecording(Table tracks) {
    return linked(tracks.rowCount(), recordingKeys(tracks));
  }

  private static IntFunction<List<?>> recordingKeys(Table tracks) {
    double[][] features = Features.matrix(tracks);
    boolean titled = tracks.columnNames().containsAll(List.of("artists", "track_name"));
    return row -> {
      List<List<?>> keys = new ArrayList<>();
      keys.add(List.of("id", tracks.stringColumn("track_id").get(row)));
      keys.add(Arrays.stream(features[row]).boxed().toList());
      String artists = titled ? tracks.stringColumn("artists").get(row) : "";
      String title = titled ? tracks.stringColumn("track_name").get(row) : "";
      if (!artists.isEmpty() && !title.isEmpty()) {
        keys.add(List.of(artists, title, "title"));
      }
      return keys;
    };
  }

  /**
   * Groups rows by artist: rows that share the name of an artist. A semicolon separates names.
   *
   * @return the group of each row, from 0
   * @throws HarmoniaNetException if the table has no column of artists
   */
  public static int[] byArtist(Table tracks) {
    if (!tracks.containsColumn("artists")) {
      throw new HarmoniaNetException(
          tracks.name() + " has no column artists, which a split by artist needs");
    }
    return linked(tracks.rowCount(), artistKeys(tracks));
  }

  private static IntFunction<List<?>> artistKeys(Table tracks) {
    return row -> ArtistNames.of(tracks.stringColumn("artists").get(row));
  }

  /**
   * Finds the rows of a catalogue that have nothing to do with some tracks: no recording (see
   * {@link #byRecording}) and no artist in common with any of them. A network that learns from
   * these rows has seen neither the training nor the test rows among the tracks.
   *
   * @param catalogue has the columns of {@code tracks}, the artists among them
   * @return numbers of rows, in ascending order
   */
  public static int[] unrelatedRows(Table catalogue, Table tracks) {
    Set<Object> known = new HashSet<>();
    for (IntFunction<List<?>> keysOf : List.of(recordingKeys(tracks), artistKeys(tracks))) {
      IntStream.range(0, tracks.rowCount()).forEach(row -> known.addAll(keysOf.apply(row)));
    }
    IntFunction<List<?>> recordings = recordingKeys(catalogue);
    IntFunction<List<?>> artists = artistKeys(catalogue);
    return IntStream.range(0, catalogue.rowCount())
        .filter(row -> recordings.apply(row).stream().noneMatch(known::contains))
        .filter(row -> artists.apply(row).stream().noneMatch(known::contains))
        .toArray();
  }

  /**
   * Weighs rows so that large groups count less: by 1/√n for a group of n rows, divided by the mean
   * weight. A group thus counts √n instead of n, between one vote for each row and one for each
   * group.
   *
   * @param groups the group of each row, from 0
   * @return the weight of each row, mean 1
   */
  public static double[] weights(int[] groups) {
    int[] rowsOf = new int[Arrays.stream(groups).max().orElse(0) + 1];
    Arrays.stream(groups).forEach(group -> rowsOf[group]++);
    double[] weights =
        Arrays.stream(groups).mapToDouble(group -> 1 / Math.sqrt(rowsOf[group])).toArray();
    double mean = Arrays.stream(weights).average().orElse(1);
    return Arrays.stream(weights).map(weight -> weight / mean).toArray();
  }

  /** Joins rows that have a key in common, by union-find with path halving. */
  private static int[] linked(int rows, IntFunction<List<?>> keysOf) {
    int[] parent = IntStream.range(0, rows).toArray();
    Map<Object, Integer> firstRow = new HashMap<>();
    for (int row = 0; row < rows; row++) {
      for (Object key : keysOf.apply(row)) {
        Integer first = firstRow.putIfAbsent(key, row);
        if (first != null) {
          parent[root(parent, row)] = root(parent, first);
        }
      }
    }
    Map<Integer, Integer> numbers = new HashMap<>();
    int[] groups = new int[rows];
    for (int row = 0; row < rows; row++) {
      groups[row] = numbers.computeIfAbsent(root(parent, row), r -> numbers.size());
    }
    return groups;
  }

  private static int root(int[] parent, int row) {
    while (parent[row] != row) {
      parent[row] = parent[parent[row]];
      row = parent[row];
    }
    return row;
  }
}
