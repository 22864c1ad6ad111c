package org.harmonianet.data;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.SafeText;

/** Opens a file; of a ZIP archive, as Kaggle gives them, the only CSV file in it. */
final class TrackArchive {
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final List<String> ENDINGS = List.of(".csv", ".tsv", ".txt", ".csv.gz");

  private TrackArchive() {}

  /**
   * An opened file.
   *
   * @param bytes its content, which the caller closes
   * @param size how many bytes these are
   */
  record Opened(InputStream bytes, long size) {}

  /**
   * Opens a file.
   *
   * @throws HarmoniaNetException if it is a folder, a workbook, or an archive that does not hold
   *     exactly one CSV file
   */
  static Opened open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new HarmoniaNetException("this is a folder: name a file in it");
    }
    try (InputStream start = Files.newInputStream(file)) {
      if (!Arrays.equals(start.readNBytes(ZIP.length), ZIP)) {
        return new Opened(Files.newInputStream(file), Files.size(file));
      }
    }
    ZipFile archive = new ZipFile(file.toFile());
    try {
      ZipEntry entry = onlyCsv(archive);
      return new Opened(closing(archive, archive.getInputStream(entry)), entry.getSize());
    } catch (IOException | RuntimeException e) {
      archive.close();
      throw e;
    }
  }

  private static ZipEntry onlyCsv(ZipFile archive) {
    if (archive.getEntry("[Content_Types].xml") != null) {
      throw new HarmoniaNetException("this is an Excel workbook: save it as CSV UTF-8 first");
    }
    if (archive.getEntry("content.xml") != null) {
      throw new HarmoniaNetException("this is a spreadsheet: save it as CSV in UTF-8 first");
    }
    List<ZipEntry> found =
        archive.stream()
            .filter(entry -> !entry.isDirectory() && !entry.getName().startsWith("__MACOSX/"))
            .filter(entry -> ENDINGS.stream().anyMatch(lower(entry)::endsWith))
            .map(ZipEntry.class::cast)
            .toList();
    if (found.size() != 1) {
      String names = String.join(", ", found.stream().limit(5).map(ZipEntry::getName).toList());
      throw new HarmoniaNetException(
          found.isEmpty()
              ? "this archive holds no CSV file: name one that does, or the CSV file itself"
              : "this archive holds %d files (%s%s): unpack it, and name the one to read"
                  .formatted(
                      found.size(), SafeText.visible(names), found.size() > 5 ? " ..." : ""));
    }
    return found.get(0);
  }

  private static String lower(ZipEntry entry) {
    return entry.getName().toLowerCase(Locale.ROOT);
  }

  private static InputStream closing(ZipFile archive, InputStream entry) {
    return new FilterInputStream(entry) {
      @Override
      public void close() throws IOException {
        super.close();
        archive.close();
      }
    };
  }
}
