package org.harmonianet.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class XGBoostLibraryTest {
  private static final String HELP =
      ": set JDK_JAVA_OPTIONS=-Djava.io.tmpdir=FOLDER, with a FOLDER that can be written, has 15 MB"
          + " left and is not mounted noexec";

  private static String told(Throwable cause) {
    return XGBoostLibrary.problem(new ExceptionInInitializerError(cause)).getMessage();
  }

  @Test
  void libraryThatCannotBeLoadedIsNamedOnce() {
    String file = "/tmp/libxgboost4j1.so: ";
    assertEquals(
        "XGBoost's native library cannot be loaded: /tmp/libxgboost4j1.so: failed to map segment"
            + HELP,
        told(new UnsatisfiedLinkError(file + file + "failed to map segment")));
  }

  @Test
  void folderThatCannotBeWrittenIsALine() {
    assertEquals(
        "XGBoost's native library cannot be loaded: Permission denied" + HELP,
        told(new RuntimeException(new IOException("Permission denied"))));
  }

  @Test
  void noFileIsLeftBehind() throws IOException {
    Path maps = Path.of("/proc/self/maps");
    Assumptions.assumeTrue(Files.exists(maps), "only Linux tells what a process has loaded");
    XGBoostLibrary.load();
    assertTrue(Files.readString(maps).contains("/libxgboost4j"), "it is loaded");
    assertEquals(List.of(), XGBoostLibrary.unpacked());
  }
}
