package org.harmonianet.jupyter;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Says that the kernel's memory is used up, also where none is left to say it with. */
final class OutOfMemory {
  private static final int STATUS = 3;

  private static FileOutputStream screen;
  private static byte[] line;

  private OutOfMemory() {}

  /** Returns what a reader can do. */
  static String advice() {
    return "the kernel has %d MB, see -Xmx in kernel.json; restart it"
        .formatted(Runtime.getRuntime().maxMemory() >> 20);
  }

  /** Makes what {@link #end} needs. */
  static void prepare() {
    screen = new FileOutputStream(FileDescriptor.err);
    line = ("OutOfMemoryError: " + advice() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Ends the process, with a line on its own standard error. */
  static void end() {
    try {
      screen.write(line);
    } catch (IOException e) {
      // Nobody reads it.
    } finally {
      Runtime.getRuntime().halt(STATUS);
    }
  }
}
