package org.harmonianet.chart;

import static org.harmonianet.chart.FigureJson.object;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.plotly.components.Figure;

/**
 * A Plotly chart in the {@link Theme}. A cell that ends with one draws it.
 *
 * <pre>{@code
 * Chart.bars("F1 by genre", "F1 (0 to 1)", genres, f1).range(0, 1).labels(".2f")
 * Chart.of("Accuracy", "", "accuracy (0 to 1)").bars("network", means).errors(deviations)
 * Chart.of(LinePlot.create("Training loss", history, "epoch", "loss")).axes("epoch", "loss (nats)")
 * }</pre>
 *
 * <p>Use jsplot's own plots for a plain chart of a table, and this class for all else. {@link
 * #trace}, {@link #with} and {@link #layout} take every attribute of <a
 * href="https://plotly.com/javascript/reference/">Plotly's figure reference</a>. Titles and the
 * texts of traces are plain text; templates and the layout may have the HTML that Plotly knows.
 */
public final class Chart {
  /** The media type under which Jupyter shows a chart's specification. */
  public static final String MIME_TYPE = "application/vnd.plotly.v1+json";

  /** The parts of a box, and the share of the values below each. */
  private static final Map<String, Double> BOX =
      Map.of("lowerfence", .05, "q1", .25, "median", .5, "q3", .75, "upperfence", .95);

  private final List<Map<String, Object>> traces = new ArrayList<>();
  private final Map<String, Object> layout = new LinkedHashMap<>();
  private final List<Map<String, Object>> references = new ArrayList<>();

  Chart() {}

  /** Makes an empty chart; the axes' titles should name the unit. */
  public static Chart of(String title, String x, String y) {
    return new Chart().layout("title", object("text", FigureJson.text(title))).axes(x, y);
  }

  /** Makes a chart of a jsplot figure. */
  public static Chart of(Figure figure) {
    Chart chart = new Chart();
    JsplotConverter.traces(figure).forEach(chart.traces::add);
    FigureJson.merge(chart.layout, JsplotConverter.layout(figure));
    return chart;
  }

  /**
   * Makes a heatmap with its values in the cells.
   *
   * @param columns names along x
   * @param rows names along y, from the top
   * @param values shape (rows, columns)
   * @param format how a value is written, in d3's notation, for instance {@code .2f}
   */
  public static Chart heatmap(
      String title,
      String x,
      String y,
      List<String> columns,
      List<String> rows,
      double[][] values,
      String format) {
    return ChartFactory.heatmap(title, x, y, columns, rows, values, format);
  }

  /**
   * Makes horizontal bars; more than twelve are shared out to two panels, so that all names can be
   * read.
   *
   * @param x what the values are, with their unit
   * @param names the bars' names, from the top
   * @param values a value for each name, not negative
   */
  public static Chart bars(String title, String x, List<String> names, double[] values) {
    return ChartFactory.bars(title, x, names, values);
  }

  /**
   * Makes a histogram for each column of a matrix, 30 bins from its smallest to its largest value.
   *
   * @param names the columns' names with their units
   * @param matrix shape (rows, columns), at least one row
   */
  public static Chart histograms(String title, List<String> names, double[][] matrix) {
    return ChartFactory.histograms(title, names, matrix);
  }

  /**
   * Makes one chart of several, of which a menu shows one at a time. The menu works in JupyterLab
   * and in the report; a picture shows the first chart.
   *
   * @param charts the charts by their names in the menu, in its order; with the same axes
   */
  public static Chart choose(Map<String, Chart> charts) {
    return ChartFactory.choose(charts);
  }

  /**
   * Adds vertical bars, beside those that are there.
   *
   * @param name of the series, shown in the legend
   * @param values the bars' names, from the left, and their values
   */
  public Chart bars(String name, Map<String, ? extends Number> values) {
    return trace("type", "bar", "name", name, "x", values.keySet(), "y", values.values())
        .layout("barmode", "group");
  }

  /**
   * Adds horizontal bars, below those that are there.
   *
   * @param name of the series, shown in the legend
   * @param values the bars' names, from the top, and their values
   */
  public Chart barsAcross(String name, Map<String, ? extends Number> values) {
    return trace("type", "bar", "name", name, "y", values.keySet(), "x", values.values())
        .with("orientation", "h")
        .layout("barmode", "group")
        .layout("yaxis", object("autorange", "reversed"));
  }

  /** Puts the series of bars on top of each other, instead of side by side. */
  public Chart stacked() {
    return layout("barmode", "stack");
  }

  /**
   * Adds box plots, beside those that are there. A box holds half of the values, with a line at
   * their median; nine tenths lie between the whiskers.
   *
   * @param name of the series, shown in the legend
   * @param values the boxes' names, from the left, and the values of each, at least one
   */
  public Chart boxes(String name, Map<String, double[]> values) {
    trace("type", "box", "name", name, "x", values.keySet());
    BOX.forEach(
        (attribute, share) ->
            with(attribute, values.values().stream().map(v -> quantile(v, share)).toList()));
    return this;
  }

  /** The value below which a share of the values lie. */
  private static double quantile(double[] values, double share) {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  /** Adds a line through points. */
  public Chart line(String name, double[] x, double[] y) {
    return trace("mode", "lines", "name", name, "x", x, "y", y);
  }

  /** Adds a line through points, which are marked. */
  public Chart markedLine(String name, double[] x, double[] y) {
    return line(name, x, y).with("mode", "lines+markers");
  }

  /**
   * Adds points.
   *
   * @param texts what the pointer shows at each point
   */
  public Chart points(String name, double[] x, double[] y, List<String> texts) {
    return trace("mode", "markers", "name", name, "x", x, "y", y)
        .with("text", texts, "hoverinfo", "text+name");
  }

  /**
   * Adds error bars to the last series.
   *
   * @param deviations the length of each bar to both sides
   */
  public Chart errors(List<? extends Number> deviations) {
    Map<String, Object> last = traces.get(traces.size() - 1);
    return with("error_" + valueAxis(last), object("type", "data", "array", deviations));
  }

  /**
   * Adds horizontal ranges, each with a dot in it.
   *
   * @param name of the series, shown in the legend
   * @param names the ranges' names, from the top
   * @param low where each range begins
   * @param middle where its dot is
   * @param high where it ends
   */
  public Chart ranges(
      String name, List<String> names, double[] low, double[] middle, double[] high) {
    Map<String, Object> bars = object("type", "data", "symmetric", false, "thickness", 9);
    bars.putAll(object("array", difference(high, middle), "arrayminus", difference(middle, low)));
    bars.putAll(object("width", 0, "color", Theme.COLORS.get(4)));
    return trace("mode", "markers", "name", name, "x", middle, "y", names)
        .with("error_x", bars, "marker", object("color", Theme.COLORS.get(0), "size", 9))
        .layout("yaxis", object("autorange", "reversed"));
  }

  private static double[] difference(double[] greater, double[] smaller) {
    double[] difference = greater.clone();
    Arrays.setAll(difference, i -> greater[i] - smaller[i]);
    return difference;
  }

  /** Draws a dotted line with a name at a value of the axis of the values. */
  public Chart reference(String name, double value) {
    boolean across = !traces.isEmpty() && valueAxis(traces.get(0)).equals("x");
    String along = across ? "y" : "x";
    String at = across ? "x" : "y";
    Map<String, Object> line = object("type", "line", "layer", "above");
    line.putAll(object(along + "ref", "paper", along + "0", 0, along + "1", 1));
    line.putAll(object(at + "0", value, at + "1", value));
    line.put("line", object("dash", "dot", "color", "#888"));
    line.put("label", object("text", FigureJson.text(name), "textposition", "end"));
    references.add(line);
    return layout("shapes", references);
  }

  /** Sets the axes' titles, which should name the unit. */
  public Chart axes(String x, String y) {
    return layout("xaxis", object("title", object("text", FigureJson.text(x))))
        .layout("yaxis", object("title", object("text", FigureJson.text(y))));
  }

  /** Sets the ends of the axis of the values: x for horizontal bars, y for all else. */
  public Chart range(double min, double max) {
    for (Map<String, Object> trace : traces) {
      String axis = valueAxis(trace);
      String panel = String.valueOf(trace.getOrDefault(axis + "axis", axis)).substring(1);
      layout(axis + "axis" + panel, object("range", List.of(min, max)));
    }
    return this;
  }

  /** Colours horizontal bars, from the top, each in CSS notation. */
  public Chart colors(List<String> colors) {
    int first = 0;
    for (Map<String, Object> trace : traces) {
      int next = first + ((List<?>) trace.get("y")).size();
      trace.put("marker", object("color", colors.subList(first, next)));
      first = next;
    }
    return this;
  }

  /**
   * Writes the values on the bars, in d3's notation, for instance {@code .2f}: at their ends, or
   * inside of bars that are stacked or have error bars.
   */
  public Chart labels(String format) {
    boolean stacked = "stack".equals(layout.get("barmode"));
    for (Map<String, Object> trace : traces) {
      String axis = valueAxis(trace);
      boolean inside = stacked || trace.containsKey("error_" + axis);
      trace.put("texttemplate", "%{" + axis + ":" + format + "}");
      trace.putAll(
          inside
              ? object("textposition", "inside", "insidetextanchor", "start", "textangle", 0)
              : object("textposition", "outside"));
    }
    return this;
  }

  /** Sets the height in pixels; it is 450 if it is not set. */
  public Chart height(int pixels) {
    return layout("height", pixels);
  }

  private static String valueAxis(Map<String, Object> trace) {
    return "h".equals(trace.get("orientation")) ? "x" : "y";
  }

  /** Gives the last trace, a heatmap, colours that part at zero: blue above, red below. */
  public Chart diverging(double limit) {
    return with("colorscale", Theme.DIVERGING, "zmin", -limit, "zmax", limit);
  }

  /** Adds a trace: attribute, value, attribute, value ... */
  public Chart trace(Object... attributes) {
    Map<String, Object> trace = new LinkedHashMap<>();
    FigureJson.merge(trace, object(attributes));
    traces.add(trace);
    return this;
  }

  /** Adds attributes to the last trace. */
  public Chart with(Object... attributes) {
    FigureJson.merge(traces.get(traces.size() - 1), object(attributes));
    return this;
  }

  /** Adds to the layout; a map is merged with what is there. */
  public Chart layout(String attribute, Object value) {
    FigureJson.merge(layout, object(attribute, value));
    return this;
  }

  /** Returns the figure as Plotly takes it: data and layout, in the theme. */
  public Map<String, Object> spec() {
    return Theme.apply(object("data", traces, "layout", layout));
  }

  List<Map<String, Object>> traces() {
    return traces;
  }

  Map<String, Object> layout() {
    return layout;
  }
}
