package org.harmonianet.model;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.util.Utils;
import java.nio.file.FileSystemException;
import org.harmonianet.HarmoniaNetException;

/** The engine behind DJL, whose native libraries are unpacked and loaded when it is first used. */
public final class PyTorch {
  private PyTorch() {}

  /**
   * Returns the engine.
   *
   * @throws HarmoniaNetException if its libraries cannot be unpacked or loaded
   */
  public static Engine engine() {
    try {
      return Engine.getInstance();
    } catch (EngineException e) {
      throw problem(e);
    }
  }

  static HarmoniaNetException problem(EngineException e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String reason = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    if (reason.endsWith("No space left on device")) {
      return new HarmoniaNetException(
          "no space left in %s for PyTorch's native library: free 450 MB, or set DJL_CACHE_DIR"
              .formatted(Utils.getCacheDir()),
          e);
    }
    String[] parts = reason.split(": ", 3);
    if (parts.length == 3 && parts[0].equals(parts[1])) {
      reason = parts[1] + ": " + parts[2]; // Java and the system each name the file
    }
    String type = root instanceof FileSystemException ? root.getClass().getSimpleName() + ": " : "";
    return new HarmoniaNetException(
        "PyTorch's native library cannot be loaded: %s%s: set DJL_CACHE_DIR to a folder that can be"
                .formatted(type, reason)
            + " written and is not mounted noexec",
        e);
  }
}
