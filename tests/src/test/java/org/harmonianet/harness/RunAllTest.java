package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Run All in JupyterLab with cells that train, fail, and are stopped. */
@Tag("browser")
@Tag("notebook")
@Isolated
class RunAllTest {
  private static final double STOP_SECONDS = 1.5; // one, and the browser's own

  private static JsonNode seen;

  @BeforeAll
  static void runAll() {
    Browser.assumeChromium();
    Project.Result result =
        Project.run(Map.of(), ".venv/bin/python", "tests/browser/run_all.py", "" + STOP_SECONDS);
    assertEquals(0, result.exit(), result.err());
    seen = Project.parse(result.out());
    assertEquals("[]", seen.get("errors").toString());
  }

  @Test
  void errorHaltsIt() {
    assertEquals(
        Project.parse(
            """
            {"first": "run", "training": "run", "fails": "ArithmeticException",
             "waits": "not run", "loop": "not run", "waits too": "not run", "help": "not run"}"""),
        seen.get("failed"));
  }

  @Test
  void stopHaltsItWithinASecond() {
    assertEquals("Stopped", seen.at("/stopped/loop").asText());
    assertEquals("not run", seen.at("/stopped/waits too").asText());
    double seconds = seen.get("seconds").asDouble();
    assertTrue(seconds < STOP_SECONDS, seconds + " s");
  }

  @Test
  void liveCurveHasTheSizeOfTheFinalChart() {
    assertEquals("[[\"Loss\",450,450]]", seen.get("heights").toString());
  }

  @Test
  void progressIsOneLineThatChangesAndGoes() {
    JsonNode progress = seen.get("progress");
    assertTrue(progress.size() > 3, progress.toString());
    assertEquals("", progress.get(0).asText(), "the final chart has none");
    for (int i = 1; i < progress.size(); i++) {
      String line = progress.get(i).asText();
      assertTrue(line.matches("epoch +\\d+ of 30 .* remaining +\\S+ s"), line);
    }
  }

  @Test
  void shiftTabShowsParametersAndJavadoc() {
    String help = seen.get("help").asText();
    assertTrue(help.contains("List<String> columns, List<String> rows, double[][] values"), help);
    assertTrue(help.contains("rows - names along y, from the top"), help);
  }
}
