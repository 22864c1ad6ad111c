package org.harmonianet.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.model.NativeLibraries;
import org.harmonianet.model.PyTorch;

/** XGBoost's native library, which is unpacked and loaded when it is first used. */
final class XGBoostLibrary {
  private static final String LOADER = "ml.dmlc.xgboost4j.java.XGBoostJNI";

  /** The files that a process on Linux has loaded. */
  private static final Path LOADED = Path.of("/proc/self/maps");

  private static final Pattern UNPACKED = Pattern.compile("/.*/libxgboost4j\\d+\\.so$");

  private static boolean ready;

  private XGBoostLibrary() {}

  /**
   * Loads the library. Without it, XGBoost's classes cannot be used.
   *
   * @throws HarmoniaNetException if it cannot be unpacked or loaded
   */
  static synchronized void load() {
    if (ready) {
      return;
    }
    PyTorch.engine(); // It brings OpenMP's library along, which a small system may lack.
    try {
      Class.forName(LOADER);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw problem(e);
    }
    deleteUnpacked();
    ready = true;
  }

  /** Deletes the file, since a kernel that is killed would leave it behind. */
  private static void deleteUnpacked() {
    try {
      for (Path file : unpacked()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // Elsewhere than on Linux, Java deletes it when it ends in good order.
    }
  }

  /** Returns the unpacked files that this process has loaded and that are still there. */
  static List<Path> unpacked() throws IOException {
    try (var lines = Files.lines(LOADED)) {
      return lines
          .map(UNPACKED::matcher)
          .filter(Matcher::find)
          .map(found -> Path.of(found.group()))
          .distinct()
          .toList();
    }
  }

  static HarmoniaNetException problem(Throwable e) {
    return new HarmoniaNetException(
        "XGBoost's native library cannot be loaded: %s: set JDK_JAVA_OPTIONS=-Djava.io.tmpdir=FOLDER,"
                .formatted(NativeLibraries.reason(e))
            + " with a FOLDER that can be written, has 15 MB left and is not mounted noexec",
        e);
  }
}
