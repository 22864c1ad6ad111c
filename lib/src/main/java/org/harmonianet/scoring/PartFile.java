package org.harmonianet.scoring;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.run.Artifacts;

/**
 * A file that is written bit by bit, and is there whole or not at all: until {@link #keep}, it has
 * another name. Not written with {@code Artifacts.write}, which always keeps what it has written.
 */
final class PartFile implements AutoCloseable {
  private final Path target;
  private final Path part;
  private OutputStream out;

  /**
   * @param target the file to be; its folder is made if need be
   */
  PartFile(Path target) {
    this.target = target;
    // As short for the longest name, and no other process's.
    String name = "." + ProcessHandle.current().pid() + "-" + Integer.toHexString(hashCode());
    part = target.resolveSibling(name + ".part");
  }

  /** Returns the stream that writes the file, which is opened by the first call. */
  OutputStream out() {
    try {
      if (out == null) {
        Files.createDirectories(target.getParent());
        part.toFile().deleteOnExit(); // if the process is stopped
        out = new BufferedOutputStream(Files.newOutputStream(part));
      }
      return out;
    } catch (IOException e) {
      throw problem(e);
    }
  }

  void write(byte[] bytes) {
    try {
      out().write(bytes);
    } catch (IOException e) {
      throw problem(e);
    }
  }

  /** Gives the file its name. */
  void keep(CopyOption... options) {
    try {
      out().close();
      Files.move(part, target, options);
    } catch (IOException e) {
      throw problem(e);
    }
  }

  /** Deletes what was not kept. */
  @Override
  public void close() {
    try {
      if (out != null) {
        try {
          out.close(); // which writes, and fails where the disk is full
        } finally {
          Files.deleteIfExists(part);
        }
      }
    } catch (IOException e) {
      throw problem(e);
    }
  }

  private HarmoniaNetException problem(IOException e) {
    if (Artifacts.isDiskFull(e)) {
      return Artifacts.cannotWrite(target, e);
    }
    String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    if (e instanceof FileAlreadyExistsException) {
      reason = "it has come to be meanwhile";
    }
    return new HarmoniaNetException(
        "cannot write %s: %s%s"
            .formatted(target, e.getClass().getSimpleName(), reason == null ? "" : ", " + reason),
        e);
  }
}
