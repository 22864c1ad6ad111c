package org.harmonianet.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.harmonianet.HarmoniaNetException;

/** Files written whole or not at all, and their JSON form (snake_case names). */
public final class Artifacts {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private static volatile Supplier<List<String>> unfinishedCells = List::of;

  private Artifacts() {}

  /**
   * From now on, files are written and deleted only while no cell of the notebook is unfinished: of
   * half a run, nothing is kept.
   *
   * @param cells gives the first line of each cell that failed, was stopped, or was not run since
   *     one before it failed
   */
  public static void requireFinished(Supplier<List<String>> cells) {
    unfinishedCells = cells;
  }

  private static void refuseHalfRun(Path target) {
    List<String> cells = unfinishedCells.get();
    if (!cells.isEmpty()) {
      throw new HarmoniaNetException(
          "%s is left as it was, since the cell \"%s\" has not run to its end%s: run %s again first"
              .formatted(
                  target,
                  cells.get(0),
                  cells.size() == 1 ? "" : ", nor have %d after it".formatted(cells.size() - 1),
                  cells.size() == 1 ? "it" : "them"));
    }
  }

  /** Writes a file's content to the path that it is given. */
  @FunctionalInterface
  public interface Content {
    /** Writes the content; the file need not exist before. */
    void writeTo(Path path) throws IOException;
  }

  /**
   * Writes to a temporary file beside {@code target} and moves it into place, so that a reader
   * never sees half a file and a failure leaves the old one as it was.
   *
   * @throws HarmoniaNetException if the file cannot be written, or a cell is unfinished
   */
  public static void write(Path target, Content content) {
    refuseHalfRun(target);
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      Files.createDirectories(target.getParent());
      try {
        content.writeTo(part);
        Files.move(
            part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw cannotWrite(target, e);
    }
  }

  /** Says of a file that cannot be written why, and what to do if the disk is full. */
  public static HarmoniaNetException cannotWrite(Path target, IOException e) {
    return new HarmoniaNetException(
        isDiskFull(e)
            ? "no space left in %s for %s: free some of it, then do the same again"
                .formatted(target.getParent(), target.getFileName())
            : "cannot write " + target + ": " + reason(e),
        e);
  }

  /** Returns whether there is no space left, or none that the user may have. */
  public static boolean isDiskFull(IOException e) {
    String reason = String.valueOf(e.getMessage());
    return reason.endsWith("No space left on device") || reason.endsWith("quota exceeded");
  }

  /** Writes a record or map as indented JSON, as {@link #write} does. */
  public static void writeJson(Path target, Object value) {
    write(target, path -> JSON.writeValue(path.toFile(), value));
  }

  /** Converts a record or map into a JSON object. */
  static ObjectNode toObject(Object value) {
    return JSON.valueToTree(value);
  }

  /**
   * Reads a JSON file into a record.
   *
   * @param ignored a field of the file that is left out
   * @throws HarmoniaNetException if the file cannot be read or does not hold such a record
   */
  public static <T> T readJson(Path source, Class<T> type, String... ignored) {
    return read(source, content -> JSON.treeToValue(content.without(List.of(ignored)), type));
  }

  /** Reads one field of a JSON file, as {@link #readJson} does. */
  static <T> T readField(Path source, String field, Class<T> type) {
    return read(source, content -> JSON.treeToValue(content.required(field), type));
  }

  private interface Conversion<T> {
    T apply(ObjectNode content) throws JsonProcessingException;
  }

  private static <T> T read(Path source, Conversion<T> conversion) {
    try {
      if (!(JSON.readTree(source.toFile()) instanceof ObjectNode content)) {
        throw new HarmoniaNetException(source + " is damaged: it does not hold a JSON object");
      }
      return conversion.apply(content);
    } catch (JsonProcessingException e) {
      throw damaged(source, e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) { // a field is missing
      throw damaged(source, e.getMessage(), e);
    } catch (IOException e) {
      throw new HarmoniaNetException("cannot read " + source + ": " + reason(e), e);
    }
  }

  private static HarmoniaNetException damaged(Path source, String why, Exception cause) {
    return new HarmoniaNetException(
        source + " is damaged: " + why.lines().findFirst().orElse(""), cause);
  }

  /** Deletes a file or a folder that has served its turn; it need not be there. */
  public static void delete(Path target) {
    refuseHalfRun(target);
    try {
      if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
        List<Path> within;
        try (Stream<Path> files = Files.list(target)) {
          within = files.toList();
        }
        within.forEach(Artifacts::delete);
      }
      Files.deleteIfExists(target);
    } catch (IOException e) {
      throw new HarmoniaNetException("cannot delete " + target + ": " + reason(e), e);
    }
  }

  /** The file's SHA-256 in lower-case hexadecimal. */
  public static String sha256(Path file) {
    try (InputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
    } catch (IOException e) {
      throw new HarmoniaNetException("cannot read " + file + ": " + reason(e), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String reason(IOException e) {
    return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ", " + e.getMessage());
  }
}
