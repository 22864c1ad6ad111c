package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.Map;
import org.harmonianet.data.DatasetFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The downloads of the set-up: the dataset, and what they all make of the network's settings. */
@Execution(ExecutionMode.CONCURRENT)
class DatasetTest {
  @ParameterizedTest
  @ValueSource(strings = {"dataset", "network", "trust_store", "install", "jars"})
  void downloadsAsItsOwnTestsSay(String name) {
    String tests = "tests/setup/test_" + name + ".py";
    Project.Result result = Project.run(Map.of(), ".venv/bin/python", "-m", "unittest", tests);
    assertEquals(0, result.exit(), result.err());
    assertTrue(result.err().strip().endsWith("OK"), result.err());
  }

  @Test
  void setupAndNotebooksExpectTheSameFile() throws Exception {
    String program = Files.readString(Project.ROOT.resolve("environment/python/dataset.py"));
    assertTrue(program.contains("SHA256 = \"" + DatasetFile.SHA256 + '"'), DatasetFile.SHA256);
  }

  @Test
  void setupHeedsTheSetting() {
    String program = "environment/python/dataset.py";
    Map<String, String> synthetic = Map.of("HARMONIANET_DATA", "synthetic");
    assertEquals(
        "data: the synthetic catalogue\n",
        Project.run(synthetic, ".venv/bin/python", program).out());
    Project.Result gone =
        Project.run(Map.of("HARMONIANET_DATA", "gone.csv"), ".venv/bin/python", program);
    assertEquals(1, gone.exit());
    assertEquals("HARMONIANET_DATA names gone.csv, which is not a file\n", gone.err());
    Project.Result named =
        Project.run(Map.of("HARMONIANET_DATA", "README.md"), ".venv/bin/python", program);
    assertEquals("data: README.md\n", named.out());
  }
}
