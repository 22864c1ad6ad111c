package org.harmonianet.spark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.data.TrackForm;
import org.harmonianet.data.TrackScanner;

/** Looks at files where Spark reads them, and names what it cannot read. */
final class SparkFiles {
  /** Characters that Spark reads as a pattern or an address. */
  private static final String SPECIAL = "[]{}*?\\:";

  private static final int START = 8;

  private SparkFiles() {}

  /** Returns the path as Spark takes it: the name of a file here may have any characters. */
  static String path(String in) {
    boolean special = in.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0);
    if (!special || in.contains("://") || !Files.exists(java.nio.file.Path.of(in))) {
      return in;
    }
    String absolute = java.nio.file.Path.of(in).toAbsolutePath().toString();
    return "file:" + absolute.replaceAll("[\\[\\]{}*?\\\\]", "\\\\$0");
  }

  /**
   * Recognises the form of a CSV file, or of the first one in a folder.
   *
   * @throws HarmoniaNetException if there is none, or Spark cannot take it
   */
  static TrackForm form(
      SparkSession spark,
      String in,
      List<String> features,
      List<String> categories,
      Map<String, String> own) {
    try {
      Path pattern = new Path(path(in));
      FileSystem files = pattern.getFileSystem(spark.sessionState().newHadoopConf());
      Path file = first(files, files.globStatus(pattern));
      if (file == null) {
        throw new HarmoniaNetException("cannot read " + in + ": there is no such file");
      }
      java.nio.file.Path name = java.nio.file.Path.of(in);
      try (InputStream bytes = new BufferedInputStream(files.open(file))) {
        requireTakeable(in, file.getName(), bytes);
        TrackForm form = TrackScanner.of(name, bytes, features, categories, own).form();
        if (form.charset().name().startsWith("UTF-16")) {
          throw problem(in, "text in UTF-16");
        }
        return form;
      }
    } catch (IOException | IllegalArgumentException e) { // such as a name that is no address
      throw new HarmoniaNetException("cannot read " + in + ": " + e.getMessage(), e);
    }
  }

  private static Path first(FileSystem files, FileStatus[] found) throws IOException {
    if (found == null || found.length == 0 || found[0].isFile()) {
      return found == null || found.length == 0 ? null : found[0].getPath();
    }
    return Arrays.stream(files.listStatus(found[0].getPath()))
        .filter(FileStatus::isFile)
        .map(FileStatus::getPath)
        .filter(path -> !path.getName().startsWith("_") && !path.getName().startsWith("."))
        .sorted()
        .findFirst()
        .orElse(null);
  }

  /** Looks at the first bytes. */
  private static void requireTakeable(String in, String name, InputStream bytes)
      throws IOException {
    bytes.mark(START);
    String start = new String(bytes.readNBytes(START), StandardCharsets.ISO_8859_1);
    bytes.reset();
    if (start.startsWith("PK\u0003\u0004")) {
      throw problem(in, "a ZIP archive");
    }
    if (start.startsWith("\u001F\u008B") && !name.endsWith(".gz")) {
      throw problem(in, "packed with gzip, but its name does not end with .gz");
    }
    if (start.toLowerCase(Locale.ROOT).replaceFirst("^\u00EF\u00BB\u00BF", "").startsWith("sep=")) {
      throw problem(in, "a file whose first line names the separator");
    }
  }

  private static HarmoniaNetException problem(String in, String what) {
    return new HarmoniaNetException(
        "%s: this is %s, which Spark cannot read: score it without MASTER".formatted(in, what));
  }
}
