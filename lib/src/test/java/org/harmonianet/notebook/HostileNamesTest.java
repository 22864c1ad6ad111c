package org.harmonianet.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.harmonianet.SafeText;
import org.harmonianet.chart.Chart;
import org.harmonianet.jupyter.HtmlTable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.unbescape.html.HtmlEscape;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.BoxTrace;
import tech.tablesaw.plotly.traces.Trace;

/**
 * Whatever a track or genre is called, it is shown as text. What is made here is left in
 * target/hostile.json, where the browser test looks at it.
 */
class HostileNamesTest {
  private static final List<String> NAMES =
      List.of(
          "<script>window.hacked = 1</script>",
          "<img src=x onerror=\"window.hacked = 1\">",
          "<a href=\"javascript:window.hacked=1\">a</a>",
          "</td></script><b>bold</b><br>",
          "R&amp;B &lt;i&gt; &#65; & more",
          "=HYPERLINK(\"http://host.invalid\",\"a\")",
          "%{x} $x^2$",
          "AC\\DC's \"back\\\\\" \\u0041 \\",
          "nul\0, line\r\nbreak, tab\t, \u001B[31mred",
          "שלום (live) 12",
          "مرحبا",
          "\u2069\u202Eturned 34",
          "👩‍🎤 ♫",
          "x".repeat(3000) + "y".repeat(3000));
  private static final double[] VALUES =
      IntStream.range(0, NAMES.size()).mapToDouble(i -> 10 + i % 3).toArray();

  /** How charts show the names. */
  private static final List<String> SHOWN =
      NAMES.stream()
          .map(SafeText::isolated)
          .map(name -> name.startsWith("xxx") ? "x".repeat(30) + "…" + "y".repeat(19) : name)
          .toList();

  private static final Map<String, Object> OUTPUTS = new LinkedHashMap<>();

  @AfterAll
  static void keep() throws Exception {
    OUTPUTS.put("names", SHOWN);
    Files.write(Path.of("target/hostile.json"), new ObjectMapper().writeValueAsBytes(OUTPUTS));
  }

  private static JsonNode recorded(String name, Map<String, Object> spec) {
    OUTPUTS.put(name, spec);
    return new ObjectMapper().valueToTree(spec);
  }

  /** What Plotly makes of a text: tags would be left out, entities are replaced. */
  private static String drawn(JsonNode text) {
    assertFalse(text.asText().contains("<"), text.asText());
    return HtmlEscape.unescapeHtml(text.asText());
  }

  private static void assertNames(JsonNode texts) {
    List<String> drawn = new ArrayList<>();
    texts.forEach(text -> drawn.add(drawn(text)));
    assertEquals(SHOWN, drawn);
  }

  @Test
  void heatmap() {
    double[][] cells = NAMES.stream().map(name -> VALUES).toArray(double[][]::new);
    String title = NAMES.get(3);
    JsonNode spec =
        recorded("heatmap", Chart.heatmap(title, title, title, NAMES, NAMES, cells, ".0f").spec());
    assertNames(spec.at("/data/0/x"));
    assertNames(spec.at("/data/0/y"));
    assertEquals(title, drawn(spec.at("/layout/title/text")));
    assertEquals(title, drawn(spec.at("/layout/xaxis/title/text")));
    assertEquals(title, drawn(spec.at("/layout/yaxis/title/text")));
    String hover = spec.at("/data/0/hovertemplate").asText();
    assertTrue(hover.endsWith(": %{x}<br>%{z:.0f}<extra></extra>"), hover);
    assertEquals(2, hover.split("&lt;b>bold&lt;/b>", -1).length - 1);
  }

  @Test
  void legendAndHoverText() {
    Chart chart = Chart.of("Legend", "x", "y");
    for (String name : NAMES) {
      chart
          .trace("mode", "markers", "name", name, "x", VALUES, "y", VALUES)
          .with("text", NAMES, "hoverinfo", "text", "hovertemplate", "<b>%{text}</b>");
    }
    JsonNode spec = recorded("scatter", chart.spec());
    for (int i = 0; i < NAMES.size(); i++) {
      assertEquals(SHOWN.get(i), drawn(spec.at("/data/" + i + "/name")));
      assertEquals(SafeText.isolated(NAMES.get(i)), drawn(spec.at("/data/0/text/" + i)));
    }
    assertEquals("<b>%{text}</b>", spec.at("/data/0/hovertemplate").asText());
    assertFalse(spec.at("/config/typesetMath").asBoolean(true), "$ is a character of names");
  }

  @Test
  void panels() {
    JsonNode bars = recorded("bars", Chart.bars("Bars", NAMES.get(0), NAMES, VALUES).spec());
    assertEquals(NAMES.get(0), drawn(bars.at("/layout/xaxis2/title/text")));
    double[][] rows = {VALUES, VALUES};
    JsonNode spec =
        new ObjectMapper().valueToTree(Chart.histograms("Histograms", NAMES, rows).spec());
    assertEquals(SafeText.isolated(NAMES.get(8)), drawn(spec.at("/layout/xaxis9/title/text")));
  }

  @Test
  void jsplot() {
    Trace[] traces =
        NAMES.stream()
            .map(
                name ->
                    BoxTrace.builder(
                            StringColumn.create("name", name, name), DoubleColumn.create("y", 1, 2))
                        .name(name)
                        .build())
            .toArray(Trace[]::new);
    Layout layout =
        Layout.builder()
            .title(NAMES.get(7))
            .xAxis(Axis.builder().title(NAMES.get(8)).build())
            .build();
    JsonNode spec = recorded("box", Chart.of(new Figure(layout, traces)).spec());
    assertEquals(NAMES.get(7), drawn(spec.at("/layout/title/text")));
    assertEquals(SafeText.isolated(NAMES.get(8)), drawn(spec.at("/layout/xaxis/title/text")));
    for (int i = 0; i < NAMES.size(); i++) {
      assertEquals(SHOWN.get(i), drawn(spec.at("/data/" + i + "/x/1")));
      assertEquals(SHOWN.get(i), drawn(spec.at("/data/" + i + "/name")));
    }
  }

  @Test
  void table() {
    int[] numbers = IntStream.range(0, NAMES.size()).toArray();
    String html =
        HtmlTable.of(
            Table.create(
                "t",
                StringColumn.create(NAMES.get(1), NAMES),
                IntColumn.create("number", numbers)));
    OUTPUTS.put("table", html);
    assertFalse(html.matches("(?s).*<(script|img|a|b|br)\\b.*"), html);
    assertFalse(html.matches("(?s).*\\p{Cc}.*"), html);
    assertTrue(html.contains(">R&amp;amp;B &amp;lt;i&amp;gt;"), html);
    assertTrue(html.contains(">nul␀, line␍␊break, tab␉, ␛[31mred<"), html);
    assertTrue(html.contains(">\u2068\uFFFD\u202Eturned 34\u2069<"), html);
    assertTrue(html.contains(">" + "x".repeat(200) + "…<"), "a long name is cut");
  }
}
