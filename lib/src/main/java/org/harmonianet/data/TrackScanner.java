package org.harmonianet.data;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.harmonianet.HarmoniaNetException;

/** Stand-in until the reader's own. */
public final class TrackScanner implements AutoCloseable {
  private final Path file;
  private final InputStream bytes;
  private final CsvRows csv;
  private final List<String> header;
  private final long size;
  private long read;
  private long row;
  private List<String> cells;
  private String problem;
  private TrackParser.Row track;

  private TrackScanner(Path file) throws IOException {
    this.file = file;
    size = Files.size(file);
    bytes =
        new FilterInputStream(Files.newInputStream(file)) {
          @Override
          public int read(byte[] target, int start, int length) throws IOException {
            int count = super.read(target, start, length);
            read += Math.max(0, count);
            return count;
          }
        };
    csv = new CsvRows(new BufferedInputStream(bytes));
    List<String> names = csv.next();
    if (names == null) {
      throw new HarmoniaNetException(file + ": the file is empty");
    }
    for (String name : List.of("track_id", "tempo")) {
      if (!names.contains(name)) {
        throw new HarmoniaNetException(file + ": the column " + name + " is missing");
      }
    }
    header = List.copyOf(names);
  }

  /** Opens a file. */
  public static TrackScanner open(
      Path file, List<String> features, List<String> categories, Map<String, String> own) {
    try {
      return new TrackScanner(file);
    } catch (IOException e) {
      throw new HarmoniaNetException("cannot read " + file + ": " + e, e);
    }
  }

  /** Remarks. */
  public List<String> notes() {
    return List.of();
  }

  /** Goes to the next row. */
  public boolean next() {
    if (csv.broken()) {
      return false;
    }
    problem = null;
    track = null;
    cells = null;
    try {
      cells = csv.next();
      if (cells == null) {
        return false;
      }
      row++;
      if (cells.size() != header.size()) {
        problem = "%d cells instead of %d".formatted(cells.size(), header.size());
        return true;
      }
      track = TrackParser.parse(this::cell);
    } catch (IOException e) {
      throw new HarmoniaNetException("cannot read " + file + ": " + e, e);
    } catch (HarmoniaNetException e) {
      if (cells == null) {
        row++;
      }
      problem = e.getMessage();
    }
    return true;
  }

  private String cell(String name) {
    int place = header.indexOf(name);
    return place < 0 ? null : cells.get(place);
  }

  /** Whether the rest is unreadable. */
  public boolean broken() {
    return csv.broken();
  }

  /** The number of the row. */
  public long row() {
    return row;
  }

  /** The problem. */
  public String problem() {
    return problem;
  }

  /** The track. */
  public TrackParser.Row track() {
    return track;
  }

  /** A text. */
  public String text(String name) {
    int place = header.indexOf(name);
    return cells == null || place < 0 || place >= cells.size() ? "" : cells.get(place);
  }

  /** The share of the file's bytes that was read, from 0 to 1. */
  public double share() {
    return size == 0 ? 1 : Math.min(1, (double) read / size);
  }

  @Override
  public void close() {
    try {
      bytes.close();
    } catch (IOException e) {
      throw new HarmoniaNetException("cannot read " + file + ": " + e, e);
    }
  }
}
