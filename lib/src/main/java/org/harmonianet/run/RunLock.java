package org.harmonianet.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.harmonianet.HarmoniaNetException;

/**
 * Lets one process at a time run a notebook in a run directory, until it ends, however it does: the
 * lock is the operating system's. A kernel that is reset releases it. The lock's file, {@code
 * <notebook>.lock}, holds the process's number.
 */
final class RunLock {
  private static final Map<Path, FileChannel> HELD = new HashMap<>();

  private RunLock() {}

  /**
   * Takes the lock, unless this process has it.
   *
   * @throws HarmoniaNetException if another process has it, or the file cannot be written
   */
  static synchronized void hold(String notebook, Settings settings) {
    Path file = settings.run().resolve(notebook + ".lock");
    if (HELD.containsKey(file)) {
      return;
    }
    try {
      Files.createDirectories(settings.run());
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        throw new HarmoniaNetException(
            "%s is running in process %s with %s: stop that kernel, or set HARMONIANET_RUN"
                .formatted(notebook, Files.readString(file), settings.display(settings.run())));
      }
      HELD.put(file, channel);
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(number().getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw Artifacts.cannotWrite(file, e);
    }
  }

  /** Releases all locks of this process. */
  static synchronized void releaseAll() {
    List<FileChannel> channels = List.copyOf(HELD.values());
    HELD.clear();
    channels.forEach(RunLock::close);
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String number() {
    return String.valueOf(ProcessHandle.current().pid());
  }
}
