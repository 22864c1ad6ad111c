package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The benchmark's scripts pass the tests that lie beside them, in Python. */
@Execution(ExecutionMode.CONCURRENT)
class BenchScriptsTest {
  @Test
  void passTheirTests() {
    Project.Result result =
        Project.run(
            Map.of(), ".venv/bin/python", "-m", "unittest", "discover", "-v", "-s", "tests/bench");
    assertEquals(0, result.exit(), result.err());
    assertTrue(result.err().matches("(?s).*\\nRan [1-9].*"), result.err());
  }
}
