package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Kernels that are shared, do not start, die or are stopped, and full disks: tests in Python. */
@Tag("notebook")
@Execution(ExecutionMode.CONCURRENT)
class ReportScriptsTest {
  @Test
  void passTheirTests() {
    Project.Result result =
        Project.run(Map.of(), ".venv/bin/python", "-m", "unittest", "discover", "tests/report");
    assertEquals(0, result.exit(), result.err());
    assertTrue(result.err().strip().endsWith("OK"), result.err());
  }
}
