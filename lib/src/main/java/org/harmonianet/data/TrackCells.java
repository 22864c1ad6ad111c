package org.harmonianet.data;

import org.harmonianet.HarmoniaNetException;
import org.harmonianet.SafeText;

/** The text of a track's cells as what they stand for; what is not that is refused. */
public final class TrackCells {
  private TrackCells() {}

  /** Gives the cell of a column, null where there is none. */
  @FunctionalInterface
  public interface Cells {
    String of(String column);
  }

  /**
   * The 11 features of {@link Features#NAMES}.
   *
   * @throws HarmoniaNetException if a cell is not a number; the message names its column
   */
  public static double[] features(Cells cells) {
    return Features.NAMES.stream()
        .mapToDouble(
            name ->
                Features.WHOLE.contains(name)
                    ? wholeNumber(name, cells.of(name))
                    : number(name, cells.of(name)))
        .toArray();
  }

  /**
   * The 4 categories of {@link Features#CATEGORIES}; true is 1.
   *
   * @throws HarmoniaNetException if a cell is not a whole number, or not a truth value; the message
   *     names its column
   */
  public static int[] categories(Cells cells) {
    return Features.CATEGORIES.stream()
        .mapToInt(
            name ->
                Features.WHOLE.contains(name)
                    ? wholeNumber(name, cells.of(name))
                    : truth(name, cells.of(name)) ? 1 : 0)
        .toArray();
  }

  /**
   * A text that must not be empty.
   *
   * @throws HarmoniaNetException if it is; the message names the column
   */
  public static String text(String column, String cell) {
    if (cell == null || cell.isEmpty()) {
      throw problem(column, "empty", cell);
    }
    return cell;
  }

  /** A number that a 32-bit float, which the network computes with, can hold. */
  static double number(String column, String cell) {
    double value = decimal(cell);
    if (Double.isNaN(value)) {
      throw problem(column, "not a number", cell);
    }
    if (Math.abs(value) > Float.MAX_VALUE) {
      throw problem(column, "too large a number", cell);
    }
    return value;
  }

  /** NaN if it is not a decimal number; Java itself would take "1f", "0x1p3" and "Infinity". */
  private static double decimal(String cell) {
    if (cell == null) {
      return Double.NaN;
    }
    for (int i = 0; i < cell.length(); i++) {
      if ("+-.0123456789eE".indexOf(cell.charAt(i)) < 0) {
        return Double.NaN;
      }
    }
    try {
      return Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Not the least int either, which Tablesaw takes for a missing value. */
  static int wholeNumber(String column, String cell) {
    double value = number(column, cell);
    if (value != Math.rint(value)) {
      throw problem(column, "not a whole number", cell);
    }
    if (Math.abs(value) > Integer.MAX_VALUE) {
      throw problem(column, "too large a number", cell);
    }
    return (int) value;
  }

  static boolean truth(String column, String cell) {
    boolean value = "true".equalsIgnoreCase(cell);
    if (!value && !"false".equalsIgnoreCase(cell)) {
      throw problem(column, "not a truth value", cell);
    }
    return value;
  }

  private static HarmoniaNetException problem(String column, String what, String cell) {
    return new HarmoniaNetException(
        "column %s: %s (%s)".formatted(column, what, SafeText.quoted(cell == null ? "" : cell)));
  }
}
