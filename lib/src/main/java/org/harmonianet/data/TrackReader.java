package org.harmonianet.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
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
  private final List<TrackColumn> columns;
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
    columns =
        header.stream()
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
    // Bytes are read as characters: then a line that is not UTF-8 can be named.
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      return read(file, lines);
    } catch (IOException e) {
      throw new HarmoniaNetException("cannot read " + file + ": " + e, e);
    }
  }

  /** Reads lines of bytes as characters; the file only gives its name. */
  static Table read(Path file, BufferedReader lines) throws IOException {
    String header = next(lines);
    if (header == null) {
      throw problem(file, "the file is empty");
    }
    TrackReader reader = new TrackReader(file, header(file, header));
    for (String line = next(lines); line != null; line = next(lines)) {
      reader.add(line);
    }
    return reader.table();
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

  private Table table() {
    if (rows == 0) {
      throw problem(file, "there is a header but no row");
    }
    if (rejected > 0) {
      throw problem(
          file, "%,d of %,d rows rejected, the first: %s".formatted(rejected, rows, firstProblem));
    }
    return Table.create(
        file.getFileName().toString(),
        columns.stream()
            .filter(Objects::nonNull)
            .map(TrackColumn::column)
            .toArray(Column<?>[]::new));
  }

  private static HarmoniaNetException problem(Path file, String what) {
    return new HarmoniaNetException(file + ": " + what);
  }
}
