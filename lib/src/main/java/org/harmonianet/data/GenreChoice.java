package org.harmonianet.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.SafeText;
import tech.tablesaw.api.Table;

/**
 * The choice of the genres that a classifier learns: the most frequent ones of a catalogue.
 *
 * <p>A genre of fewer than five rows is left out, because a fifth of it would be no whole row for
 * the test. The notes say what differs from what was asked for.
 *
 * <pre>{@code
 * GenreChoice choice = GenreChoice.mostFrequent(tracks, run.settings().genres());
 * choice.notes().forEach(System.out::println);
 * int[] labels = choice.labels().encode(choice.labels().select(tracks));
 * }</pre>
 *
 * @param labels the genres
 * @param notes what was left out, and whether there are fewer genres than asked for; one line each
 */
public record GenreChoice(GenreLabels labels, List<String> notes) {
  private static final int FEWEST_ROWS = 5;
  private static final int NAMES = 10;
  private static final int NAME = 40;

  /**
   * Chooses the {@code n} genres with the most rows; among equals, the alphabetically first. If
   * there are fewer, all of them are chosen.
   *
   * @throws HarmoniaNetException if fewer than two genres have five rows
   */
  public static GenreChoice mostFrequent(Table tracks, int n) {
    Map<String, Integer> rows = new TreeMap<>();
    tracks.stringColumn(GenreLabels.COLUMN).forEach(genre -> rows.merge(genre, 1, Integer::sum));
    Map<String, Integer> large = where(rows, true);
    Map<String, Integer> small = where(rows, false);
    String file = tracks.name();
    if (large.size() < 2) {
      throw new HarmoniaNetException(
          ("a classifier needs two genres with at least %d rows each; %s has %s: use a file with"
                  + " more genres")
              .formatted(FEWEST_ROWS, file, found(large, small)));
    }
    List<String> notes = new ArrayList<>();
    if (large.size() < n && !small.isEmpty()) {
      notes.add(
          "left out, because a genre of fewer than %d rows cannot be split: %s"
              .formatted(FEWEST_ROWS, named(small)));
    }
    if (large.size() < n) {
      notes.add(
          "%s has %d %sgenres: all of them are taken (HARMONIANET_GENRES asks for %d)"
              .formatted(file, large.size(), small.isEmpty() ? "" : "other ", n));
    }
    return new GenreChoice(
        new GenreLabels(large.keySet().stream().limit(n).sorted().toList()), List.copyOf(notes));
  }

  /** Returns the genres with enough rows, or those without, the most frequent first. */
  private static Map<String, Integer> where(Map<String, Integer> rows, boolean enough) {
    return rows.entrySet().stream()
        .filter(genre -> genre.getValue() >= FEWEST_ROWS == enough)
        .sorted(Comparator.comparing(genre -> -genre.getValue()))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
  }

  private static String found(Map<String, Integer> large, Map<String, Integer> small) {
    if (large.isEmpty()) {
      return "none, but " + named(small);
    }
    return "only " + named(large) + (small.isEmpty() ? "" : ", apart from " + named(small));
  }

  /** Names genres with their rows: "polka (1 row), waltz (3 rows)". */
  private static String named(Map<String, Integer> genres) {
    String names =
        genres.entrySet().stream()
            .limit(NAMES)
            .map(
                genre ->
                    "%s (%,d %s)"
                        .formatted(
                            SafeText.isolated(SafeText.cut(genre.getKey(), NAME)),
                            genre.getValue(),
                            genre.getValue() == 1 ? "row" : "rows"))
            .collect(Collectors.joining(", "));
    int more = genres.size() - NAMES;
    return more > 0 ? "%s and %,d more".formatted(names, more) : names;
  }
}
