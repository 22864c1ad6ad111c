package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The benchmark's table. */
class BenchTableTest {
  /** Three rounds of DJL and stock PyTorch; of the accuracy's, the second is missed by seed 3. */
  private static final String FILLED =
      """
      import json
      from table import PYTORCH, Table
      table = Table()
      for djl, stock, seconds in ((40, 80, 1.5), (30, 90, None), (20, 100, 2.5)):
          table.add("epoch", "DJL", 2, "ms", djl)
          table.add("epoch", PYTORCH, 2, "ms", stock)
          table.add("inference", "DJL", 2, "rows/s", djl)
          table.add("inference", PYTORCH, 2, "rows/s", stock)
          result = {"epochs": 4, "accuracy": 0.66}
          seeds = [{**result, "seed": seed, "reached": bool(seconds) or seed == 2} for seed in (2, 3)]
          table.add("accuracy", "DJL", 2, "s", seconds, trainings=seeds)
          table.add("accuracy", PYTORCH, 2, "s", 2.0)
          table.add("goal", "DJL", 2, "s", None, trainings=[{"seed": 7, "reached": False}])
      table.add_notebook("04", 1, dict.fromkeys(("start", "training", "reading", "charts", "rest"), 2.0))
      """;

  private static String python(String last) {
    Project.Result result =
        Project.run(Map.of("PYTHONPATH", "tests/bench"), ".venv/bin/python", "-c", FILLED + last);
    assertEquals(0, result.exit(), result.err());
    return result.out();
  }

  private static JsonNode row(JsonNode content, String measurement) {
    return Stream.iterate(0, i -> i + 1)
        .map(i -> content.at("/measurements/" + i))
        .filter(row -> row.get("measurement").asText().equals(measurement))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void jsonHasMediansSpreadsAndSpeeds() {
    JsonNode content = Project.parse(python("print(json.dumps(table.content()))"));
    JsonNode epoch = row(content, "epoch");
    assertEquals(
        List.of(30, 20, 40),
        Stream.of("median", "min", "max").map(name -> epoch.get(name).asInt()).toList());
    assertEquals(3.0, epoch.get("times_pytorch_speed").asDouble()); // 90 ms to 30 ms
    assertEquals(
        1.0 / 3, row(content, "inference").get("times_pytorch_speed").asDouble(), 1e-9); // 30 to 90
    assertTrue(row(content, "accuracy").get("median").isNull());
    assertTrue(row(content, "accuracy").get("times_pytorch_speed").isNull());
    assertEquals(10.0, content.at("/notebooks/0/executions/0/all").asDouble());
  }

  @Test
  void textSaysWhatWasMissed() {
    List<String> lines = python("print(table.text())").lines().toList();
    assertTrue(line(lines, "epoch +DJL +2 +30 +20 to 40 +ms +3.00"));
    assertTrue(line(lines, "inference +DJL +2 +30 +20 to 40 +rows/s +0.33"));
    assertTrue(line(lines, "accuracy +DJL +2 +none +s .*5 of 6 .*; not always reached by seed 3"));
    assertTrue(line(lines, "goal +DJL +2 +none +s +0 of 3 .*; never reached by seed 7"));
    assertTrue(line(lines, "04 +1 +(2.00 +){5}10.00 +10.00 to 10.00 +1"));
  }

  private static boolean line(List<String> lines, String pattern) {
    return lines.stream().anyMatch(line -> line.matches(pattern));
  }
}
