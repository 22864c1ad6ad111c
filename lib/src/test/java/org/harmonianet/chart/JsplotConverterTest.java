package org.harmonianet.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.api.BoxPlot;
import tech.tablesaw.plotly.api.LinePlot;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.BarTrace;
import tech.tablesaw.plotly.traces.BoxTrace;
import tech.tablesaw.plotly.traces.HistogramTrace;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.Trace;

class JsplotConverterTest {
  private static JsonNode json(Figure figure) {
    return new ObjectMapper().valueToTree(Chart.of(figure).spec());
  }

  private static JsonNode jsplot(Trace... traces) {
    Layout layout =
        Layout.builder()
            .title("It's a \"title\"")
            .height(321)
            .xAxis(Axis.builder().title("x (s)").build())
            .build();
    return json(new Figure(layout, traces));
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

  @Test
  void readyMadePlotsFitThePageAndTakeTitlesWithUnits() {
    Table table =
        Table.create(DoubleColumn.create("epoch", 1, 2), DoubleColumn.create("loss", 2, 1));
    Chart chart = Chart.of(LinePlot.create("Loss", table, "epoch", "loss"));
    JsonNode plain = new ObjectMapper().valueToTree(chart.spec());
    assertEquals("loss", plain.at("/layout/yaxis/title/text").asText());
    assertFalse(plain.get("layout").has("width"));
    assertEquals(450, plain.at("/layout/height").asInt());
    JsonNode spec = new ObjectMapper().valueToTree(chart.axes("epoch", "loss (nats)").spec());
    assertEquals("epoch", spec.at("/layout/xaxis/title/text").asText());
    assertEquals("loss (nats)", spec.at("/layout/yaxis/title/text").asText());
  }

  @Test
  void boxesOfNamesWithAColourHaveIt() {
    StringColumn genre = StringColumn.create("genre", "b", "a", "b", "a");
    Table table = Table.create(genre, DoubleColumn.create("y", 1, 2, 3, 4));
    Figure figure = BoxPlot.create("Boxes", table, "genre", "y");
    assertEquals(1, json(figure).get("data").size());
    Theme.nameColors(Map.of("a", "#111111", "b", "#222222", "c", "#333333"));
    try {
      JsonNode spec = json(figure);
      assertEquals(2, spec.get("data").size());
      assertEquals("#222222", spec.at("/data/0/marker/color").asText());
      assertEquals("[\"b\",\"b\"]", spec.at("/data/0/x").toString());
      assertEquals("[1,3]", spec.at("/data/0/y").toString());
      assertEquals("[2,4]", spec.at("/data/1/y").toString());
      assertFalse(spec.at("/data/1/showlegend").asBoolean(true));
      Theme.nameColors(Map.of("a", "#111111"));
      assertEquals(1, json(figure).get("data").size(), "b has none");
    } finally {
      Theme.nameColors(Map.of());
    }
  }
}
