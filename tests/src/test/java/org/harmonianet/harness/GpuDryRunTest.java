package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script for a machine with a GPU, with the CPU in the GPU's place. */
@Tag("notebook")
@Tag("gpu")
class GpuDryRunTest {
  @TempDir Path folder;

  @Test
  void scriptWorksButForTheGpu() {
    Path made = LaterNotebooks.QUICK.run();
    JsonNode metrics = Project.json(made.resolve("metrics.json"));
    assumeTrue(metrics.get("device").asText().equals("cpu"), "make test-gpu can be run here");
    Project.Result result = script(made);
    assertEquals(0, result.exit(), result.out() + result.err());
    JsonNode report = Project.json(folder.resolve("gpu.json"));
    assertEquals(0, report.get("faults").size(), result.out());
    assertEquals(0, report.at("/logits_apart/all-genres-model").asDouble(1), result.out());
    assertEquals(report.get("GPU").size(), report.get("CPU").size());
    report.get("GPU").properties().stream()
        .filter(measurement -> !measurement.getKey().startsWith("memory of the GPU"))
        .forEach(m -> assertTrue(m.getValue().asDouble() > 0, m.getKey() + " was not measured"));
  }

  @Test
  void judgementPassesItsTests() {
    Project.Result result =
        Project.run(
            Map.of(), ".venv/bin/python", "-m", "unittest", "discover", "-v", "-s", "tests/gpu");
    assertEquals(0, result.exit(), result.err());
    assertTrue(result.err().matches("(?s).*\\nRan [1-9].*"), result.err());
  }

  private Project.Result script(Path made) {
    String out = folder.toString();
    return Project.run(
        Map.of(), ".venv/bin/python", "tests/gpu/gpu.py", out, "--quick", "--dry-run", "" + made);
  }
}
