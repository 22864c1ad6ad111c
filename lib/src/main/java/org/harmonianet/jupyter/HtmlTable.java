package org.harmonianet.jupyter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.harmonianet.SafeText;
import org.unbescape.html.HtmlEscape;
import org.unbescape.html.HtmlEscapeLevel;
import org.unbescape.html.HtmlEscapeType;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A Tablesaw table as HTML, as Jupyter shows it.
 *
 * <p>Numbers stand to the right, with four significant digits; a long table is cut. All text of the
 * data is escaped and isolated.
 */
public final class HtmlTable {
  private static final int ROWS = 20;
  private static final int CHARACTERS = 200;

  private HtmlTable() {}

  /** Returns the first rows of a table, with a note if there are more. */
  public static String of(Table table) {
    int rows = table.rowCount() <= ROWS + 4 ? table.rowCount() : ROWS;
    StringBuilder html = new StringBuilder("<table class=\"dataframe\"><thead><tr>");
    for (Column<?> column : table.columns()) {
      html.append(cell("th", column, column.name()));
    }
    html.append("</tr></thead><tbody>");
    Map<String, OptionalInt> decimals =
        table.columns().stream().collect(Collectors.toMap(Column::name, HtmlTable::decimals));
    for (int row = 0; row < rows; row++) {
      html.append("<tr>");
      for (Column<?> column : table.columns()) {
        html.append(cell("td", column, text(column, decimals.get(column.name()), row)));
      }
      html.append("</tr>");
    }
    html.append("</tbody></table>");
    if (rows < table.rowCount()) {
      html.append("<p>The first %d of %,d rows.</p>".formatted(rows, table.rowCount()));
    }
    return html.toString();
  }

  private static String cell(String tag, Column<?> column, String text) {
    String align = column instanceof NumericColumn<?> ? "right" : "left";
    return "<%s style=\"text-align:%s\">%s</%s>"
        .formatted(tag, align, escape(SafeText.cut(text, CHARACTERS)), tag);
  }

  /**
   * A number as a reader wants it, with four significant digits: of the column's largest value, so
   * that points stand below each other, or of its own where the column spans magnitudes.
   */
  private static String text(Column<?> column, OptionalInt decimals, int row) {
    if (column.isMissing(row)) {
      return "";
    }
    if (!(column instanceof NumericColumn<?> numbers)) {
      return column.getString(row);
    }
    double value = numbers.getDouble(row);
    int digits = decimals.orElse(value == Math.rint(value) ? 0 : decimals(Math.abs(value)));
    return String.format(Locale.ROOT, "%,." + digits + "f", value);
  }

  private static OptionalInt decimals(Column<?> any) {
    if (!(any instanceof NumericColumn<?> column)) {
      return OptionalInt.of(0);
    }
    double[] sizes =
        Arrays.stream(column.asDoubleArray()).filter(v -> v != 0).map(Math::abs).toArray();
    if (Arrays.stream(sizes).filter(Double::isFinite).allMatch(v -> v == Math.rint(v))) {
      return OptionalInt.of(0);
    }
    double max = Arrays.stream(sizes).max().orElse(1);
    double min = Arrays.stream(sizes).min().orElse(1);
    return max > 1000 * min ? OptionalInt.empty() : OptionalInt.of(decimals(max));
  }

  private static int decimals(double size) {
    return (int) Math.min(9, Math.max(0, 3 - Math.floor(Math.log10(size))));
  }

  /** Returns a text as HTML shows it: as it is, and without a turn of what stands after it. */
  public static String escape(Object text) {
    return HtmlEscape.escapeHtml(
        SafeText.isolated(String.valueOf(text)),
        HtmlEscapeType.HTML4_NAMED_REFERENCES_DEFAULT_TO_DECIMAL,
        HtmlEscapeLevel.LEVEL_0_ONLY_MARKUP_SIGNIFICANT_EXCEPT_APOS);
  }
}
