package org.harmonianet.preprocessing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.harmonianet.HarmoniaNetException;
import smile.data.SparseDataset;
import smile.util.SparseArray;
import tech.tablesaw.api.Table;

/**
 * Encodes the names of tracks: artists, album and title, each as pieces of words and as words.
 *
 * <p>Use it with Smile's sparse logistic regression, which needs no dense matrix of the several ten
 * thousand inputs. An artist's name must not be learned by heart: judge such a model with a split
 * by artist. No genre enters an input.
 *
 * <pre>{@code
 * NameEncoder names = NameEncoder.fit(tracks.rows(train));
 * var model = SparseLogisticRegression.fit(names.transform(tracks.rows(train)), y, 3, 1e-5, 100);
 * double[] genres = new double[10];
 * model.predict(names.encode("Queen", "A Night at the Opera", "Bohemian Rhapsody"), genres);
 * }</pre>
 *
 * @param columns the columns that are encoded, in order
 * @param vectorizers two a column: {@link TextTokens#CHARACTERS}, then {@link TextTokens#WORDS}
 */
public record NameEncoder(List<String> columns, List<TfidfVectorizer> vectorizers) {
  /** The columns that name a track, in the order of the inputs. */
  public static final List<String> NAMES = List.of("artists", "album_name", "track_name");

  private static final int MIN_TEXTS = 2;

  /** Copies the lists. */
  public NameEncoder {
    columns = List.copyOf(columns);
    vectorizers = List.copyOf(vectorizers);
  }

  /**
   * Fits to the training tracks. Tokens of a single training row are left out.
   *
   * @param tracks the training rows only, with at least one of {@link #NAMES}
   * @throws HarmoniaNetException if the table has none of them
   */
  public static NameEncoder fit(Table tracks) {
    List<String> columns = NAMES.stream().filter(tracks::containsColumn).toList();
    if (columns.isEmpty()) {
      throw new HarmoniaNetException(
          tracks.name() + " has no column of names: it needs one of " + String.join(", ", NAMES));
    }
    List<TfidfVectorizer> vectorizers = new ArrayList<>();
    for (String column : columns) {
      List<String> texts = tracks.stringColumn(column).asList();
      for (TextTokens tokens : TextTokens.values()) {
        vectorizers.add(TfidfVectorizer.fit(texts, tokens, MIN_TEXTS));
      }
    }
    return new NameEncoder(columns, vectorizers);
  }

  /** Returns the number of inputs that a track becomes, of which most are 0. */
  public int width() {
    return vectorizers.stream().mapToInt(TfidfVectorizer::width).sum();
  }

  /**
   * Encodes tracks.
   *
   * @param tracks a table with the encoder's columns
   * @return shape (rows, {@link #width()}), sparse
   */
  public SparseDataset transform(Table tracks) {
    List<List<String>> texts =
        columns.stream().map(column -> tracks.stringColumn(column).asList()).toList();
    List<SparseArray> rows =
        IntStream.range(0, tracks.rowCount())
            .parallel()
            .mapToObj(row -> texts.stream().map(column -> column.get(row)).toArray(String[]::new))
            .map(this::encode)
            .toList();
    return SparseDataset.of(rows, width());
  }

  /**
   * Encodes one track.
   *
   * @param names its texts, in the order of the columns
   * @return the inputs that are not 0, in ascending order
   */
  public SparseArray encode(String... names) {
    SparseArray inputs = new SparseArray();
    int next = 0;
    for (int i = 0; i < vectorizers.size(); i++) {
      String text = names[i / TextTokens.values().length];
      next = vectorizers.get(i).encode(text, inputs, next);
    }
    return inputs;
  }
}
