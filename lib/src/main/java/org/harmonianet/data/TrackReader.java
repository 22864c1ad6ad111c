package org.harmonianet.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
 * Reads a CSV file of tracks with explicit column types, which is exact and fast.
 *
 * <p>Tablesaw's own reader is lenient: it passes over some broken lines with a warning, and lets a
 * lone quotation mark swallow rows. Here no row is lost, and one that is not as it should be
 * rejects the file.
 */
public final class TrackReader {
  /** In UTF-8, its bytes as characters. */
  private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

  private final Path file;
  private final List<String> header;
  private List<TrackColumn> columns;
  private int rows;
  private int rejected;
  private String firstProblem;

  private TrackReader(Path file, List<String> header) {
    this.file = file;
    this.header = header;
    for (String name : TrackColumn.names()) {
      int times = Collections.frequency(header, name);
      if (times != 1) {
        throw problem(file, "the column " + name + " is " + (times == 0 ? "missing" : "repeated"));
      }
    }
    columns = emptyColumns();
  }

  /** A column for each of the file's that the catalogue knows, null for others. */
  private List<TrackColumn> emptyColumns() {
    return header.stream()
        .map(name -> TrackColumn.names().contains(name) ? TrackColumn.of(name) : null)
        .toList();
  }

  /**
   * Reads the file, in UTF-8. Columns that the catalogue does not know, such as its unnamed running
   * index, are left out, and so are empty lines. An empty text cell counts as missing; an artist
   * may be called "NA".
   *
   * @param file a CSV file with a header, and no line breaks within cells
   * @return the 20 known columns in the file's order
   * @throws HarmoniaNetException if the file is empty, lacks a column, or has a row with a broken
   *     or missing cell; the message tells how many rows are such, and names the first one (from 1,
   *     the header not counted) and its column
   */
  public static Table read(Path file) {
    List<Table> whole = new ArrayList<>();
    forEachBatch(file, Integer.MAX_VALUE, whole::add);
    return whole.get(0);
  }

  /**
   * Reads the file as {@link #read(Path)} does, a part at a time, so that it may be larger than the
   * memory.
   *
   * @param size rows of a part; the last one may have fewer
   * @param batch takes each part before the first bad row; what it has taken is worth nothing if
   *     this method throws, which it does for a bad row when it has come to the file's end
   * @throws HarmoniaNetException as {@link #read(Path)} does
   */
  public static void forEachBatch(Path file, int size, Consumer<Table> batch) {
    // Bytes are read as characters: then a line that is not UTF-8 can be named.
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      forEachBatch(file, lines, size, batch);
    } catch (IOException e) {
      throw new HarmoniaNetException("cannot read " + file + ": " + e, e);
    }
  }

  /** Reads lines of bytes as characters; the file only gives its name. */
  static void forEachBatch(Path file, BufferedReader lines, int size, Consumer<Table> batch)
      throws IOException {
    String header = next(lines);
    if (header == null) {
      throw problem(file, "the file is empty");
    }
    TrackReader reader = new TrackReader(file, header(file, header));
    for (String line = next(lines); line != null; line = next(lines)) {
      reader.add(line);
      if (reader.rows % size == 0) {
        reader.handOn(batch);
      }
    }
    reader.check();
    if (reader.rows % size != 0) {
      reader.handOn(batch);
    }
  }

  /** The next line that is not empty, or null. */
  private static String next(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    while (line != null && line.isEmpty()) {
      line = lines.readLine();
    }
    return line;
  }

  private static List<String> header(Path file, String line) {
    try {
      return CsvLine.cells(line.startsWith(BYTE_ORDER_MARK) ? line.substring(3) : line);
    } catch (HarmoniaNetException e) {
      throw problem(file, "header, " + e.getMessage());
    }
  }

  private void add(String line) {
    rows++;
    try {
      List<String> cells = CsvLine.cells(line);
      if (cells.size() != header.size()) {
        throw new HarmoniaNetException(
            "%d cells instead of %d".formatted(cells.size(), header.size()));
      }
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i) != null) {
          columns.get(i).append(cells.get(i));
        }
      }
    } catch (HarmoniaNetException e) {
      rejected++;
      if (firstProblem == null) {
        firstProblem = "row " + rows + ", " + e.getMessage();
      }
    }
  }

  private void check() {
    if (rows == 0) {
      throw problem(file, "there is a header but no row");
    }
    if (rejected > 0) {
      throw problem(
          file, "%,d of %,d rows rejected, the first: %s".formatted(rejected, rows, firstProblem));
    }
  }

  /** Hands on the rows since the last time, unless a row has been rejected by now. */
  private void handOn(Consumer<Table> batch) {
    if (rejected == 0) {
      batch.accept(
          Table.create(
              file.getFileName().toString(),
              columns.stream()
                  .filter(Objects::nonNull)
                  .map(TrackColumn::column)
                  .toArray(Column<?>[]::new)));
    }
    columns = emptyColumns();
  }

  private static HarmoniaNetException problem(Path file, String what) {
    return new HarmoniaNetException(file + ": " + what);
  }
}
