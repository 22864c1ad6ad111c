package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real browser, driven by {@code tests/browser/browse.py}. */
final class Browser {
  private Browser() {}

  /** Skips the test if the machine has no Chromium. */
  static void assumeChromium() {
    Project.Result found =
        Project.run(Map.of(), ".venv/bin/python", "environment/report/chromium.py");
    assumeTrue(found.exit() == 0, found.err().strip() + " to run the browser tests");
  }

  /** Returns what one of browse.py's commands finds. */
  static JsonNode look(Map<String, String> settings, String command, Path subject) {
    Project.Result result =
        Project.run(settings, ".venv/bin/python", "tests/browser/browse.py", command, "" + subject);
    assertEquals(0, result.exit(), result.err());
    return Project.parse(result.out());
  }

  /** Returns an array's texts. */
  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
