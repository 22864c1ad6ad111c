package org.harmonianet.notebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Plotly figure as plain data, for what jsplot cannot express: values in the cells of a heatmap,
 * several panels, error bars. A cell that ends with one draws it.
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
        .layout("title", map("text", title))
        .layout("xaxis", map("title", map("text", x)))
        .layout("yaxis", map("title", map("text", y)));
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
            "hovertemplate", y + ": %{y}<br>" + x + ": %{x}<br>%{z:" + format + "}<extra></extra>")
        .with("colorscale", HouseStyle.SEQUENTIAL, "textfont", map("size", 12))
        .layout("yaxis", map("autorange", "reversed", "showgrid", false))
        .layout("xaxis", map("tickangle", -45, "showgrid", false))
        .layout("height", 200 + side * rows.size());
  }

  /** Gives the last trace, a heatmap, colours that part at zero: blue above, red below. */
  public Chart diverging(double limit) {
    return with("colorscale", HouseStyle.DIVERGING, "zmin", -limit, "zmax", limit);
  }

  /** Adds a trace: attribute, value, attribute, value ... */
  public Chart trace(Object... attributes) {
    traces.add(map(attributes));
    return this;
  }

  /** Adds attributes to the last trace. */
  public Chart with(Object... attributes) {
    SpecMaps.merge(traces.get(traces.size() - 1), map(attributes));
    return this;
  }

  /** Adds to the layout; a map is merged with what is there. */
  public Chart layout(String attribute, Object value) {
    SpecMaps.merge(layout, map(attribute, value));
    return this;
  }

  /** An ordered map of attribute, value, attribute, value ... */
  public static Map<String, Object> map(Object... attributes) {
    if (attributes.length % 2 != 0) {
      throw new IllegalArgumentException("attributes come in pairs of name and value");
    }
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < attributes.length; i += 2) {
      map.put((String) attributes[i], attributes[i + 1]);
    }
    return map;
  }

  /** The figure as Plotly takes it: data and layout, in the house style. */
  public Map<String, Object> spec() {
    return HouseStyle.apply(map("data", traces, "layout", layout));
  }
}
