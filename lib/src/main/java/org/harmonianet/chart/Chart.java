package org.harmonianet.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.harmonianet.Maps;
import org.harmonianet.evaluation.ConfusionMatrix;

/**
 * A Plotly figure as plain data, for what jsplot cannot express: values in the cells of a heatmap,
 * several panels, error bars. A cell that ends with one draws it.
 *
 * <p>Titles and the texts of traces are plain text. Templates, and what is given to {@link
 * #layout}, may have the HTML that Plotly knows.
 *
 * <p>Names and meaning of all attributes: <a
 * href="https://plotly.com/javascript/reference/">Plotly's figure reference</a>.
 */
public final class Chart {
  private final List<Map<String, Object>> traces = new ArrayList<>();
  private final Map<String, Object> layout = new LinkedHashMap<>();

  private Chart() {}

  /** An empty chart; the axes' titles should name the unit. */
  public static Chart of(String title, String x, String y) {
    return new Chart()
        .layout("title", Maps.of("text", PlotlyText.of(title)))
        .layout("xaxis", Maps.of("title", Maps.of("text", PlotlyText.of(x))))
        .layout("yaxis", Maps.of("title", Maps.of("text", PlotlyText.of(y))));
  }

  /**
   * A heatmap with its values in the cells.
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
    int side = 42;
    return of(title, x, y)
        .trace("type", "heatmap", "x", columns, "y", rows, "z", values)
        .with("texttemplate", "%{z:" + format + "}", "hoverongaps", false, "xgap", 1, "ygap", 1)
        .with(
            "hovertemplate",
            "%s: %%{y}<br>%s: %%{x}<br>%%{z:%s}<extra></extra>"
                .formatted(PlotlyText.of(y), PlotlyText.of(x), format))
        .with("colorscale", HouseStyle.SEQUENTIAL, "textfont", Maps.of("size", 12))
        .layout("yaxis", Maps.of("autorange", "reversed", "showgrid", false))
        .layout("xaxis", Maps.of("tickangle", -45, "showgrid", false))
        .layout("height", 200 + side * rows.size());
  }

  /** The confusion matrix as a heatmap, true classes from the top. */
  public static Chart of(ConfusionMatrix confusion) {
    double[][] counts =
        Arrays.stream(confusion.matrix())
            .map(row -> Arrays.stream(row).asDoubleStream().toArray())
            .toArray(double[][]::new);
    List<String> labels = confusion.labels();
    return heatmap("Confusion matrix", "predicted", "true", labels, labels, counts, ".0f")
        .with("colorbar", Maps.of("title", Maps.of("text", "rows")));
  }

  /** Gives the last trace, a heatmap, colours that part at zero: blue above, red below. */
  public Chart diverging(double limit) {
    return with("colorscale", HouseStyle.DIVERGING, "zmin", -limit, "zmax", limit);
  }

  /** Adds a trace: attribute, value, attribute, value ... */
  public Chart trace(Object... attributes) {
    Map<String, Object> trace = new LinkedHashMap<>();
    SpecMaps.merge(trace, Maps.of(attributes));
    traces.add(trace);
    return this;
  }

  /** Adds attributes to the last trace. */
  public Chart with(Object... attributes) {
    SpecMaps.merge(traces.get(traces.size() - 1), Maps.of(attributes));
    return this;
  }

  /** Adds to the layout; a map is merged with what is there. */
  public Chart layout(String attribute, Object value) {
    SpecMaps.merge(layout, Maps.of(attribute, value));
    return this;
  }

  /** The figure as Plotly takes it: data and layout, in the house style. */
  public Map<String, Object> spec() {
    return HouseStyle.apply(Maps.of("data", traces, "layout", layout));
  }
}
