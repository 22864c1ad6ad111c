package org.harmonianet.model;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.util.Utils;
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
    String reason = NativeLibraries.reason(e);
    if (reason.endsWith("No space left on device")) {
      return new HarmoniaNetException(
          "no space left in %s for PyTorch's native library: free 450 MB, or set DJL_CACHE_DIR"
              .formatted(Utils.getCacheDir()),
          e);
    }
    return new HarmoniaNetException(
        "PyTorch's native library cannot be loaded: %s: set DJL_CACHE_DIR to a folder that can be"
                .formatted(reason)
            + " written and is not mounted noexec",
        e);
  }
}
