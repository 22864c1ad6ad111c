package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole path with few epochs: without data, twice the same, and as other CI calls it. */
class ReducedRunTest {
  private static final String BANNER = "Synthetic data.";

  @TempDir Path folder;

  private Map<String, String> settings(String run, String... more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("HARMONIANET_RUN", folder.resolve(run).toString());
    settings.put("HARMONIANET_EPOCHS", "5");
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return settings;
  }

  @Test
  void reportOnSyntheticDataSaysSoOnEveryPage() throws Exception {
    Path report = folder.resolve("report");
    Project.Result result =
        Project.run(
            settings("run", "HARMONIANET_DATA", "synthetic"),
            ".venv/bin/python",
            "environment/report/report.py",
            report.toString(),
            "main");
    assertEquals(0, result.exit(), result.err());

    JsonNode metrics = Project.json(folder.resolve("run/metrics.json"));
    assertEquals("synthetic", metrics.get("data").asText());
    String index = Files.readString(report.resolve("index.html"));
    assertTrue(index.contains(BANNER));
    assertTrue(index.contains("HARMONIANET_EPOCHS=5"), "the index names the settings");
    assertTrue(index.contains(metrics.get("data_sha256").asText()), "and the checksum");
    for (String name : Project.NOTEBOOKS) {
      Notebook notebook = Notebook.read(report.resolve("notebooks"), name);
      assertEquals(List.of(), notebook.complaints());
      assertTrue(notebook.html().contains(BANNER), name + " has no banner");
      assertTrue(index.contains("href=\"" + name + ".html\""), "the index links to " + name);
      String page = Files.readString(report.resolve(name + ".html"));
      assertTrue(page.contains(BANNER), name + ".html has no banner");
      assertTrue(page.contains("Content-Security-Policy"), name + ".html has no policy");
      assertFalse(
          page.matches("(?s).*<(script|link|img)[^>]*(src|href)=\"(https?:)?//.*"),
          name + ".html fetches from elsewhere");
      assertTrue(Files.size(report.resolve(name + ".html")) < 7_000_000, name + ".html is large");
    }
  }

  @Test
  void sameSettingsGiveTheSameMetrics() {
    JsonNode first = metrics("first");
    assertEquals(first, metrics("second"));
    assertFalse(first.get("accuracy").isNull());
  }

  private JsonNode metrics(String run) {
    Project.Result result = Project.execute(folder.resolve(run), settings(run), Project.NOTEBOOKS);
    assertEquals(0, result.exit(), result.err());
    ObjectNode metrics = (ObjectNode) Project.json(folder.resolve(run + "/metrics.json"));
    metrics.remove("train_seconds");
    return metrics;
  }

  @Test
  void plainNbconvertWorks() {
    Project.Result result =
        Project.run(
            settings("run"),
            "sh",
            "-c",
            ".venv/bin/jupyter nbconvert --to notebook --execute notebooks/0[1-5]*.ipynb --output-dir "
                + folder);
    assertEquals(0, result.exit(), result.err());
    for (String name : Project.NOTEBOOKS) {
      assertEquals(List.of(), Notebook.read(folder, name).complaints());
    }
    assertTrue(Files.exists(folder.resolve("run/metrics.json")));
  }

  @Test
  void plainNbconvertSaysWhatIsWrong() {
    Project.Result result =
        Project.run(
            settings("empty"),
            ".venv/bin/jupyter",
            "nbconvert",
            "--to=notebook",
            "--execute",
            "notebooks/02-preprocessing.ipynb",
            "--output-dir=" + folder);
    assertEquals(1, result.exit());
    String last = result.lastError().replaceAll("\u001b\\[[\\d;]*m", "");
    assertEquals(folder + "/empty/eda.json is missing: run 01-eda first", last);
  }
}
