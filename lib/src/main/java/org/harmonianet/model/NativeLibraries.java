package org.harmonianet.model;

import java.nio.file.FileSystemException;

/** Says in a few words why a native library could not be unpacked or loaded. */
public final class NativeLibraries {
  private NativeLibraries() {}

  /**
   * Returns the first line of what lies behind an error.
   *
   * @param e what the library's own loader has thrown
   */
  public static String reason(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String reason = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    String[] parts = reason.split(": ", 3);
    if (parts.length == 3 && parts[0].equals(parts[1])) {
      reason = parts[1] + ": " + parts[2]; // Java and the system each name the file
    }
    String type = root instanceof FileSystemException ? root.getClass().getSimpleName() + ": " : "";
    return type + reason;
  }
}
