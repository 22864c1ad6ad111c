package org.harmonianet.jupyter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.harmonianet.SafeText;
import org.harmonianet.data.Catalogue;
import org.harmonianet.run.Run;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** HTML of what a cell shows besides charts. All text of the data is escaped and isolated. */
public final class Html {
  private static final int ROWS = 20;
  private static final int CHARACTERS = 200;
  private static final String SYNTHETIC =
      "<p style=\"padding:.6em 1em;border-left:6px solid #D55E00;background:#fdf0e7;color:#222\">"
          + "<b>Synthetic data.</b> These tracks are not real, but generated from per-genre"
          + " statistics: no result below says anything about music.</p>";

  private Html() {}

  /** The table's first rows, numbers to the right and rounded, with a note where rows are cut. */
  public static String of(Table table) {
    int rows = table.rowCount() <= ROWS + 4 ? table.rowCount() : ROWS;
    StringBuilder html = new StringBuilder("<table class=\"dataframe\"><thead><tr>");
    for (Column<?> column : table.columns()) {
      html.append(cell("th", column, column.name()));
    }
    html.append("</tr></thead><tbody>");
    Map<String, OptionalInt> decimals =
        table.columns().stream().collect(Collectors.toMap(Column::name, Html::decimals));
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

  /** The settings that a notebook runs with, and the warning where its data is synthetic. */
  public static String of(Run run) {
    StringBuilder html = new StringBuilder(run.synthetic() ? SYNTHETIC : "");
    html.append("<table class=\"dataframe\"><tbody>");
    run.settings()
        .display()
        .forEach(
            (name, value) ->
                html.append(
                    "<tr><th style=\"text-align:left\">%s</th><td style=\"text-align:left\">%s</td></tr>"
                        .formatted(name, escape(value))));
    return html.append("</tbody></table>").toString();
  }

  /** Where the tracks come from, and the warning where they are synthetic. */
  public static String of(Catalogue catalogue) {
    return "%s<p>%,d rows from <code>%s</code>, SHA-256 <code>%s</code>: %s.</p>"
        .formatted(
            catalogue.synthetic() ? SYNTHETIC : "",
            catalogue.tracks().rowCount(),
            escape(catalogue.source()),
            catalogue.sha256(),
            catalogue.published()
                ? "the published dataset"
                : catalogue.synthetic() ? "generated" : "not the published dataset");
  }

  private static String cell(String tag, Column<?> column, String text) {
    String align = column instanceof NumericColumn<?> ? "right" : "left";
    return "<%s style=\"text-align:%s\">%s</%s>"
        .formatted(tag, align, escape(SafeText.cut(text, CHARACTERS)), tag);
  }

  /**
   * A number as a reader wants it, with four significant digits: of the column's greatest value, so
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
    double greatest = Arrays.stream(sizes).max().orElse(1);
    double least = Arrays.stream(sizes).min().orElse(1);
    return greatest > 1000 * least ? OptionalInt.empty() : OptionalInt.of(decimals(greatest));
  }

  private static int decimals(double size) {
    return (int) Math.min(9, Math.max(0, 3 - Math.floor(Math.log10(size))));
  }

  static String escape(Object value) {
    return SafeText.isolated(String.valueOf(value))
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
