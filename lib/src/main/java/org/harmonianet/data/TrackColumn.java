package org.harmonianet.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.harmonianet.HarmoniaNetException;
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
    Features.WHOLE.forEach(name -> types.put(name, ColumnType.INTEGER));
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
    String name = column.name();
    if (column instanceof StringColumn texts) {
      texts.append(NEVER_EMPTY.contains(name) ? TrackCells.text(name, cell) : cell);
    } else if (column instanceof DoubleColumn numbers) {
      numbers.append(TrackCells.number(name, cell));
    } else if (column instanceof IntColumn numbers) {
      numbers.append(TrackCells.wholeNumber(name, cell));
    } else {
      ((BooleanColumn) column).append(TrackCells.truth(name, cell));
    }
  }
}
