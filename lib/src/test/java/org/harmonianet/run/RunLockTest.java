package org.harmonianet.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.harmonianet.HarmoniaNetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  @TempDir Path root;

  private static Run start(Path root) {
    return Run.start("01-eda", Settings.of(Map.of(), root));
  }

  /** Another kernel: starts the notebook, says so, and never ends by itself. */
  static final class Kernel {
    public static void main(String[] arguments) throws Exception {
      start(Path.of(arguments[0]));
      System.out.println("started");
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  private Process kernel() throws IOException {
    Process kernel =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Kernel.class.getName(),
                root.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertEquals("started", kernel.inputReader().readLine());
    return kernel;
  }

  @Test
  void notebookRunsInOneProcessUntilItIsKilled() throws Exception {
    Process kernel = kernel();
    try {
      var e = assertThrows(HarmoniaNetException.class, () -> start(root));
      assertEquals(
          "01-eda is running in process %d with build/run: stop that kernel, or set HARMONIANET_RUN"
              .formatted(kernel.pid()),
          e.getMessage());
      Run.start("01-eda", Settings.of(Map.of("HARMONIANET_RUN", "other"), root));
    } finally {
      kernel.destroyForcibly().waitFor();
    }
    start(root);
    start(root); // its cell is run again
    String number = Files.readString(root.resolve("build/run/01-eda.lock"));
    assertEquals(String.valueOf(ProcessHandle.current().pid()), number);
  }

  @Test
  void processThatEndsItsRunLetsAnotherRunIt() throws Exception {
    start(root);
    Run.end();
    Process kernel = kernel();
    try {
      assertThrows(HarmoniaNetException.class, () -> start(root));
    } finally {
      kernel.destroyForcibly().waitFor();
    }
  }
}
