package org.harmonianet.training;

import org.harmonianet.HarmoniaNetException;
import org.harmonianet.model.NativeLibraries;
import org.harmonianet.model.PyTorch;

/** XGBoost's native library, which is unpacked and loaded when it is first used. */
final class XGBoostLibrary {
  private static final String LOADER = "ml.dmlc.xgboost4j.java.XGBoostJNI";

  private XGBoostLibrary() {}

  /**
   * Loads the library. Without it, XGBoost's classes cannot be used.
   *
   * @throws HarmoniaNetException if it cannot be unpacked or loaded
   */
  static void load() {
    PyTorch.engine(); // It brings OpenMP's library along, which a small system may lack.
    try {
      Class.forName(LOADER);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw problem(e);
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
