package org.harmonianet.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.SafeText;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/**
 * Parses the text of a track's cells. A cell that is not of its column's type is refused with a
 * message that names the column.
 *
 * <p>{@link TrackReader} fills the columns of a table; a program that has its rows from elsewhere
 * parses them one by one:
 *
 * <pre>{@code
 * TrackParser.Row track = TrackParser.parse(column -> row.getAs(column));
 * }</pre>
 */
public final class TrackParser {
  /** What a column holds. Not Tablesaw's type, which needs libraries that Spark does not have. */
  private enum Kind {
    TEXT,
    NUMBER,
    INTEGER,
    TRUTH
  }

  private static final Map<String, Kind> KINDS = kinds();

  /** A row without its identifier or its label is of no use. */
  private static final Set<String> REQUIRED = Set.of("track_id", "track_genre");

  private TrackParser() {}

  /**
   * What a network needs of a track.
   *
   * @param id the {@code track_id}
   * @param features the numbers of {@link Features#NAMES}, shape (11)
   * @param categories the integers of {@link Features#CATEGORICAL}, shape (4); true is 1
   */
  public record Row(String id, double[] features, int[] categories) {}

  /**
   * Parses the cells that a network needs.
   *
   * @param cells returns the cell of a column, null if there is none
   * @throws HarmoniaNetException if a cell is missing or not of its column's type
   */
  public static Row parse(UnaryOperator<String> cells) {
    return new Row(
        text("track_id", cells.apply("track_id")),
        Features.NAMES.stream().mapToDouble(name -> number(name, cells)).toArray(),
        Features.CATEGORICAL.stream().mapToInt(name -> (int) number(name, cells)).toArray());
  }

  private static double number(String column, UnaryOperator<String> cells) {
    return number(column, KINDS.get(column), cells.apply(column));
  }

  private static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    List.of("track_id", "artists", "album_name", "track_name", "track_genre")
        .forEach(name -> kinds.put(name, Kind.TEXT));
    Features.NAMES.forEach(name -> kinds.put(name, Kind.NUMBER));
    Features.INTEGER.forEach(name -> kinds.put(name, Kind.INTEGER));
    kinds.put("explicit", Kind.TRUTH);
    return kinds;
  }

  /** Returns the names of the catalogue's 20 columns. */
  static Set<String> columns() {
    return KINDS.keySet();
  }

  /** Creates an empty column of the catalogue. */
  static Column<?> emptyColumn(String name) {
    return switch (KINDS.get(name)) {
      case TEXT -> StringColumn.create(name);
      case NUMBER -> DoubleColumn.create(name);
      case INTEGER -> IntColumn.create(name);
      case TRUTH -> BooleanColumn.create(name);
    };
  }

  /**
   * Parses a cell and appends it to its column.
   *
   * @throws HarmoniaNetException if the cell is not of the column's type
   */
  static void append(Column<?> column, String cell) {
    String name = column.name();
    if (column instanceof StringColumn texts) {
      texts.append(REQUIRED.contains(name) ? text(name, cell) : cell);
    } else if (column instanceof DoubleColumn numbers) {
      numbers.append(number(name, Kind.NUMBER, cell));
    } else if (column instanceof IntColumn integers) {
      integers.append((int) number(name, Kind.INTEGER, cell));
    } else {
      ((BooleanColumn) column).append(number(name, Kind.TRUTH, cell) == 1);
    }
  }

  private static String text(String column, String cell) {
    if (cell == null || cell.isEmpty()) {
      throw problem(column, "empty", cell);
    }
    return cell;
  }

  /** Parses a cell of any numeric column; true is 1. */
  private static double number(String column, Kind kind, String cell) {
    if (kind == Kind.TRUTH) {
      return truth(column, cell) ? 1 : 0;
    }
    double value = decimal(cell);
    if (Double.isNaN(value)) {
      throw problem(column, "not a number", cell);
    }
    boolean integer = kind == Kind.INTEGER;
    if (integer && value != Math.rint(value)) {
      throw problem(column, "not a whole number", cell);
    }
    // The network computes with 32-bit floats. Tablesaw takes the smallest int for a missing value.
    double max = integer ? (double) Integer.MAX_VALUE : Float.MAX_VALUE;
    if (Math.abs(value) > max) {
      throw problem(column, "too large a number", cell);
    }
    return value;
  }

  /** Returns NaN if the cell is no decimal number; Java would accept "1f", "0x1p3", "Infinity". */
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

  private static boolean truth(String column, String cell) {
    if (!"true".equalsIgnoreCase(cell) && !"false".equalsIgnoreCase(cell)) {
      throw problem(column, "not a truth value", cell);
    }
    return "true".equalsIgnoreCase(cell);
  }

  private static HarmoniaNetException problem(String column, String what, String cell) {
    return new HarmoniaNetException(
        "column %s: %s (%s)".formatted(column, what, SafeText.quoted(cell == null ? "" : cell)));
  }
}
