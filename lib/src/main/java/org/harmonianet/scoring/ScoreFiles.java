package org.harmonianet.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.harmonianet.HarmoniaNetException;

/**
 * The files of a job that scores tracks.
 *
 * @param in the tracks
 * @param out the scores: a new file
 * @param rejected the rows that cannot be scored, beside {@code out}; one of an earlier job is
 *     replaced or deleted
 */
record ScoreFiles(Path in, Path out, Path rejected) {
  /**
   * Names the files.
   *
   * @throws HarmoniaNetException if there is no {@code in}, or if anything could be lost
   */
  static ScoreFiles of(Path in, Path out) {
    if (!Files.exists(in)) {
      throw new HarmoniaNetException("IN names %s, but there is no such file".formatted(in));
    }
    if (Files.isDirectory(in)) {
      throw new HarmoniaNetException("IN names %s, which is a folder: name a file".formatted(in));
    }
    ScoreFormat.of(out);
    if (isSame(in, out)) {
      throw new HarmoniaNetException("OUT names the file that IN names: name another OUT");
    }
    if (Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
      throw new HarmoniaNetException(out + " is there already: delete it, or name another OUT");
    }
    String name = out.getFileName().toString();
    String stem = name.substring(0, name.lastIndexOf('.'));
    Path rejected = out.toAbsolutePath().resolveSibling(stem + "-rejected.csv");
    if (isSame(in, rejected)) {
      throw new HarmoniaNetException(
          "the rejected rows of %s would overwrite IN: name another OUT".formatted(out));
    }
    return new ScoreFiles(in, out.toAbsolutePath(), rejected);
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.exists(other) && Files.isSameFile(one, other);
    } catch (IOException e) {
      throw new HarmoniaNetException("cannot read " + other + ": " + e, e);
    }
  }

  /** Deletes the rejected rows of an earlier job. */
  void deleteRejected() {
    try {
      Files.deleteIfExists(rejected);
    } catch (IOException e) {
      throw new HarmoniaNetException("cannot delete " + rejected + ": " + e, e);
    }
  }
}
