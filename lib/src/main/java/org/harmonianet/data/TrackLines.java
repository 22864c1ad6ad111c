package org.harmonianet.data;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.harmonianet.HarmoniaNetException;

/**
 * The lines of any file of tracks, once its form is recognised: cells by column, not yet parsed.
 */
final class TrackLines implements AutoCloseable {
  /** Lines that are read ahead, to check the units. */
  private static final int AHEAD = 500;

  private record Line(List<String> cells, String problem) {}

  private final Path file;
  private final Counted bytes;
  private final long size;
  private final TextSource text;
  private final char separator;
  private final CsvRows csv;
  private final List<String> header;
  private final Map<String, Integer> places;
  private final List<String> notes = new ArrayList<>();
  private final Deque<Line> ahead = new ArrayDeque<>();
  private Line line;
  private long row;

  private TrackLines(Path file, InputStream in, long size, Map<String, String> own)
      throws IOException {
    this.file = file;
    this.size = size;
    bytes = new Counted(in);
    text = TextSource.of(bytes);
    separator = Separator.of(text);
    csv = new CsvRows(text, separator);
    header = readHeader();
    places = TrackColumns.find(header, own);
    notes.addAll(text.notes());
    if (separator != ',') {
      notes.add("separated by " + Separator.name(separator));
    }
    notes.addAll(TrackColumns.renamed(header, places));
    readAhead();
  }

  /** Opens a file; see {@link TrackScanner#open}. */
  static TrackLines open(Path file, Map<String, String> own) {
    InputStream in = null;
    try {
      TrackArchive.Opened opened = TrackArchive.open(file);
      in = opened.bytes();
      return new TrackLines(file, in, opened.size(), own);
    } catch (HarmoniaNetException | IOException e) {
      close(in);
      throw e instanceof IOException cause ? unreadable(file, cause) : named(file, e.getMessage());
    }
  }

  /** Reads a stream; the file only gives its name. */
  static TrackLines of(Path file, InputStream in) throws IOException {
    return of(file, in, Map.of());
  }

  /** Reads a stream; the file only gives its name. */
  static TrackLines of(Path file, InputStream in, Map<String, String> own) throws IOException {
    try {
      return new TrackLines(file, in, 0, own);
    } catch (HarmoniaNetException e) {
      throw named(file, e.getMessage());
    }
  }

  private static HarmoniaNetException unreadable(Path file, IOException e) {
    return new HarmoniaNetException("cannot read " + file + ": " + e, e);
  }

  private static void close(InputStream in) {
    try {
      if (in != null) {
        in.close();
      }
    } catch (IOException e) {
      // It was only read; what was read is told.
    }
  }

  private List<String> readHeader() throws IOException {
    List<String> names;
    try {
      names = csv.next();
    } catch (HarmoniaNetException e) {
      throw new HarmoniaNetException("header, " + e.getMessage());
    }
    if (names == null) {
      throw new HarmoniaNetException("the file is empty");
    }
    return List.copyOf(names);
  }

  private void readAhead() throws IOException {
    for (Line next = read(); next != null; next = ahead.size() < AHEAD ? read() : null) {
      ahead.add(next.cells == null ? next : new Line(new ArrayList<>(next.cells), next.problem));
    }
    for (String column : Features.NAMES) {
      if (places.containsKey(column)) {
        String name = header.get(places.get(column));
        UnitCheck.check(column, name, ahead.stream().map(l -> cell(l, column)).toList());
      }
    }
  }

  private Line read() throws IOException {
    if (csv.broken()) {
      return null;
    }
    try {
      List<String> cells = csv.next();
      if (cells == null) {
        return null;
      }
      return cells.size() == header.size()
          ? new Line(cells, null)
          : new Line(null, "%d cells instead of %d".formatted(cells.size(), header.size()));
    } catch (HarmoniaNetException e) {
      return new Line(null, e.getMessage());
    }
  }

  /** Goes to the next row; returns false if there is none. */
  boolean next() {
    try {
      line = ahead.isEmpty() ? read() : ahead.poll();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    row += line == null ? 0 : 1;
    return line != null;
  }

  /** Returns the row's number, from 1 without the header. */
  long row() {
    return row;
  }

  /** Returns why the row has no cells, null if it has. */
  String problem() {
    return line.problem;
  }

  /** Returns the row's cells in the file's order, until the next row; null if it has a problem. */
  List<String> cells() {
    return line.cells;
  }

  /** Returns the row's cell of a column of the catalogue, null if the file has no such column. */
  String cell(String column) {
    return cell(line, column);
  }

  private String cell(Line from, String column) {
    Integer place = places.get(column);
    return place == null || from.cells == null ? null : from.cells.get(place);
  }

  /** Returns whether quotation marks are wrong, so that the rows after the last were not read. */
  boolean broken() {
    return csv.broken();
  }

  /** Returns the share of the file that was read, from 0 to 1. */
  double share() {
    return size == 0 ? 0 : Math.min(1, (double) bytes.count / size);
  }

  /** Returns how the file is written. */
  TrackForm form() {
    return new TrackForm(header, places, separator, text.charset());
  }

  /** Makes sure that the file has columns of the catalogue. */
  void require(List<String> columns) {
    try {
      TrackColumns.require(columns, header, places);
    } catch (HarmoniaNetException e) {
      throw problem(e.getMessage());
    }
  }

  Map<String, Integer> places() {
    return places;
  }

  /** Returns what was recognised in the file, a sentence each. */
  List<String> notes() {
    return notes;
  }

  /** Returns an exception that names the file. */
  HarmoniaNetException problem(String what) {
    return named(file, what);
  }

  private static HarmoniaNetException named(Path file, String what) {
    return new HarmoniaNetException(file + ": " + what);
  }

  @Override
  public void close() {
    close(bytes);
  }

  /** Counts the bytes that were read. */
  private static final class Counted extends FilterInputStream {
    private volatile long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
      int read = super.read(target, start, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
