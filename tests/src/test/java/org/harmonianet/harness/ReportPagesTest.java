package org.harmonianet.harness;

import static org.harmonianet.harness.Browser.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report as its readers open it: from disk, on a desktop and on a phone, in a real browser. */
class ReportPagesTest {
  private static final List<String> EDA_CHARTS =
      List.of(
          "Correlation of the features, all rows",
          "Mean popularity by genre",
          "Mean of each feature by genre",
          "Acousticness by genre");

  @TempDir static Path folder;
  private static Path report;

  @BeforeAll
  static void makeReport() {
    Browser.assumeChromium();
    report = folder.resolve("report");
    Map<String, String> settings =
        Map.of("HARMONIANET_RUN", folder.resolve("run").toString(), "HARMONIANET_EPOCHS", "3");
    Project.Result made =
        Project.run(
            settings,
            ".venv/bin/python",
            "environment/report/report.py",
            report.toString(),
            "main");
    assertEquals(0, made.exit(), made.err());
  }

  private static JsonNode look(String command, Path subject) {
    return Browser.look(Map.of(), command, subject);
  }

  /**
   * Charts have labels, links have underlines, pages fit the screen, and axe-core finds nothing
   * serious.
   */
  @Test
  void keepsNobodyOut() {
    JsonNode pages = look("access", report);
    assertEquals(7, pages.size());
    for (Map.Entry<String, JsonNode> page : pages.properties()) {
      for (String screen : List.of("desktop", "phone")) {
        JsonNode faults = page.getValue().required(screen);
        assertEquals(List.of(), texts(faults), page.getKey() + " on a " + screen);
      }
    }
  }

  @Test
  void reportOpensFromDisk() throws Exception {
    JsonNode pages = look("pages", report);
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
      if (Project.NOTEBOOKS.contains(entry.getKey())) {
        assertTrue(page.required("code_switch").asBoolean(), entry.getKey() + ": show code");
      }
    }
    assertEquals(EDA_CHARTS, texts(pages.at("/01-eda/titles")));
    assertEquals(2, pages.at("/02-preprocessing/titles").size());
    assertEquals(List.of("Training loss"), texts(pages.at("/04-training/titles")));
    assertEquals(3, pages.at("/05-evaluation/titles").size());
    assertPolicyIsKept(report.resolve("01-eda.html"));
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
      JsonNode pages = look("pages", hostile);
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
}
