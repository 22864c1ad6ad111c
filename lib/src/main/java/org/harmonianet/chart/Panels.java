package org.harmonianet.chart;

import java.util.Arrays;
import java.util.List;
import org.harmonianet.Maps;

/** Charts of several small panels side by side, each with axes of its own. */
public final class Panels {
  private static final int COLUMNS = 4;
  private static final int BINS = 30;

  private Panels() {}

  /**
   * One histogram for each column of a matrix, 30 bins from its least to its greatest value.
   *
   * @param names the columns' names with their units
   * @param matrix shape (rows, columns), at least one row
   */
  public static Chart histograms(String title, List<String> names, double[][] matrix) {
    int rows = (names.size() + COLUMNS - 1) / COLUMNS;
    Chart chart = Chart.of(title, "", "rows");
    for (int c = 0; c < names.size(); c++) {
      int column = c;
      double[] values = Arrays.stream(matrix).mapToDouble(row -> row[column]).toArray();
      double low = Arrays.stream(values).min().getAsDouble();
      double width = (Arrays.stream(values).max().getAsDouble() - low) / BINS;
      int[] counts = new int[BINS];
      double[] centers = new double[BINS];
      Arrays.setAll(centers, bin -> low + (bin + .5) * width);
      for (double value : values) {
        counts[width == 0 ? 0 : Math.min(BINS - 1, (int) ((value - low) / width))]++;
      }
      String n = axis(c);
      chart
          .trace("type", "bar", "x", centers, "y", counts, "name", names.get(c))
          .with(
              "xaxis",
              "x" + n,
              "yaxis",
              "y" + n,
              "marker",
              Maps.of("color", HouseStyle.COLORS.get(0)))
          .layout(
              "xaxis" + n,
              Maps.of(
                  "title",
                  Maps.of("text", PlotlyText.of(names.get(c)), "font", Maps.of("size", 12))))
          .layout("xaxis" + n, Maps.of("nticks", 5))
          .layout("yaxis" + n, Maps.of("nticks", 4));
    }
    return chart
        .layout("grid", Maps.of("rows", rows, "columns", COLUMNS, "pattern", "independent"))
        .layout("grid", Maps.of("ygap", .5, "xgap", .25))
        .layout("bargap", 0)
        .layout("showlegend", false)
        .layout("height", 80 + 180 * rows);
  }

  /**
   * Horizontal bars in two panels, the first half left, so that many names stay readable.
   *
   * @param names the bars' names, from the top
   * @param values a value for each name, not negative
   * @param x what the values are, with their unit
   */
  public static Chart bars(String title, String x, List<String> names, double[] values) {
    int half = (names.size() + 1) / 2;
    double limit = 1.05 * Arrays.stream(values).max().orElse(1);
    Chart chart = Chart.of(title, x, "");
    for (int panel = 0; panel < 2; panel++) {
      int from = panel * half;
      int to = Math.min(from + half, names.size());
      String n = axis(panel);
      double left = panel * .58;
      chart
          .trace("type", "bar", "orientation", "h", "y", names.subList(from, to))
          .with("x", Arrays.copyOfRange(values, from, to), "xaxis", "x" + n, "yaxis", "y" + n)
          .with(
              "hovertemplate",
              "%{y}: %{x:.1f}<extra></extra>",
              "marker",
              Maps.of("color", HouseStyle.COLORS.get(0)))
          .layout("xaxis" + n, Maps.of("domain", List.of(left, left + .42), "anchor", "y" + n))
          .layout(
              "xaxis" + n,
              Maps.of("title", Maps.of("text", PlotlyText.of(x)), "range", List.of(0, limit)))
          .layout("yaxis" + n, Maps.of("anchor", "x" + n, "autorange", "reversed", "dtick", 1));
    }
    return chart
        .layout("bargap", .25)
        .layout("showlegend", false)
        .layout("height", 150 + 17 * half);
  }

  /** The suffix of Plotly's name for the axis of a panel: none for the first, then 2, 3 ... */
  private static String axis(int panel) {
    return panel == 0 ? "" : String.valueOf(panel + 1);
  }
}
