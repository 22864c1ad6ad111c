package org.harmonianet.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.harmonianet.HarmoniaNetException;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.AddCellToColumnException;
import tech.tablesaw.io.csv.CsvReadOptions;

/** Reads a CSV file of tracks with explicit column types, which is exact and fast. */
public final class TrackReader {
  private static final Map<String, ColumnType> TYPES = types();

  private TrackReader() {}

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

  /**
   * Reads the file. Columns that the catalogue does not know, such as its unnamed running index,
   * are left out. Only an empty cell counts as missing: an artist may be called "NA".
   *
   * @param file a CSV file with a header
   * @return the 20 known columns in the file's order
   * @throws HarmoniaNetException if the file is empty, lacks a column, or has a cell in a number
   *     column that is not a finite number; the message names file, row (from 1, the header not
   *     counted) and column
   */
  public static Table read(Path file) {
    Table table = parse(file);
    // Not skipped while reading: then Tablesaw's exceptions name the wrong column.
    table.retainColumns(
        table.columnNames().stream().filter(TYPES::containsKey).toArray(String[]::new));
    for (String name : TYPES.keySet()) {
      if (!table.containsColumn(name)) {
        throw problem(file, "the column " + name + " is missing");
      }
    }
    if (table.isEmpty()) {
      throw problem(file, "there is a header but no row");
    }
    TYPES.forEach(
        (name, type) -> {
          if (table.column(name) instanceof NumericColumn<?> column) {
            requireFinite(file, column);
          }
        });
    return table;
  }

  private static Table parse(Path file) {
    try {
      if (Files.size(file) == 0) {
        throw problem(file, "the file is empty");
      }
      CsvReadOptions options =
          CsvReadOptions.builder(file.toFile())
              .columnTypes(name -> TYPES.getOrDefault(name, ColumnType.STRING))
              .missingValueIndicator("")
              .maxCharsPerColumn(1_000_000)
              .tableName(file.getFileName().toString())
              .build();
      return Table.read().usingOptions(options);
    } catch (AddCellToColumnException e) {
      String row = "row " + e.getRowNumber();
      if (e.getCause() instanceof IndexOutOfBoundsException) {
        throw problem(file, row + ": another number of cells than the header has");
      }
      String type = TYPES.get(e.getColumnName()) == ColumnType.BOOLEAN ? "truth value" : "number";
      throw problem(
          file, row + ", column " + e.getColumnName() + ": not a " + type + reason(e.getCause()));
    } catch (HarmoniaNetException e) {
      throw e;
    } catch (RuntimeException e) {
      throw problem(file, "not a table of tracks" + reason(e));
    } catch (IOException e) {
      throw new HarmoniaNetException("cannot read " + file + ": " + e, e);
    }
  }

  private static String reason(Throwable cause) {
    String message = cause == null ? null : cause.getMessage();
    return message == null ? "" : message.lines().findFirst().map(m -> " (" + m + ")").orElse("");
  }

  private static void requireFinite(Path file, NumericColumn<?> column) {
    for (int row = 0; row < column.size(); row++) {
      if (!Double.isFinite(column.getDouble(row))) {
        throw problem(file, "row %d, column %s: not a number".formatted(row + 1, column.name()));
      }
    }
  }

  private static HarmoniaNetException problem(Path file, String what) {
    return new HarmoniaNetException(file + ": " + what);
  }
}
