package org.harmonianet.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.harmonianet.HarmoniaNetException;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A table of tracks while it is filled, whole row by whole row. */
final class TrackTable {
  private static final String ID = "track_id";

  private final List<String> names = new ArrayList<>();
  private final Rejections unclear = new Rejections();
  private Map<String, Column<?>> columns;
  private long idsMade;

  /** Prepares the columns that a file has, in its order, and an identifier. */
  TrackTable(Map<String, Integer> places) {
    if (!places.containsKey(ID)) {
      names.add(ID);
    }
    places.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(place -> names.add(place.getKey()));
  }

  private Map<String, Column<?>> empty() {
    Map<String, Column<?>> empty = new LinkedHashMap<>();
    names.forEach(name -> empty.put(name, empty(name)));
    return empty;
  }

  private static Column<?> empty(String name) {
    return switch (CellType.of(name)) {
      case TEXT -> StringColumn.create(name);
      case NUMBER, SHARE -> DoubleColumn.create(name);
      case TRUTH -> BooleanColumn.create(name);
      default -> IntColumn.create(name);
    };
  }

  /**
   * Appends a row, or nothing.
   *
   * @param row its number, from which a track without identifier gets one
   * @throws HarmoniaNetException if a cell is not of its column's type
   */
  void append(UnaryOperator<String> cells, long row) {
    Object[] values = new Object[names.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(names.get(i), cells.apply(names.get(i)), row);
    }
    columns = columns == null ? empty() : columns;
    for (int i = 0; i < values.length; i++) {
      append(columns.get(names.get(i)), values[i]);
    }
  }

  /** Returns the text or the number of a cell, null if it is missing. */
  private Object value(String name, String cell, long row) {
    CellType type = CellType.of(name);
    if (type == CellType.TEXT) {
      return text(name, cell, row);
    }
    if (!Features.CATEGORICAL.contains(name)) {
      return type.parse(name, cell);
    }
    try {
      return CellType.isMissing(cell) ? null : (Object) type.parse(name, cell);
    } catch (HarmoniaNetException e) {
      unclear.add(row, e.getMessage()); // no reason to refuse a file: few notebooks use it
      return null;
    }
  }

  private String text(String name, String cell, long row) {
    String text = cell == null ? "" : TrackParser.text(name, cell);
    if (name.equals(ID) && text.isEmpty()) {
      idsMade++;
      return "row-" + row;
    }
    if (name.equals("track_genre") && text.isEmpty()) {
      throw new HarmoniaNetException("column track_genre: empty");
    }
    return text;
  }

  private static void append(Column<?> column, Object value) {
    if (value == null) {
      column.appendMissing();
    } else if (column instanceof StringColumn texts) {
      texts.append((String) value);
    } else if (column instanceof DoubleColumn numbers) {
      numbers.append((Double) value);
    } else if (column instanceof IntColumn integers) {
      integers.append(((Double) value).intValue());
    } else {
      ((BooleanColumn) column).append((Double) value == 1);
    }
  }

  /** Returns the rows so far as a table, and begins anew. */
  Table take(String name) {
    Map<String, Column<?>> filled = columns == null ? empty() : columns;
    columns = null;
    return Table.create(name, filled.values().toArray(Column<?>[]::new));
  }

  /** Returns what is to be said of all rows so far, a sentence each. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (idsMade > 0) {
      notes.add("%,d tracks without identifier are named after their row".formatted(idsMade));
    }
    unclear.lines(3).forEach(line -> notes.add("counted as missing: " + line));
    return notes;
  }
}
