package org.harmonianet.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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

  private final String[] names;
  private final int[] places;
  private final CellType[] types;
  private final boolean[] categorical;
  private final double[] numbers;
  private final int textCount;
  private final TextColumns texts;
  private final Rejections unclear = new Rejections();
  private Column<?>[] columns;
  private long idsMade;

  /**
   * Prepares the columns that a file has, in its order, and an identifier.
   *
   * @param found the place of each column in a row
   */
  TrackTable(Map<String, Integer> found) {
    List<String> order = new ArrayList<>(found.containsKey(ID) ? List.of() : List.of(ID));
    found.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(place -> order.add(place.getKey()));
    names = order.toArray(String[]::new);
    places = order.stream().mapToInt(name -> found.getOrDefault(name, -1)).toArray();
    types = order.stream().map(CellType::of).toArray(CellType[]::new);
    categorical = new boolean[names.length];
    for (int i = 0; i < names.length; i++) {
      categorical[i] = Features.CATEGORICAL.contains(names[i]);
    }
    numbers = new double[names.length];
    List<String> ofText =
        order.stream().filter(name -> CellType.of(name) == CellType.TEXT).toList();
    textCount = ofText.size();
    texts = new TextColumns(ofText);
  }

  /** Makes the columns of numbers; null stands for those of text. */
  private Column<?>[] empty() {
    return Arrays.stream(names).map(TrackTable::empty).toArray(Column<?>[]::new);
  }

  private static Column<?> empty(String name) {
    return switch (CellType.of(name)) {
      case TEXT -> null;
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
  void append(List<String> cells, long row) {
    String[] rowTexts = new String[textCount];
    int next = 0;
    for (int i = 0; i < names.length; i++) {
      String cell = places[i] < 0 ? "" : cells.get(places[i]);
      if (types[i] == CellType.TEXT) {
        rowTexts[next++] = text(names[i], cell, row);
      } else {
        numbers[i] = number(i, cell, row);
      }
    }
    columns = columns == null ? empty() : columns;
    texts.append(rowTexts);
    for (int i = 0; i < names.length; i++) {
      append(columns[i], numbers[i]);
    }
  }

  /** Returns NaN if a category is missing. */
  private double number(int column, String cell, long row) {
    if (!categorical[column]) {
      return types[column].parse(names[column], cell);
    }
    try {
      return CellType.isMissing(cell) ? Double.NaN : types[column].parse(names[column], cell);
    } catch (HarmoniaNetException e) {
      unclear.add(row, e.getMessage()); // no reason to refuse a file: few notebooks use it
      return Double.NaN;
    }
  }

  private String text(String name, String cell, long row) {
    String text = TrackParser.text(name, cell);
    if (name.equals(ID) && text.isEmpty()) {
      idsMade++;
      return "row-" + row;
    }
    if (name.equals("track_genre") && text.isEmpty()) {
      throw new HarmoniaNetException("column track_genre: empty");
    }
    return text;
  }

  private static void append(Column<?> column, double number) {
    if (column instanceof DoubleColumn numbers) {
      numbers.append(number);
    } else if (column == null) {
      return; // text
    } else if (Double.isNaN(number)) {
      column.appendMissing();
    } else if (column instanceof IntColumn integers) {
      integers.append((int) number);
    } else {
      ((BooleanColumn) column).append(number == 1);
    }
  }

  /** Returns the rows so far as a table, and begins anew. */
  Table take(String name) {
    Column<?>[] filled = columns == null ? empty() : columns;
    Iterator<StringColumn> ofText = List.of(texts.take()).iterator();
    Arrays.setAll(filled, i -> filled[i] == null ? ofText.next() : filled[i]);
    columns = null;
    return Table.create(name, filled);
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
