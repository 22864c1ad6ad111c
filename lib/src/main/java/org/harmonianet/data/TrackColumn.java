package org.harmonianet.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.SafeText;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/** A column of the catalogue that is filled with a file's cells, and what it takes. */
final class TrackColumn {
  private static final Map<String, ColumnType> TYPES = types();

  /** Without these a row says nothing: which track it is, and its label. */
  private static final Set<String> NEVER_EMPTY = Set.of("track_id", "track_genre");

  private final Column<?> column;

  private TrackColumn(Column<?> column) {
    this.column = column;
  }

  private static Map<String, ColumnType> types() {
    Map<String, ColumnType> types = new LinkedHashMap<>();
    List.of("track_id", "artists", "album_name", "track_name", "track_genre")
        .forEach(name -> types.put(name, ColumnType.STRING));
    Features.NAMES.forEach(name -> types.put(name, ColumnType.DOUBLE));
    List.of("popularity", "duration_ms", "key", "mode", "time_signature")
        .forEach(name -> types.put(name, ColumnType.INTEGER));
    types.put("explicit", ColumnType.BOOLEAN);
    return types;
  }

  /** The names of the catalogue's 20 columns. */
  static Set<String> names() {
    return TYPES.keySet();
  }

  /** An empty column of the catalogue. */
  static TrackColumn of(String name) {
    return new TrackColumn(TYPES.get(name).create(name));
  }

  Column<?> column() {
    return column;
  }

  /**
   * Appends a cell.
   *
   * @throws HarmoniaNetException if it is not of the column's type; the message names the column
   */
  void append(String cell) {
    if (column instanceof StringColumn texts) {
      texts.append(text(cell));
    } else if (column instanceof DoubleColumn numbers) {
      numbers.append(number(cell));
    } else if (column instanceof IntColumn numbers) {
      numbers.append(wholeNumber(cell));
    } else {
      ((BooleanColumn) column).append(truth(cell));
    }
  }

  private String text(String cell) {
    if (cell.isEmpty() && NEVER_EMPTY.contains(column.name())) {
      throw problem("empty", cell);
    }
    return cell;
  }

  /** A number that a 32-bit float, which the network computes with, can hold. */
  private double number(String cell) {
    double value = decimal(cell);
    if (Double.isNaN(value)) {
      throw problem("not a number", cell);
    }
    if (Math.abs(value) > Float.MAX_VALUE) {
      throw problem("too large a number", cell);
    }
    return value;
  }

  /** NaN if it is not a decimal number; Java itself would take "1f", "0x1p3" and "Infinity". */
  private static double decimal(String cell) {
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
  private int wholeNumber(String cell) {
    double value = number(cell);
    if (value != Math.rint(value)) {
      throw problem("not a whole number", cell);
    }
    if (Math.abs(value) > Integer.MAX_VALUE) {
      throw problem("too large a number", cell);
    }
    return (int) value;
  }

  private boolean truth(String cell) {
    boolean value = cell.equalsIgnoreCase("true");
    if (!value && !cell.equalsIgnoreCase("false")) {
      throw problem("not a truth value", cell);
    }
    return value;
  }

  private HarmoniaNetException problem(String what, String cell) {
    return new HarmoniaNetException(
        "column %s: %s (%s)".formatted(column.name(), what, SafeText.quoted(cell)));
  }
}
