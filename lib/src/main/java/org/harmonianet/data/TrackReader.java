package org.harmonianet.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.harmonianet.HarmoniaNetException;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Reads a CSV file of tracks into a table with fixed column types.
 *
 * <p>This reader never drops a row: any malformed row rejects the whole file. Use Tablesaw's own
 * reader for other files; it guesses the types, and skips some malformed rows with a warning.
 *
 * <pre>{@code
 * Table tracks = TrackReader.read(Path.of("data/dataset.csv"));
 * double[][] features = Features.matrix(tracks);
 * }</pre>
 */
public final class TrackReader {
  private final Path file;
  private final CsvRows csv;
  private final List<String> header;
  private List<Column<?>> columns;
  private int rows;
  private int rejected;
  private String firstProblem;

  private TrackReader(Path file, InputStream bytes) throws IOException {
    this.file = file;
    csv = new CsvRows(bytes);
    header = readHeader();
    columns = emptyColumns();
  }

  private List<String> readHeader() throws IOException {
    List<String> names;
    try {
      names = csv.next();
    } catch (HarmoniaNetException e) {
      throw problem("header, " + e.getMessage());
    }
    if (names == null) {
      throw problem("the file is empty");
    }
    for (String name : TrackParser.columns()) {
      int times = Collections.frequency(names, name);
      if (times != 1) {
        throw problem("the column " + name + " is " + (times == 0 ? "missing" : "repeated"));
      }
    }
    return List.copyOf(names);
  }

  /** Creates a column for each of the file's that the catalogue knows; null stands for others. */
  private List<Column<?>> emptyColumns() {
    List<Column<?>> empty = new ArrayList<>();
    for (String name : header) {
      empty.add(TrackParser.columns().contains(name) ? TrackParser.emptyColumn(name) : null);
    }
    return empty;
  }

  /**
   * Reads a file in UTF-8. Columns that the catalogue does not know, such as the dataset's unnamed
   * row number, are left out, and so are empty lines. An empty text cell counts as missing; an
   * artist may be called "NA".
   *
   * @param file a CSV file with a header
   * @return the 20 known columns in the file's order
   * @throws HarmoniaNetException if the file is empty, lacks a column, or has a malformed row; the
   *     message counts such rows and names the first one (from 1, without the header) and its
   *     column
   */
  public static Table read(Path file) {
    List<Table> whole = new ArrayList<>();
    forEachBatch(file, Integer.MAX_VALUE, whole::add);
    return whole.get(0);
  }

  /**
   * Reads a file as {@link #read(Path)} does, in batches, so that it may be larger than the memory.
   *
   * @param size rows of a batch; the last one may have fewer
   * @param batch receives each batch before the first malformed row. If this method throws, discard
   *     what it has received: a malformed row is reported only at the end of the file
   * @throws HarmoniaNetException as {@link #read(Path)} does
   */
  public static void forEachBatch(Path file, int size, Consumer<Table> batch) {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
      forEachBatch(file, bytes, size, batch);
    } catch (IOException e) {
      throw new HarmoniaNetException("cannot read " + file + ": " + e, e);
    }
  }

  /** Reads from a stream that can go back to its start; the file only gives its name. */
  static void forEachBatch(Path file, InputStream bytes, int size, Consumer<Table> batch)
      throws IOException {
    TrackReader reader = new TrackReader(file, bytes);
    while (reader.next()) {
      if (reader.rows % size == 0) {
        reader.flush(batch);
      }
    }
    reader.requireRows();
    if (reader.rows % size != 0) {
      reader.flush(batch);
    }
  }

  /** Reads the next row into the columns; returns false if there is none, or none after it. */
  private boolean next() throws IOException {
    try {
      List<String> cells = csv.next();
      if (cells == null) {
        return false;
      }
      append(cells);
    } catch (HarmoniaNetException e) {
      rejected++;
      if (firstProblem == null) {
        firstProblem = "row " + (rows + 1) + ", " + e.getMessage();
      }
    }
    rows++;
    return !csv.broken();
  }

  private void append(List<String> cells) {
    if (cells.size() != header.size()) {
      throw new HarmoniaNetException(
          "%d cells instead of %d".formatted(cells.size(), header.size()));
    }
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i) != null) {
        TrackParser.append(columns.get(i), cells.get(i));
      }
    }
  }

  private void requireRows() {
    if (rows == 0) {
      throw problem("there is a header but no row");
    }
    if (rejected > 0) {
      String problem =
          "%,d of %,d rows rejected, the first: %s".formatted(rejected, rows, firstProblem);
      throw problem(
          csv.broken() ? problem + " (the rows after row " + rows + " were not read)" : problem);
    }
  }

  /** Passes on the rows since the last time, unless a row has been rejected by now. */
  private void flush(Consumer<Table> batch) {
    if (rejected == 0) {
      Column<?>[] known = columns.stream().filter(Objects::nonNull).toArray(Column<?>[]::new);
      batch.accept(Table.create(file.getFileName().toString(), known));
    }
    columns = emptyColumns();
  }

  private HarmoniaNetException problem(String what) {
    return new HarmoniaNetException(file + ": " + what);
  }
}
