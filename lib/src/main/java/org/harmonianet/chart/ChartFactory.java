package org.harmonianet.chart;

import static org.harmonianet.chart.FigureJson.object;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Builds the charts that need more than a trace or two: see {@link Chart}'s methods. */
final class ChartFactory {
  /** Horizontal bars in one panel; more are shared out to two. */
  private static final int BARS = 12;

  /** Histograms in one row of panels. */
  private static final int COLUMNS = 4;

  private static final int BINS = 30;
  private static final int CELL_PIXELS = 42;
  private static final int BAR_PIXELS = 17;
  private static final int PANEL_PIXELS = 180;

  /** The space above the title of a chart with a menu, and above the axes, where the menu is. */
  private static final int TITLE_PIXELS = 22;

  private static final int MENU_PIXELS = 110;

  private ChartFactory() {}

  static Chart heatmap(
      String title,
      String x,
      String y,
      List<String> columns,
      List<String> rows,
      double[][] values,
      String format) {
    return Chart.of(title, x, y)
        .trace("type", "heatmap", "x", columns, "y", rows, "z", values)
        .with("texttemplate", "%{z:" + format + "}", "hoverongaps", false, "xgap", 1, "ygap", 1)
        .with(
            "hovertemplate",
            "%s: %%{y}<br>%s: %%{x}<br>%%{z:%s}<extra></extra>"
                .formatted(FigureJson.text(y), FigureJson.text(x), format))
        .with("colorscale", Theme.SEQUENTIAL, "textfont", object("size", 12, "color", "black"))
        .layout("yaxis", object("autorange", "reversed", "showgrid", false))
        .layout("xaxis", object("tickangle", -45, "showgrid", false))
        .layout("height", 200 + CELL_PIXELS * rows.size());
  }

  static Chart bars(String title, String x, List<String> names, double[] values) {
    int panels = names.size() > BARS ? 2 : 1;
    int bars = (names.size() + panels - 1) / panels;
    double max = 1.05 * Arrays.stream(values).max().orElse(1);
    Chart chart = Chart.of(title, x, "");
    for (int panel = 0; panel < panels; panel++) {
      int from = panel * bars;
      int to = Math.min(from + bars, names.size());
      String n = suffix(panel);
      chart
          .trace("type", "bar", "orientation", "h", "y", names.subList(from, to))
          .with("x", Arrays.copyOfRange(values, from, to), "xaxis", "x" + n, "yaxis", "y" + n)
          .with("hovertemplate", "%{y}: %{x:.4g}<extra></extra>", "marker", firstColor())
          .layout("xaxis" + n, object("title", object("text", FigureJson.text(x))))
          .layout("xaxis" + n, object("range", List.of(0, max)))
          .layout("yaxis" + n, object("autorange", "reversed", "dtick", 1));
    }
    if (panels > 1) {
      chart.layout("height", 150 + BAR_PIXELS * bars).layout("bargap", .25);
      grid(chart, 1, 2).layout("grid", object("xgap", .16 / .58)); // 16 % of the width
    }
    return chart.layout("showlegend", false);
  }

  static Chart histograms(String title, List<String> names, double[][] matrix) {
    Chart chart = Chart.of(title, "", "rows");
    for (int c = 0; c < names.size(); c++) {
      int column = c;
      double[] values = Arrays.stream(matrix).mapToDouble(row -> row[column]).toArray();
      double min = Arrays.stream(values).min().getAsDouble();
      double width = (Arrays.stream(values).max().getAsDouble() - min) / BINS;
      int[] counts = new int[BINS];
      double[] centers = new double[BINS];
      Arrays.setAll(centers, bin -> min + (bin + .5) * width);
      for (double value : values) {
        counts[width == 0 ? 0 : Math.min(BINS - 1, (int) ((value - min) / width))]++;
      }
      String n = suffix(c);
      var name = object("text", FigureJson.text(names.get(c)), "font", object("size", 12));
      chart
          .trace("type", "bar", "x", centers, "y", counts, "name", names.get(c))
          .with("xaxis", "x" + n, "yaxis", "y" + n, "marker", firstColor())
          .layout("xaxis" + n, object("title", name, "nticks", 5))
          .layout("yaxis" + n, object("nticks", 4));
    }
    int rows = (names.size() + COLUMNS - 1) / COLUMNS;
    return grid(chart, rows, COLUMNS)
        .layout("grid", object("ygap", .5, "xgap", .25))
        .layout("bargap", 0)
        .layout("showlegend", false)
        .layout("height", 80 + PANEL_PIXELS * rows);
  }

  static Chart choose(Map<String, Chart> charts) {
    Chart all = new Chart();
    List<Object> buttons = new ArrayList<>();
    int first = 0;
    int count = charts.values().stream().mapToInt(chart -> chart.traces().size()).sum();
    for (Map.Entry<String, Chart> entry : charts.entrySet()) {
      Chart chart = entry.getValue();
      boolean shown = buttons.isEmpty();
      int from = first;
      int end = first + chart.traces().size();
      for (Map<String, Object> trace : chart.traces()) {
        all.trace().with(entries(trace)).with("visible", shown);
      }
      if (shown) {
        chart.layout().forEach(all::layout);
      }
      List<Boolean> visible =
          IntStream.range(0, count).mapToObj(trace -> trace >= from && trace < end).toList();
      Map<String, Object> titles = new LinkedHashMap<>();
      title(titles, "title", chart.layout());
      for (String axis : List.of("xaxis", "yaxis")) {
        title(titles, axis + ".title", chart.layout().get(axis));
      }
      buttons.add(
          object(
              "label", FigureJson.text(entry.getKey()),
              "method", "update",
              "args", List.of(object("visible", visible), titles)));
      first = end;
    }
    Map<String, Object> menu = object("buttons", buttons, "x", 0, "xanchor", "left");
    menu.putAll(object("y", 1, "yanchor", "bottom", "pad", object("b", 8)));
    menu.putAll(object("bgcolor", "white", "bordercolor", "#888"));
    return all.layout("updatemenus", List.of(menu))
        .layout("title", object("y", 1, "yref", "container", "yanchor", "top"))
        .layout("title", object("pad", object("t", TITLE_PIXELS)))
        .layout("margin", object("t", MENU_PIXELS));
  }

  /** Keeps the text of a title, which is an entry of an axis or of the layout itself. */
  private static void title(Map<String, Object> texts, String name, Object owner) {
    if (owner instanceof Map<?, ?> map
        && map.get("title") instanceof Map<?, ?> title
        && title.get("text") != null) {
      texts.put(name + ".text", title.get("text"));
    }
  }

  private static Object[] entries(Map<String, Object> trace) {
    return trace.entrySet().stream()
        .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
        .toArray();
  }

  private static Object firstColor() {
    return object("color", Theme.COLORS.get(0));
  }

  /** Panels with axes of their own. */
  private static Chart grid(Chart chart, int rows, int columns) {
    return chart.layout("grid", object("rows", rows, "columns", columns, "pattern", "independent"));
  }

  /** The end of Plotly's name for the axis of a panel: none for the first, then 2, 3 ... */
  private static String suffix(int panel) {
    return panel == 0 ? "" : String.valueOf(panel + 1);
  }
}
