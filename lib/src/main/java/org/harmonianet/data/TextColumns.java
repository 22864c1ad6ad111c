package org.harmonianet.data;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import tech.tablesaw.api.StringColumn;

/**
 * The text columns of a table while it is filled. Tablesaw looks each text up in a dictionary,
 * which takes as long as reading it: another thread does so, a part at a time.
 */
final class TextColumns {
  private static final int PART = 4096;

  private final List<String> names;
  private StringColumn[] columns;
  private String[][] part;
  private int rows;
  private CompletableFuture<Void> earlier = CompletableFuture.completedFuture(null);

  TextColumns(List<String> names) {
    this.names = names;
    begin();
  }

  private void begin() {
    columns = names.stream().map(StringColumn::create).toArray(StringColumn[]::new);
    part = new String[PART][];
    rows = 0;
  }

  /**
   * Appends a row.
   *
   * @param texts its cells, in the order of the names; kept, so that nobody may change it
   */
  void append(String[] texts) {
    if (rows == PART) {
      hand();
    }
    part[rows++] = texts;
  }

  /** Hands the part to the other thread once that is done with the one before. */
  private void hand() {
    StringColumn[] targets = columns;
    String[][] from = part;
    int count = rows;
    await();
    earlier = CompletableFuture.runAsync(() -> append(targets, from, count));
    part = new String[PART][];
    rows = 0;
  }

  private void await() {
    try {
      earlier.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error; // such as no more memory
      }
      throw e;
    }
  }

  private static void append(StringColumn[] columns, String[][] rows, int count) {
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < columns.length; i++) {
        columns[i].append(rows[row][i]);
      }
    }
  }

  /** Returns the columns with the rows so far, and begins anew. */
  StringColumn[] take() {
    await();
    append(columns, part, rows);
    StringColumn[] filled = columns;
    begin();
    return filled;
  }
}
