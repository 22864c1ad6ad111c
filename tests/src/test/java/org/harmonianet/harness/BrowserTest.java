package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the three readers see, in a real browser: JupyterLab, the report, every kind of chart. */
class BrowserTest {
  private static final List<String> EDA_CHARTS =
      List.of(
          "Correlation of the features, all rows",
          "Mean popularity by genre",
          "Mean of each feature by genre",
          "Acousticness by genre");

  @TempDir static Path folder;
  private static Map<String, String> settings;

  @BeforeAll
  static void needsChromium() {
    Project.Result found = Project.run(Map.of(), ".venv/bin/python", "environment/chromium.py");
    assumeTrue(found.exit() == 0, found.err().strip() + " to run the browser tests");
    settings =
        Map.of("HARMONIANET_RUN", folder.resolve("run").toString(), "HARMONIANET_EPOCHS", "3");
  }

  private static JsonNode browse(String what, Path subject) {
    Project.Result result =
        Project.run(settings, ".venv/bin/python", "tests/python/browse.py", what, "" + subject);
    assertEquals(0, result.exit(), result.err());
    return Project.parse(result.out());
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  @Test
  void everyKindOfFigureIsDrawnWithItsTitle() {
    JsonNode found = browse("figures", Project.ROOT.resolve("lib/target/figures.json"));
    assertEquals(List.of(), texts(found.get("errors")));
    assertTrue(found.get("titles").size() >= 30, found.toString());
    for (Map.Entry<String, JsonNode> figure : found.get("titles").properties()) {
      assertEquals(1, figure.getValue().size(), figure.getKey() + " is not drawn");
      assertEquals("It's a <title> & more", figure.getValue().get(0).asText(), figure.toString());
    }
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
    String title = charts.at("/heatmap/titles/0").asText();
    assertEquals("</td></script><b>bold</b><br>", title);
    String hover = charts.at("/heatmap/hover/0").asText();
    assertEquals("%s: %s%s: %s10".formatted(title, names.get(0), title, names.get(0)), hover);
  }

  @Test
  void reportOpensFromDisk() throws Exception {
    Project.Result made =
        Project.run(
            settings,
            ".venv/bin/python",
            "environment/report.py",
            "" + folder.resolve("report"),
            "main");
    assertEquals(0, made.exit(), made.err());
    JsonNode pages = browse("pages", folder.resolve("report"));
    assertEquals(7, pages.size());
    for (Map.Entry<String, JsonNode> entry : pages.properties()) {
      JsonNode page = entry.getValue();
      assertEquals(List.of(), texts(page.get("errors")), entry.getKey());
      assertEquals(List.of(), texts(page.get("foreign")), entry.getKey());
      String policy = page.get("policy").asText();
      assertTrue(
          policy.matches("default-src 'none'; script-src ('none'|('sha256-\\S+ ?){2}); .*"),
          policy);
      List<String> links = texts(page.get("links"));
      if (entry.getKey().equals("licences")) {
        assertEquals(List.of("index.html"), links);
        continue;
      }
      Project.NOTEBOOKS.stream()
          .filter(name -> !name.equals(entry.getKey()))
          .forEach(name -> assertTrue(links.contains(name + ".html"), entry.getKey()));
      assertTrue(page.path("code_switch").asBoolean(true), entry.getKey() + ": show code");
    }
    assertEquals(EDA_CHARTS, texts(pages.at("/01-eda/titles")));
    assertEquals(2, pages.at("/02-preprocessing/titles").size());
    assertEquals(List.of("Training loss"), texts(pages.at("/04-training/titles")));
    assertEquals(3, pages.at("/05-evaluation/titles").size());
    assertPolicyIsKept(folder.resolve("report/01-eda.html"));
  }

  /**
   * Puts markup into a page that loads and runs things: none of it works, unless the policy is
   * taken away.
   */
  private static void assertPolicyIsKept(Path page) throws IOException {
    Set<String> asked = ConcurrentHashMap.newKeySet();
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().getPath());
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    try {
      Path hostile = Files.createDirectory(folder.resolve("hostile"));
      String address = "http://127.0.0.1:" + server.getAddress().getPort();
      for (String name : List.of("kept", "bare")) {
        String markup =
            "<img src='"
                + address
                + "/"
                + name
                + ".png'>"
                + "<script src='"
                + address
                + "/"
                + name
                + ".js'></script>"
                + "<script>document.body.append(Object.assign(document.createElement('a'), {href: 'ran'}))</script></main>";
        String html = Files.readString(page).replace("</main>", markup);
        if (name.equals("bare")) {
          html = html.replaceFirst("<meta [^>]*Content-Security-Policy[^>]*>", "");
        }
        Files.writeString(hostile.resolve(name + ".html"), html);
      }
      JsonNode pages = browse("pages", hostile);
      assertEquals(Set.of("/bare.png", "/bare.js"), asked);
      assertEquals(EDA_CHARTS, texts(pages.at("/kept/titles")));
      assertFalse(texts(pages.at("/kept/links")).contains("ran"));
      assertTrue(texts(pages.at("/bare/links")).contains("ran"));
      assertEquals(
          3,
          texts(pages.at("/kept/errors")).stream()
              .filter(error -> error.contains("Content Security Policy"))
              .count());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void jupyterLabRunsAllCells() {
    JsonNode lab = browse("lab", Path.of("01-eda"));
    assertEquals("HarmoniaNet (Java)", lab.get("kernel").asText());
    assertEquals(0, lab.get("failed_cells").asInt());
    assertEquals(EDA_CHARTS, texts(lab.get("titles")));
    assertEquals(List.of(), texts(lab.get("errors")));
    assertEquals(List.of(), texts(lab.get("foreign")));
  }
}
