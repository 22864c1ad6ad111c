package org.harmonianet.harness;

import static org.harmonianet.harness.Browser.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the three readers see, in a real browser: JupyterLab, the report, every kind of chart. */
@Tag("browser")
@Execution(ExecutionMode.CONCURRENT)
class BrowserTest {
  @TempDir static Path folder;
  private static Map<String, String> settings;

  @BeforeAll
  static void needsChromium() {
    Browser.assumeChromium();
    settings = Map.of("HARMONIANET_RUN", folder.resolve("run").toString());
  }

  private static JsonNode browse(String what, Path subject) {
    return Browser.look(settings, what, subject);
  }

  @Test
  void everyKindOfFigureIsDrawnWithItsTitle() {
    JsonNode found = browse("figures", Project.ROOT.resolve("lib/target/figures.json"));
    assertEquals(List.of(), texts(found.get("errors")));
    assertTrue(found.get("titles").size() >= 30, found.toString());
    for (Map.Entry<String, JsonNode> figure : found.get("titles").properties()) {
      assertEquals(1, figure.getValue().size(), figure.getKey() + " is not drawn");
      assertEquals("It's a <title> & more", figure.getValue().get(0).asText(), figure.toString());
      String label = found.at("/labels").required(figure.getKey()).asText();
      assertTrue(label.startsWith("It's a <title> & more. This "), label);
    }
    assertEquals(
        "It's a <title> & more. This bar chart has 2 series: blues and anime."
            + " The x axis shows x (s): a, b, c and d. The y axis shows y (m) from 1 to 4.",
        found.at("/labels/own grouped bars").asText());
    assertEquals(
        "It's a <title> & more. This line chart has 1 series: first."
            + " The x axis shows x (s) from 1 to 4. The y axis shows y (m) from 1 to 4."
            + " A menu offers one and <two>.",
        found.at("/labels/own menu").asText(),
        "a screen reader is told what is shown, and what could be");
    assertEquals("[true]", found.get("pictures_without_menu").toString());
  }

  @Test
  void hostileNamesAreShownAsText() {
    JsonNode found = browse("outputs", Project.ROOT.resolve("lib/target/hostile.json"));
    assertFalse(found.get("hacked").asBoolean(true), "a name was executed");
    assertEquals(List.of(), texts(found.get("errors")));
    assertEquals(List.of(), texts(found.get("foreign")));
    List<String> names = texts(found.get("names"));
    List<String> cells = texts(found.get("table"));
    assertEquals(names.subList(0, names.size() - 1), cells.subList(0, cells.size() - 1));
    for (JsonNode chart : found.get("charts")) {
      assertEquals(List.of(), texts(chart.get("links")));
    }
    JsonNode charts = found.get("charts");
    for (String chart : List.of("heatmap", "bars", "box")) {
      List<String> ticks = texts(charts.get(chart).get("ticks"));
      names.forEach(name -> assertTrue(ticks.contains(name), () -> chart + ": " + name));
    }
    assertEquals(names, texts(charts.at("/box/legend")));
    assertEquals(names, texts(charts.at("/scatter/legend")));
    for (int i = 0; i < names.size(); i++) {
      String hover = charts.at("/scatter/hover/" + i).asText();
      assertTrue(hover.contains(names.get(i)), hover);
    }
    String label = charts.at("/scatter/label").asText();
    assertTrue(label.contains("14 series: %s, %s, ".formatted(names.get(0), names.get(1))), label);
    String title = charts.at("/heatmap/titles/0").asText();
    assertEquals("</td></script><b>bold</b><br>", title);
    String hover = charts.at("/heatmap/hover/0").asText();
    assertEquals("%s: %s%s: %s10".formatted(title, names.get(0), title, names.get(0)), hover);
  }

  @Test
  void jupyterLabMakesEachFormatThatItOffers() {
    JsonNode formats = browse("exports", Path.of("notebooks/01-eda.ipynb"));
    assertTrue(formats.has("html") && !formats.has("pdf"), formats.toString());
    formats
        .properties()
        .forEach(format -> assertEquals(200, format.getValue().asInt(), format.getKey()));
  }
}
