package org.harmonianet.jupyter;

import java.util.Map;
import java.util.function.Function;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.harmonianet.chart.Chart;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/**
 * How Jupyter shows a cell's last expression: charts as Plotly figures, all else as HTML, each with
 * a text for where neither can be shown.
 *
 * <pre>{@code
 * Renderers.register(kernel.getRenderer());
 * Renderers.html(kernel.getRenderer(), Album.class, Album::toHtml, Album::title);
 * }</pre>
 */
public final class Renderers {
  private Renderers() {}

  /** Has Tablesaw's tables, jsplot's figures and {@link Chart}s shown. */
  public static void register(Renderer renderer) {
    html(renderer, Table.class, HtmlTable::of, Table::toString);
    chart(renderer, Figure.class, Chart::of);
    chart(renderer, Chart.class, Function.identity());
  }

  /**
   * Has a type shown as a chart.
   *
   * @param chart makes the chart of a value
   */
  public static <T> void chart(Renderer renderer, Class<T> type, Function<T, Chart> chart) {
    json(
        renderer,
        type,
        Chart.MIME_TYPE,
        chart.andThen(Chart::spec),
        spec -> "Chart: " + title(spec));
  }

  /**
   * Has a type shown as JSON that an extension of JupyterLab draws.
   *
   * @param mimeType the type that the extension draws
   * @param spec makes the JSON of a value, as maps and lists
   * @param text makes of the JSON the text that stands in for it
   */
  public static <T> void json(
      Renderer renderer,
      Class<T> type,
      String mimeType,
      Function<T, Map<String, Object>> spec,
      Function<Map<String, Object>, String> text) {
    renderer
        .createRegistration(type)
        .preferring(mimeType)
        .register(
            (value, context) -> {
              Map<String, Object> made = spec.apply(value);
              context.getOutputContainer().putData(mimeType, made);
              context.getOutputContainer().putText(text.apply(made));
            });
  }

  /**
   * Has a type shown as HTML.
   *
   * @param html makes the HTML of a value; {@link HtmlTable#escape} makes its texts harmless
   * @param text makes the text that stands in for it
   */
  public static <T> void html(
      Renderer renderer, Class<T> type, Function<T, String> html, Function<T, String> text) {
    renderer
        .createRegistration(type)
        .preferring("text/html")
        .register(
            (value, context) -> {
              context.getOutputContainer().putHTML(html.apply(value));
              context.getOutputContainer().putText(text.apply(value));
            });
  }

  private static Object title(Map<String, Object> spec) {
    return spec.get("layout") instanceof Map<?, ?> layout
            && layout.get("title") instanceof Map<?, ?> title
        ? title.get("text")
        : "untitled";
  }
}
