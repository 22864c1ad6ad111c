package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** One process at a time makes a report in a run directory. */
@Execution(ExecutionMode.CONCURRENT)
class ReportLockTest {
  @TempDir Path folder;

  @Test
  void secondReportOfARunNamesTheFirst() throws Exception {
    String hold = "from report import *\nwith exclusive_lock(RUN):\n  print(flush=True)\n  input()";
    ProcessBuilder builder =
        new ProcessBuilder(Project.ROOT.resolve(".venv/bin/python").toString(), "-c", hold);
    Map<String, String> run = Map.of("HARMONIANET_RUN", folder.resolve("run").toString());
    builder.environment().putAll(run);
    builder.environment().put("PYTHONPATH", Project.ROOT.resolve("environment/report").toString());
    Process first = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      assertEquals("", first.inputReader().readLine());
      Project.run(
              run, ".venv/bin/python", "environment/report/report.py", folder + "/report", "main")
          .assertFailsInOneLine("process " + first.pid() + " is making a report");
    } finally {
      first.destroyForcibly();
    }
    assertTrue(Files.notExists(folder.resolve("report")), "nothing is written");
  }
}
