package org.harmonianet.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.run.Settings;
import tech.tablesaw.api.Table;

/**
 * Reads a file of tracks into a table with fixed column types.
 *
 * <p>It takes CSV as exports, spreadsheet programs and Kaggle write it: with other names of columns
 * ({@link TrackColumns}), other separators, decimal commas, names of keys, UTF-16, in a ZIP archive
 * or packed with gzip. It never drops a row unless it is told to: any malformed row rejects the
 * whole file. Use Tablesaw's own reader for other files; it guesses the types, and skips some
 * malformed rows with a warning.
 *
 * <pre>{@code
 * Table tracks = TrackReader.read(Path.of("data/dataset.csv"));
 * double[][] features = Features.matrix(tracks);
 * }</pre>
 */
public final class TrackReader {
  private static final int MAX_REASONS = 5;
  private static final int MIN_FEATURES = 2;

  private final TrackLines lines;
  private final Rejections rejected = new Rejections();
  private TrackTable table;

  private TrackReader(TrackLines lines) {
    this.lines = lines;
    List<String> found = Features.NAMES.stream().filter(lines.places()::containsKey).toList();
    if (found.size() < MIN_FEATURES) {
      lines.require(Features.NAMES);
    }
    table = new TrackTable(lines.places());
  }

  /**
   * A table, and what is to be said of its file.
   *
   * @param tracks the rows
   * @param notes what was recognised, is missing, or was left out, a sentence each
   */
  record Reading(Table tracks, List<String> notes) {}

  /**
   * Reads a file. Columns that the catalogue does not know, such as the dataset's unnamed row
   * number, are left out, and so are empty lines. An empty text cell counts as missing; an artist
   * may be called "NA". A track without identifier gets one from its row number. The cell of a
   * {@linkplain Features#CATEGORICAL categorical} column may be missing.
   *
   * @param file a file with a header
   * @return the known columns that the file has, in its order
   * @throws HarmoniaNetException if the file is empty or no table, has less than two features or
   *     other units, or has a malformed row; the message counts such rows and names the first one
   *     (from 1, without the header) and its column
   */
  public static Table read(Path file) {
    List<Table> whole = new ArrayList<>();
    forEachBatch(file, Integer.MAX_VALUE, whole::add);
    return whole.get(0);
  }

  /**
   * Reads a file of tracks with their genres, as the settings say: with the reader's own names of
   * columns, and without bad rows if they are to be left out.
   *
   * @throws HarmoniaNetException as {@link #read(Path)} does, and if there is no genre
   */
  static Reading read(Path file, Settings settings, boolean genres) {
    try (TrackLines lines = TrackLines.open(file, settings.columns())) {
      TrackReader reader = new TrackReader(lines);
      if (genres) {
        lines.require(List.of("track_genre"));
      }
      while (lines.next()) {
        reader.append();
      }
      reader.requireRows(
          settings.skipBadRows(),
          ". Correct them, or set HARMONIANET_BAD_ROWS=skip to leave them out");
      return new Reading(reader.table.take(file.getFileName().toString()), reader.notes());
    }
  }

  /**
   * Reads a file as {@link #read(Path)} does, in batches, so that it may be larger than the memory.
   *
   * @param size rows of a batch; the last one may have fewer
   * @param batch receives each batch before the first malformed row. If this method throws, discard
   *     what it has received: a malformed row is reported only at the end of the file
   * @return the number of rows
   * @throws HarmoniaNetException as {@link #read(Path)} does
   */
  public static long forEachBatch(Path file, int size, Consumer<Table> batch) {
    try (TrackLines lines = TrackLines.open(file, Map.of())) {
      return new TrackReader(lines).forEachBatch(file.getFileName().toString(), size, batch);
    }
  }

  /** Reads from a stream; the file only gives its name. */
  static void forEachBatch(Path file, InputStream bytes, int size, Consumer<Table> batch)
      throws IOException {
    TrackLines lines = TrackLines.of(file, bytes);
    new TrackReader(lines).forEachBatch(file.toString(), size, batch);
  }

  private long forEachBatch(String name, int size, Consumer<Table> batch) {
    while (lines.next()) {
      append();
      if (lines.row() % size == 0) {
        flush(name, batch);
      }
    }
    requireRows(false, "");
    if (lines.row() % size != 0) {
      flush(name, batch);
    }
    return lines.row();
  }

  private void append() {
    try {
      if (lines.problem() != null) {
        throw new HarmoniaNetException(lines.problem());
      }
      table.append(lines.cells(), lines.row());
    } catch (HarmoniaNetException e) {
      rejected.add(lines.row(), e.getMessage());
    }
  }

  /** Passes on the rows since the last time, unless a row has been rejected by now. */
  private void flush(String name, Consumer<Table> batch) {
    Table rows = table.take(name);
    if (rejected.count() == 0) {
      batch.accept(rows);
    }
  }

  private void requireRows(boolean skipBadRows, String advice) {
    if (lines.row() == 0) {
      throw lines.problem("the file has a header but no rows");
    }
    boolean usable = !lines.broken() && rejected.count() < lines.row();
    if (rejected.count() > 0 && !(skipBadRows && usable)) {
      String problem =
          "%,d of %,d rows rejected, the first: %s"
              .formatted(rejected.count(), lines.row(), rejected.first());
      throw lines.problem(
          lines.broken()
              ? problem + " (the rows after row " + lines.row() + " were not read)"
              : problem + (usable ? advice : ""));
    }
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>(lines.notes());
    List<String> absent =
        Features.NAMES.stream().filter(name -> !lines.places().containsKey(name)).toList();
    if (!absent.isEmpty()) {
      notes.add(TrackColumns.columns(absent) + " missing, and left out of the features");
    }
    notes.addAll(table.notes());
    if (rejected.count() > 0) {
      notes.add(
          "%,d of %,d rows are left out: %s"
              .formatted(
                  rejected.count(), lines.row(), String.join("; ", rejected.lines(MAX_REASONS))));
    }
    return notes;
  }
}
