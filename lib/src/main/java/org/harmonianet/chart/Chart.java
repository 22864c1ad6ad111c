package org.harmonianet.chart;

import static org.harmonianet.chart.FigureJson.object;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.plotly.components.Figure;

/**
 * A Plotly chart in the {@link Theme}. A cell that ends with one draws it.
 *
 * <pre>{@code
 * Chart.bars("F1 by genre", "F1 (0 to 1)", genres, f1).range(0, 1).labels(".2f")
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

  private final List<Map<String, Object>> traces = new ArrayList<>();
  private final Map<String, Object> layout = new LinkedHashMap<>();

  private Chart() {}

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
   * Adds vertical bars, beside those that are there.
   *
   * @param name of the series, shown in the legend
   * @param values the bars' names, from the left, and their values
   */
  public Chart bars(String name, Map<String, ? extends Number> values) {
    return trace("type", "bar", "name", name, "x", values.keySet(), "y", values.values())
        .layout("barmode", "group");
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

  /** Writes the values at the ends of the bars, in d3's notation, for instance {@code .2f}. */
  public Chart labels(String format) {
    for (Map<String, Object> trace : traces) {
      String template = "%{" + valueAxis(trace) + ":" + format + "}";
      trace.putAll(object("texttemplate", template, "textposition", "outside"));
    }
    return this;
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
}
