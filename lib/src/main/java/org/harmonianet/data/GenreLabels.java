package org.harmonianet.data;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.SafeText;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The integer labels of genres: a genre's label is its position in the list.
 *
 * <pre>{@code
 * GenreLabels ten = GenreLabels.mostFrequent(tracks, 10);
 * Table rows = ten.select(tracks);
 * int[] labels = ten.encode(rows);
 * }</pre>
 *
 * @param genres the genres, in alphabetical order as by scikit-learn's {@code LabelEncoder}
 */
public record GenreLabels(List<String> genres) {
  private static final String COLUMN = "track_genre";

  /** Keeps a copy of the list. */
  public GenreLabels {
    genres = List.copyOf(genres);
  }

  /**
   * Selects the {@code n} genres with the most rows; among equals, the alphabetically first.
   *
   * @throws HarmoniaNetException if {@code n} is less than 2 or more than there are genres
   */
  public static GenreLabels mostFrequent(Table tracks, int n) {
    Map<String, Integer> rows = new HashMap<>();
    tracks.stringColumn(COLUMN).forEach(genre -> rows.merge(genre, 1, Integer::sum));
    if (n < 2 || rows.size() < n) {
      throw new HarmoniaNetException(
          "%d genres asked for; it takes 2 to %d, as many as column %s of %s holds"
              .formatted(n, rows.size(), COLUMN, tracks.name()));
    }
    return new GenreLabels(
        rows.keySet().stream()
            .sorted(
                Comparator.<String>comparingInt(rows::get).reversed().thenComparing(genre -> genre))
            .limit(n)
            .sorted()
            .toList());
  }

  /** Selects the rows of these genres, in the table's order. */
  public Table select(Table tracks) {
    return tracks.where(tracks.stringColumn(COLUMN).isIn(genres));
  }

  /**
   * Encodes the genre of each row.
   *
   * @return the labels, from 0, shape (rows)
   * @throws HarmoniaNetException if a row has none of these genres
   */
  public int[] encode(Table tracks) {
    Map<String, Integer> labels = new HashMap<>();
    genres.forEach(genre -> labels.put(genre, labels.size()));
    StringColumn column = tracks.stringColumn(COLUMN);
    int[] encoded = new int[column.size()];
    for (int row = 0; row < encoded.length; row++) {
      Integer label = labels.get(column.get(row));
      if (label == null) {
        throw new HarmoniaNetException(
            "row %d: %s is none of the %d genres"
                .formatted(row + 1, SafeText.quoted(column.get(row)), genres.size()));
      }
      encoded[row] = label;
    }
    return encoded;
  }

  /** Returns the number of genres. */
  public int size() {
    return genres.size();
  }
}
