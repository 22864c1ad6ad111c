package org.harmonianet.data;

/**
 * Parses decimal numbers: short ones much faster than {@link Double#parseDouble}, which rounds
 * alike.
 */
final class Decimal {
  /** Whole numbers of so many digits, and these powers of ten, are exact as {@code double}. */
  private static final int EXACT_DIGITS = 15;

  private static final double[] POWERS = powers();

  private Decimal() {}

  private static double[] powers() {
    double[] powers = new double[EXACT_DIGITS + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = 10 * powers[i - 1];
    }
    return powers;
  }

  /**
   * Parses a number with a decimal point or comma.
   *
   * @return NaN if the cell is no decimal number; Java would accept "1f", "0x1p3", "Infinity"
   */
  static double parse(String cell) {
    double value = parseShort(cell);
    return Double.isNaN(value) ? parseAny(cell) : value;
  }

  /**
   * Returns the quotient of two exact numbers, thus the nearest double; NaN if it is no such cell.
   */
  private static double parseShort(String cell) {
    int length = cell.length();
    int start = length > 0 && cell.charAt(0) == '-' ? 1 : 0;
    int point = length;
    long digits = 0;
    for (int i = start; i < length; i++) {
      char c = cell.charAt(i);
      if (c >= '0' && c <= '9') {
        digits = 10 * digits + (c - '0');
      } else if (c == '.' && point == length) {
        point = i;
      } else {
        return Double.NaN;
      }
    }
    int decimals = Math.max(0, length - point - 1);
    int count = length - start - (point < length ? 1 : 0);
    if (count == 0 || count > EXACT_DIGITS) {
      return Double.NaN;
    }
    double value = digits / POWERS[decimals];
    return start == 0 ? value : -value;
  }

  private static double parseAny(String cell) {
    int comma = -1;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == ',' && comma < 0 && cell.indexOf('.') < 0) {
        comma = i;
      } else if ("+-.0123456789eE".indexOf(c) < 0) {
        return Double.NaN;
      }
    }
    try {
      return Double.parseDouble(comma < 0 ? cell : cell.replace(',', '.'));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
