package org.harmonianet.split;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.harmonianet.data.Features;
import tech.tablesaw.api.Table;

/**
 * Rows that belong together, so that an honest split keeps them on one side.
 *
 * <p>Each method gives a group number for each row; rows are in one group where they are linked
 * directly or through others.
 */
public final class Groups {
  private Groups() {}

  /** The table without rows that are in all columns the same as an earlier row. */
  public static Table withoutDuplicateRows(Table tracks) {
    Set<List<Object>> seen = new HashSet<>();
    int[] first =
        IntStream.range(0, tracks.rowCount())
            .filter(
                row -> seen.add(tracks.columns().stream().<Object>map(c -> c.get(row)).toList()))
            .toArray();
    return tracks.rows(first);
  }

  /** All labels of each row's track: those of all rows with its {@code track_id}. */
  public static List<Set<Integer>> labelsOfTrack(Table tracks, int[] labels) {
    List<String> ids = tracks.stringColumn("track_id").asList();
    Map<String, Set<Integer>> labelsOf = new HashMap<>();
    for (int row = 0; row < labels.length; row++) {
      labelsOf.computeIfAbsent(ids.get(row), id -> new TreeSet<>()).add(labels[row]);
    }
    return ids.stream().map(labelsOf::get).toList();
  }

  /**
   * By recording: rows of the same {@code track_id}, of the same eleven features, or of the same
   * artists and title are one recording.
   */
  public static int[] byRecording(Table tracks) {
    double[][] features = Features.matrix(tracks);
    return linked(
        tracks.rowCount(),
        row ->
            List.of(
                List.of("id", tracks.stringColumn("track_id").get(row)),
                Arrays.stream(features[row]).boxed().toList(),
                List.of(
                    tracks.stringColumn("artists").get(row),
                    tracks.stringColumn("track_name").get(row),
                    "title")));
  }

  /** By artist: rows that share an artist's name; names are separated by a semicolon. */
  public static int[] byArtist(Table tracks) {
    return linked(
        tracks.rowCount(),
        row -> List.of((Object[]) tracks.stringColumn("artists").get(row).split("\\s*;\\s*")));
  }

  /** Joins rows that have a key in common, by union-find with path halving. */
  private static int[] linked(int rows, IntFunction<List<?>> keysOf) {
    int[] parent = IntStream.range(0, rows).toArray();
    Map<Object, Integer> firstRow = new HashMap<>();
    for (int row = 0; row < rows; row++) {
      for (Object key : keysOf.apply(row)) {
        if (key.equals("")) {
          continue; // no name is nobody's
        }
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
