package org.harmonianet.preprocessing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.data.ArtistNames;
import tech.tablesaw.api.Table;

/**
 * The other tracks of each track's artists, or of its album, in a catalogue without genres.
 *
 * <p>Use it to describe a track by its surroundings: with a {@link ContextEncoder}, by the mean of
 * another network's outputs, or by {@link NeighborPooling}. A track is never among its own others,
 * nor is the same recording: a row with the same {@code track_id}, the same artists and title, or
 * the same features. Several rows with the same features count once. No genre is read.
 *
 * <pre>{@code
 * OtherTracks others = OtherTracks.ofArtists(tracks, catalogue);
 * int[] alike = others.rows()[0];                       // rows of the catalogue
 * double[][] view = others.mean(catalogueOutputs, trackOutputs);
 * }</pre>
 *
 * @param rows the rows of the catalogue in ascending order, shape (tracks, others)
 */
public record OtherTracks(int[][] rows) {
  /**
   * Finds the tracks that have one of a track's artists. A semicolon separates names.
   *
   * @param tracks the tracks to describe, which may be in the catalogue
   * @param catalogue the tracks to choose from
   * @throws HarmoniaNetException if one of the tables has no artists or titles
   */
  public static OtherTracks ofArtists(Table tracks, Table catalogue) {
    return find(tracks, catalogue, (table, row) -> artists(table, row));
  }

  /** Finds the tracks that have a track's album and its first artist; see {@link #ofArtists}. */
  public static OtherTracks ofAlbum(Table tracks, Table catalogue) {
    return find(
        tracks,
        catalogue,
        (table, row) -> {
          String album = table.stringColumn("album_name").get(row);
          List<String> artists = artists(table, row);
          boolean named = !album.isEmpty() && !artists.isEmpty();
          return named ? List.of(List.of(album, artists.get(0))) : List.of();
        });
  }

  private static List<String> artists(Table tracks, int row) {
    return ArtistNames.of(tracks.stringColumn("artists").get(row));
  }

  private static OtherTracks find(
      Table tracks, Table catalogue, BiFunction<Table, Integer, List<?>> keys) {
    for (Table table : List.of(tracks, catalogue)) {
      if (!table.columnNames().containsAll(List.of("artists", "track_name"))) {
        throw new HarmoniaNetException(
            table.name() + " has no columns artists and track_name, which find the other tracks");
      }
    }
    Map<Object, Integer> numbers = new HashMap<>();
    List<Recording> own = Recording.of(tracks, numbers);
    List<Recording> theirs = Recording.of(catalogue, numbers);
    Map<Object, List<Integer>> rowsOf = new HashMap<>();
    Set<Integer> ids = new HashSet<>();
    for (int row = 0; row < theirs.size(); row++) {
      if (ids.add(theirs.get(row).id())) {
        for (Object key : keys.apply(catalogue, row)) {
          rowsOf.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
        }
      }
    }
    int[][] rows = new int[own.size()][];
    for (int track = 0; track < rows.length; track++) {
      Set<Integer> candidates = new TreeSet<>();
      keys.apply(tracks, track)
          .forEach(key -> candidates.addAll(rowsOf.getOrDefault(key, List.of())));
      Recording recording = own.get(track);
      Set<Integer> sounds = new HashSet<>();
      rows[track] =
          candidates.stream()
              .filter(row -> !recording.isSameAs(theirs.get(row)))
              .filter(row -> sounds.add(theirs.get(row).sound()))
              .mapToInt(Integer::intValue)
              .toArray();
    }
    return new OtherTracks(rows);
  }

  /**
   * Computes the mean over each track's others.
   *
   * @param catalogue numbers of the catalogue's rows, shape (rows, numbers)
   * @param own numbers of the tracks, for those without others, shape (tracks, numbers)
   * @return shape (tracks, numbers)
   */
  public double[][] mean(double[][] catalogue, double[][] own) {
    return IntStream.range(0, rows.length)
        .mapToObj(track -> rows[track].length == 0 ? own[track].clone() : mean(catalogue, track))
        .toArray(double[][]::new);
  }

  /** Computes the mean over a track's others; there must be one. */
  double[] mean(double[][] catalogue, int track) {
    double[] mean = new double[catalogue[0].length];
    for (int row : rows[track]) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += catalogue[row][i] / rows[track].length;
      }
    }
    return mean;
  }
}
