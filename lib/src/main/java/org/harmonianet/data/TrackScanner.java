package org.harmonianet.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.harmonianet.HarmoniaNetException;

/**
 * Reads a file of tracks row by row for a network to score, and names the rows that it cannot take.
 *
 * <p>It takes the formats that {@link TrackReader} takes.
 *
 * <pre>{@code
 * try (TrackScanner rows = TrackScanner.open(file, features, categories, Map.of())) {
 *   while (rows.next()) {
 *     if (rows.problem() == null) {
 *       score(rows.track(), rows.text("track_name"));
 *     }
 *   }
 * }
 * }</pre>
 */
public final class TrackScanner implements AutoCloseable {
  private final TrackLines lines;
  private final TrackParser parser;
  private final int[] places;
  private TrackParser.Row track;
  private String problem;

  private TrackScanner(TrackLines lines, List<String> features, List<String> categories) {
    this.lines = lines;
    parser = new TrackParser(features, categories);
    places =
        parser.columns().stream().mapToInt(name -> lines.places().getOrDefault(name, -1)).toArray();
    lines.require(Features.required(features, categories));
    List<String> absent =
        Stream.concat(features.stream(), categories.stream())
            .filter(name -> !lines.places().containsKey(name))
            .toList();
    if (!absent.isEmpty()) {
      lines.notes().add(TrackColumns.columns(absent) + " missing: the network predicts without");
    }
  }

  /**
   * Opens a file.
   *
   * @param features the features that the network takes, in order
   * @param categories the categorical columns that it takes, in order
   * @param own the file's name of a column by the catalogue's, where the reader has given one
   * @throws HarmoniaNetException if the file cannot be read, is no table, lacks columns that are
   *     not {@link Features#OPTIONAL}, or has other units; the message says what to do
   */
  public static TrackScanner open(
      Path file, List<String> features, List<String> categories, Map<String, String> own) {
    return of(TrackLines.open(file, own), features, categories);
  }

  /**
   * Opens a stream, as {@link #open} does a file that is no archive.
   *
   * @param file the name that messages have
   * @throws IOException if it cannot be read
   */
  public static TrackScanner of(
      Path file,
      InputStream bytes,
      List<String> features,
      List<String> categories,
      Map<String, String> own)
      throws IOException {
    return of(TrackLines.of(file, bytes, own), features, categories);
  }

  private static TrackScanner of(TrackLines lines, List<String> features, List<String> categories) {
    try {
      return new TrackScanner(lines, features, categories);
    } catch (HarmoniaNetException e) {
      lines.close();
      throw e;
    }
  }

  /**
   * Goes to the next row.
   *
   * @return false if there is none
   */
  public boolean next() {
    if (!lines.next()) {
      return false;
    }
    track = null;
    problem = lines.problem();
    if (problem == null) {
      try {
        track = parser.parse(lines.cells(), places);
      } catch (HarmoniaNetException e) {
        problem = e.getMessage();
      }
    }
    return true;
  }

  /** Returns the row's number, from 1 without the header. */
  public long row() {
    return lines.row();
  }

  /** Returns why the row cannot be scored, null if it can. */
  public String problem() {
    return problem;
  }

  /** Returns the row, null if it has a problem. A track without identifier has an empty one. */
  public TrackParser.Row track() {
    return track;
  }

  /** Tells whether the file has a column of the catalogue. */
  public boolean has(String column) {
    return lines.places().containsKey(column);
  }

  /** Returns the row's text in a column of the catalogue, empty if there is none. */
  public String text(String column) {
    String cell = lines.cell(column);
    return cell == null ? "" : TrackParser.text(column, cell);
  }

  /** Returns whether a quotation mark is wrong, so that the rows after the last were not read. */
  public boolean broken() {
    return lines.broken();
  }

  /** Returns the share of the file that was read, from 0 to 1. */
  public double share() {
    return lines.share();
  }

  /** Returns how the file is written, for a program that reads it by itself. */
  public TrackForm form() {
    return lines.form();
  }

  /** Returns what was recognised in the file, and which columns are missing, a sentence each. */
  public List<String> notes() {
    return List.copyOf(lines.notes());
  }

  @Override
  public void close() {
    lines.close();
  }
}
