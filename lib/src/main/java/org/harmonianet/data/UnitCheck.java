package org.harmonianet.data;

import java.util.Arrays;
import java.util.List;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.SafeText;

/**
 * Finds columns in other units than the catalogue's, by the values of a file's first rows: seconds
 * for milliseconds, 0 to 100 for 0 to 1.
 */
final class UnitCheck {
  /** Few tracks are shorter than this in milliseconds, or longer in seconds. */
  private static final double HOUR_SECONDS = 3600;

  private static final double SLOWEST_TEMPO = 20;

  /** If more of the values are out of range, it is another unit; else they are errors. */
  private static final double FEW = .05;

  private UnitCheck() {}

  /**
   * Checks a column.
   *
   * @param name its name in the file
   * @param cells its cells in the first rows; those that are no numbers do not count
   * @throws HarmoniaNetException if they are of another unit
   */
  static void check(String column, String name, List<String> cells) {
    double[] values = cells.stream().mapToDouble(UnitCheck::number).filter(v -> v == v).toArray();
    if (values.length == 0) {
      return;
    }
    Arrays.sort(values);
    double middle = values[values.length / 2];
    double most = values[values.length - 1];
    String found = "";
    if (column.equals("duration_ms") && middle > 0 && middle < HOUR_SECONDS) {
      found = middle < 30 ? "minutes" : "seconds";
    } else if (column.equals("tempo") && most > 0 && most < SLOWEST_TEMPO) {
      found = "scaled numbers";
    } else if (column.equals("loudness") && middle > 0) {
      found = "scaled numbers";
    } else if (Features.unit(column).equals("0 to 1")) {
      found = range(values);
    }
    if (!found.isEmpty()) {
      throw new HarmoniaNetException(
          "column %s: its values look like %s (%s to %s), not %s: convert them first"
              .formatted(
                  SafeText.isolated(name),
                  found,
                  shown(values[0]),
                  shown(most),
                  Features.unit(column)));
    }
  }

  private static String range(double[] values) {
    double below = Arrays.stream(values).filter(value -> value < 0).count();
    double above = Arrays.stream(values).filter(value -> value > 1).count();
    if (below + above <= FEW * values.length) {
      return "";
    }
    return below > 0 ? "standardised numbers" : "0 to 100";
  }

  private static String shown(double value) {
    return value == Math.rint(value) ? "%.0f".formatted(value) : "%.4g".formatted(value);
  }

  /** Returns NaN if the cell is no number. */
  private static double number(String cell) {
    if (CellType.isMissing(cell)) {
      return Double.NaN;
    }
    try {
      // Minutes and seconds, too, which are in no unit to check but become milliseconds.
      CellType type = cell.indexOf(':') < 0 ? CellType.NUMBER : CellType.DURATION;
      return type.parse("", cell);
    } catch (HarmoniaNetException e) {
      return Double.NaN; // its row is named when it is read
    }
  }
}
