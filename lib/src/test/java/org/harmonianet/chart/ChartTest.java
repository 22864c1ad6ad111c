package org.harmonianet.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.BarTrace;
import tech.tablesaw.plotly.traces.BoxTrace;
import tech.tablesaw.plotly.traces.HistogramTrace;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.Trace;

class ChartTest {
  private static JsonNode json(Map<String, Object> spec) {
    return new ObjectMapper().valueToTree(spec);
  }

  @Test
  void heatmapHasItsValuesInTheCells() {
    JsonNode spec =
        json(
            Chart.heatmap(
                    "Title",
                    "guess",
                    "truth",
                    List.of("a", "b"),
                    List.of("c", "d"),
                    new double[][] {{1, Double.NaN}, {1 / 3.0, -2}},
                    ".2f")
                .diverging(2)
                .spec());
    JsonNode trace = spec.at("/data/0");
    assertEquals("%{z:.2f}", trace.get("texttemplate").asText());
    assertEquals("[[1,null],[0.333333,-2]]", trace.get("z").toString());
    assertEquals(-2, trace.get("zmin").asInt());
    assertEquals("Title", spec.at("/layout/title/text").asText());
    assertEquals("guess", spec.at("/layout/xaxis/title/text").asText());
    assertEquals("reversed", spec.at("/layout/yaxis/autorange").asText());
    assertTrue(spec.at("/layout/yaxis/automargin").asBoolean(), "the house style is below");
  }

  @Test
  void attributesComeInPairs() {
    assertThrows(IllegalArgumentException.class, () -> Chart.of("t", "x", "y").trace("x"));
  }

  @Test
  void mapsAreMergedAndNotTheCallers() {
    Map<String, Object> own = Map.of("color", "red");
    JsonNode spec =
        json(
            Chart.of("t", "x", "y")
                .trace("marker", own)
                .with("marker", Map.of("size", 3))
                .layout("legend", Map.of("x", 1))
                .layout("legend", Map.of("y", 0))
                .spec());
    assertEquals("{\"color\":\"red\",\"size\":3}", spec.at("/data/0/marker").toString());
    assertEquals("{\"x\":1,\"y\":0}", spec.at("/layout/legend").toString());
  }

  @Test
  void histogramsCountEveryRow() {
    double[][] rows = {{0, 5}, {1, 5}, {.99, 5}, {.5, 5}};
    JsonNode spec = json(Panels.histograms("T", List.of("a (ms)", "b"), rows).spec());
    assertEquals(2, spec.get("data").size());
    for (JsonNode trace : spec.get("data")) {
      int counted = 0;
      for (JsonNode count : trace.get("y")) {
        counted += count.asInt();
      }
      assertEquals(4, counted);
    }
    assertEquals(2, spec.at("/data/0/y/29").asInt(), "the greatest value is in the last bin");
    assertEquals("a (ms)", spec.at("/layout/xaxis/title/text").asText());
    assertEquals("x2", spec.at("/data/1/xaxis").asText());
  }

  @Test
  void barsAreSharedOutToTwoPanels() {
    List<String> names = List.of("a", "b", "c");
    JsonNode spec = json(Panels.bars("T", "unit", names, new double[] {3, 2, 1}).spec());
    assertEquals("[\"a\",\"b\"]", spec.at("/data/0/y").toString());
    assertEquals("[\"c\"]", spec.at("/data/1/y").toString());
    assertEquals("y2", spec.at("/data/1/yaxis").asText());
    assertEquals(spec.at("/layout/xaxis/range"), spec.at("/layout/xaxis2/range"));
  }

  private static JsonNode jsplot(Trace... traces) {
    Layout layout =
        Layout.builder()
            .title("It's a \"title\"")
            .height(321)
            .xAxis(Axis.builder().title("x (s)").build())
            .build();
    return json(JsplotConverter.spec(new Figure(layout, traces)));
  }

  @Test
  void jsplotFigureKeepsTitlesAndLosesItsFixedWidth() {
    DoubleColumn x = DoubleColumn.create("x", 1, 2, Double.NaN);
    DoubleColumn y = DoubleColumn.create("y", .5, -1e-7, 3);
    JsonNode spec = jsplot(ScatterTrace.builder(x, y).mode(ScatterTrace.Mode.LINE).build());
    assertEquals("It's a \"title\"", spec.at("/layout/title/text").asText());
    assertEquals("x (s)", spec.at("/layout/xaxis/title/text").asText());
    assertEquals(321, spec.at("/layout/height").asInt());
    assertFalse(spec.get("layout").has("width"));
    assertTrue(spec.at("/data/0/x/2").isNull(), "NaN is a gap");
    assertEquals(-1e-7, spec.at("/data/0/y/1").asDouble());
  }

  @Test
  void jsplotTracesConvert() {
    StringColumn genre = StringColumn.create("genre", "r&b", "<i>", "it's");
    DoubleColumn value = DoubleColumn.create("value", 1, 2, 3);
    List<Trace> traces =
        List.of(
            BarTrace.builder(genre, value).build(),
            BoxTrace.builder(genre, value).build(),
            HistogramTrace.builder(value).build());
    JsonNode data = jsplot(traces.toArray(Trace[]::new)).get("data");
    List<String> types =
        Arrays.asList(
            data.get(0).get("type").asText(),
            data.get(1).get("type").asText(),
            data.get(2).get("type").asText());
    assertEquals(List.of("bar", "box", "histogram"), types);
    assertEquals("[\"r&b\",\"&lt;i>\",\"it's\"]", data.get(0).get("x").toString());
  }
}
