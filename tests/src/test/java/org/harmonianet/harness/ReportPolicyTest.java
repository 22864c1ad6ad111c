package org.harmonianet.harness;

import static org.harmonianet.harness.Browser.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The policy of a page, once markup that loads and runs things was put into it: none of it works,
 * unless the policy is taken away.
 */
@Tag("browser")
@Tag("notebook")
@Execution(ExecutionMode.CONCURRENT)
class ReportPolicyTest {
  static final List<String> EDA_CHARTS =
      List.of(
          "Correlation of the features, all rows",
          "Mean popularity by genre",
          "Mean of each feature by genre",
          "Spread of acousticness by genre");

  private static final String MARKUP =
      "<img src='%1$s.png'><script src='%1$s.js'></script>"
          + "<script>document.body.append("
          + "Object.assign(document.createElement('a'), {href: 'ran'}))</script></main>";

  /** What was asked of a server. */
  private static final Set<String> ASKED = ConcurrentHashMap.newKeySet();

  private static JsonNode pages;

  @BeforeAll
  static void openWithAndWithoutPolicy(@TempDir Path folder) throws Exception {
    Browser.assumeChromium();
    String page = Files.readString(MainRun.BASELINE.report().resolve("01-eda.html"));
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          ASKED.add(exchange.getRequestURI().getPath());
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    try {
      String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
      String kept = page.replace("</main>", MARKUP.formatted(address + "kept"));
      String bare = page.replace("</main>", MARKUP.formatted(address + "bare"));
      Files.writeString(folder.resolve("kept.html"), kept);
      Files.writeString(
          folder.resolve("bare.html"),
          bare.replaceFirst("<meta [^>]*Content-Security-Policy[^>]*>", ""));
      pages = Browser.look(Map.of(), "pages", folder);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void loadsNothing() {
    assertEquals(Set.of("/bare.png", "/bare.js"), ASKED);
  }

  @Test
  void runsNoForeignScript() {
    assertFalse(texts(pages.at("/kept/links")).contains("ran"));
    assertTrue(texts(pages.at("/bare/links")).contains("ran"));
  }

  @Test
  void refusalsAreLogged() {
    assertEquals(
        3,
        texts(pages.at("/kept/errors")).stream()
            .filter(error -> error.contains("Content Security Policy"))
            .count());
  }

  @Test
  void letsThePagesOwnScriptsDrawCharts() {
    assertEquals(EDA_CHARTS, texts(pages.at("/kept/titles")));
  }
}
