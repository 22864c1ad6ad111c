package org.harmonianet.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.SafeText;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The integer labels of genres: a genre's label is its position in the list. {@link GenreChoice}
 * chooses the most frequent genres of a catalogue.
 *
 * <pre>{@code
 * GenreLabels genres = GenreChoice.mostFrequent(tracks, 10).labels();
 * Table rows = genres.select(tracks);
 * int[] labels = genres.encode(rows);
 * }</pre>
 *
 * @param genres the genres, in alphabetical order as by scikit-learn's {@code LabelEncoder}
 */
public record GenreLabels(List<String> genres) {
  /** The genres of the publication, whose scores can be compared only with scores on these. */
  public static final GenreLabels PUBLISHED =
      new GenreLabels(
          List.of(
              "acoustic",
              "afrobeat",
              "alt-rock",
              "alternative",
              "ambient",
              "anime",
              "black-metal",
              "bluegrass",
              "blues",
              "brazil"));

  static final String COLUMN = "track_genre";

  /** Keeps a copy of the list. */
  public GenreLabels {
    genres = List.copyOf(genres);
  }

  /** Returns all genres of a table. */
  public static GenreLabels of(Table tracks) {
    return new GenreLabels(tracks.stringColumn(COLUMN).asSet().stream().sorted().toList());
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
