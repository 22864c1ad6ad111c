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
 * Genres as integer labels: a genre's label is its place in the list.
 *
 * @param genres the genres in alphabetical order, as scikit-learn's {@code LabelEncoder} has them
 */
public record GenreEncoder(List<String> genres) {
  private static final String COLUMN = "track_genre";

  public GenreEncoder {
    genres = List.copyOf(genres);
  }

  /**
   * The {@code n} genres with the most rows; among equals, the alphabetically first.
   *
   * @throws HarmoniaNetException if there are fewer than {@code n} genres
   */
  public static GenreEncoder mostFrequent(Table tracks, int n) {
    Map<String, Integer> rows = new HashMap<>();
    tracks.stringColumn(COLUMN).forEach(genre -> rows.merge(genre, 1, Integer::sum));
    if (n < 2 || rows.size() < n) {
      throw new HarmoniaNetException(
          "%d genres asked for; it takes 2 to %d, as many as column %s of %s holds"
              .formatted(n, rows.size(), COLUMN, tracks.name()));
    }
    return new GenreEncoder(
        rows.keySet().stream()
            .sorted(
                Comparator.<String>comparingInt(rows::get).reversed().thenComparing(genre -> genre))
            .limit(n)
            .sorted()
            .toList());
  }

  /** The rows of these genres, in the table's order. */
  public Table select(Table tracks) {
    return tracks.where(tracks.stringColumn(COLUMN).isIn(genres));
  }

  /**
   * The label of each row.
   *
   * @throws HarmoniaNetException if a row is of none of these genres
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

  public int size() {
    return genres.size();
  }
}
