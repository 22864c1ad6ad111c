package org.harmonianet.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.harmonianet.HarmoniaNetException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Table;

/** Files in the formats in which people have them, made from the synthetic catalogue. */
@Execution(ExecutionMode.CONCURRENT)
class TrackFormatsTest {
  private static final int ROWS = 40;
  private static List<List<String>> rows;
  private static Table expected;

  @TempDir Path folder;

  @BeforeAll
  static void takeRows() throws IOException {
    rows =
        Files.readAllLines(SyntheticTracks.FILE).stream()
            .limit(ROWS + 1)
            .map(line -> List.of(line.split(",", -1)))
            .toList();
    expected = SyntheticTracks.TABLE.first(ROWS);
  }

  /** Takes columns of the catalogue in another order, under other names. */
  private static List<List<String>> columns(Map<String, String> names, List<String> order) {
    List<String> header = rows.get(0);
    List<List<String>> table = new ArrayList<>();
    table.add(order.stream().map(name -> names.getOrDefault(name, name)).toList());
    for (List<String> row : rows.subList(1, rows.size())) {
      table.add(order.stream().map(name -> row.get(header.indexOf(name))).toList());
    }
    return table;
  }

  private static String csv(List<List<String>> table, String separator) {
    StringBuilder csv = new StringBuilder();
    table.forEach(row -> csv.append(String.join(separator, row)).append("\r\n"));
    return csv.toString();
  }

  private Path write(String text, Charset charset) throws IOException {
    return Files.write(folder.resolve("tracks.csv"), text.getBytes(charset));
  }

  private Path write(String text) throws IOException {
    return write(text, StandardCharsets.UTF_8);
  }

  private static String refusal(Path file) {
    String message =
        assertThrows(HarmoniaNetException.class, () -> TrackReader.read(file)).getMessage();
    assertEquals(1, message.lines().count(), message);
    assertTrue(message.startsWith(file + ": "), message);
    return message.substring(file.toString().length() + 2);
  }

  private static void assertSameFeatures(Path file) {
    Table read = TrackReader.read(file);
    assertArrayEquals(Features.matrix(expected, Features.in(read)), Features.matrix(read));
    List<String> categories = Features.categoriesIn(read);
    assertArrayEquals(Features.categories(expected, categories), Features.categories(read));
    assertEquals(
        expected.stringColumn("track_name").asList(), read.stringColumn("track_name").asList());
  }

  @Test
  void exportOfAPlaylistIsRead() throws Exception {
    List<List<String>> table =
        columns(
            Map.ofEntries(
                Map.entry("track_id", "Track URI"),
                Map.entry("track_name", "Track Name"),
                Map.entry("artists", "Artist Name(s)"),
                Map.entry("duration_ms", "Duration (ms)"),
                Map.entry("popularity", "Popularity"),
                Map.entry("explicit", "Explicit"),
                Map.entry("energy", "Energy"),
                Map.entry("time_signature", "Time Signature")),
            List.of(
                "track_id",
                "track_name",
                "artists",
                "duration_ms",
                "popularity",
                "explicit",
                "danceability",
                "energy",
                "key",
                "loudness",
                "mode",
                "time_signature"));
    Path file = write("\uFEFF" + csv(table, ",").replace("\r\nsynth", "\r\nspotify:track:synth"));
    assertSameFeatures(file);
    Table read = TrackReader.read(file);
    assertEquals(
        expected.stringColumn("track_id").asList(), read.stringColumn("track_id").asList());
    assertEquals(expected.stringColumn("artists").asList(), read.stringColumn("artists").asList());
    assertEquals(5, Features.in(read).size());
  }

  @ParameterizedTest
  @CsvSource({
    "playlist_genre, track_artist, track_album_name, track_popularity",
    "genre, artist_name, album, popularity",
    "Genre, Artist(s) Name, Album Title, Song Popularity"
  })
  void otherNamesAreKnown(String genre, String artist, String album, String popularity)
      throws Exception {
    Map<String, String> names =
        Map.of(
            "track_genre",
            genre,
            "artists",
            artist,
            "album_name",
            album,
            "popularity",
            popularity,
            "track_name",
            "song_name",
            "track_id",
            "id",
            "tempo",
            "audio_features.tempo");
    List<String> order = new ArrayList<>(rows.get(0).subList(1, 21));
    Path file = write(csv(columns(names, order), ","));
    assertEquals(expected.columnNames(), TrackReader.read(file).columnNames());
    assertSameFeatures(file);
  }

  @ParameterizedTest
  @CsvSource({"UTF-16LE, '\t'", "UTF-16BE, '\t'", "UTF-8, ;", "windows-1252, ;", "UTF-8, |"})
  void encodingsAndSeparatorsAreRecognised(String charset, String separator) throws Exception {
    for (String mark : charset.startsWith("UTF") ? List.of("", "\uFEFF") : List.of("")) {
      String text = csv(rows, separator).replace("Synthetic Artist 0", "Beyonc\u00E9");
      Path file = write(mark + text, Charset.forName(charset));
      assertSameFeatures(file);
      assertEquals("Beyonc\u00E9", TrackReader.read(file).getString(0, "artists"));
    }
  }

  @Test
  void decimalCommasAreRecognised() throws Exception {
    List<List<String>> commas =
        rows.stream()
            .map(row -> row.stream().map(cell -> cell.replace('.', ',')).toList())
            .toList();
    assertSameFeatures(write(csv(commas, ";")));
    assertSameFeatures(write("sep=;\r\n" + csv(commas, ";")));
  }

  private Path packed(String name, List<String> entries) throws IOException {
    Path file = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(csv(rows, ",").getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  @Test
  void packedFilesAreRead() throws Exception {
    assertSameFeatures(
        packed("archive.zip", List.of("__MACOSX/._a.csv", "folder/a.csv", "LICENSE")));
    Path gzip = folder.resolve("tracks.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
      out.write(csv(rows, ",").getBytes(StandardCharsets.UTF_8));
    }
    assertSameFeatures(gzip);
  }

  @Test
  void archivesThatAreNoTableAreNamed() throws Exception {
    assertEquals(
        "this archive holds 2 files (a.csv, b.tsv): unpack it, and name the one to read",
        refusal(packed("two.zip", List.of("a.csv", "b.tsv"))));
    assertEquals(
        "this archive holds no CSV file: name one that does, or the CSV file itself",
        refusal(packed("none.zip", List.of("a.json"))));
    assertEquals(
        "this is an Excel workbook: save it as CSV UTF-8 first",
        refusal(packed("book.xlsx", List.of("[Content_Types].xml", "xl/workbook.xml"))));
    assertEquals("this is a folder: name a file in it", refusal(folder));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PAR1x | Parquet", "BZh91AY | bzip2", "<!DOCTYPE html> | a web page",
        "{\"tracks\": [] } | JSON", "[{\"id\": 1}] | JSON", "SQLite format 3 | SQLite",
        "%PDF-1.7 | a PDF", "version https://git-lfs.github.com/spec/v1 | Git LFS"
      })
  void otherFilesAreNamed(String content, String what) throws Exception {
    String message = refusal(write(content));
    assertTrue(message.startsWith("this is ") && message.contains(what), message);
  }

  private Path scaled(String column, double factor) throws IOException {
    int place = rows.get(0).indexOf(column);
    List<List<String>> table = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>(row);
      if (row != rows.get(0)) {
        double value = Double.parseDouble(row.get(place)) * factor;
        cells.set(place, column.equals("duration_ms") ? "%.0f".formatted(value) : "" + value);
      }
      table.add(cells);
    }
    return write(csv(table, ","));
  }

  @ParameterizedTest
  @CsvSource({
    "duration_ms, .001, seconds, ms", "danceability, 100, 0 to 100, 0 to 1",
    "liveness, 100, 0 to 100, 0 to 1", "valence, -3, standardised numbers, 0 to 1",
    "loudness, -.01, scaled numbers, dB", "tempo, .01, scaled numbers, beats/min"
  })
  void otherUnitsAreNamed(String column, double factor, String found, String expected)
      throws Exception {
    String message = refusal(scaled(column, factor));
    assertTrue(
        message.startsWith("column " + column + ": its values look like " + found + " ("), message);
    assertTrue(message.endsWith("), not " + expected + ": convert them first"), message);
  }

  @Test
  void fewValuesOutOfRangeAreErrorsOfTheirRows() throws Exception {
    List<List<String>> table = new ArrayList<>(rows);
    List<String> row = new ArrayList<>(rows.get(3));
    row.set(rows.get(0).indexOf("danceability"), "70");
    table.set(3, row);
    assertEquals(
        "1 of 40 rows rejected, the first: row 3, column danceability: not from 0 to 1 (\"70\")",
        refusal(write(csv(table, ","))));
  }

  @Test
  void tracksWithoutIdentifiersGetThem() throws Exception {
    List<String> order = new ArrayList<>(rows.get(0).subList(2, 21));
    Table read = TrackReader.read(write(csv(columns(Map.of(), order), ",")));
    assertEquals("track_id", read.columnNames().get(0));
    assertEquals(
        IntStream.rangeClosed(1, ROWS).mapToObj(row -> "row-" + row).toList(),
        read.stringColumn("track_id").asList());
  }
}
