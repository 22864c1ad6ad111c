package org.harmonianet.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.harmonianet.HarmoniaNetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class TrackReaderTest {
  private static final String HEADER =
      ",track_id,artists,album_name,track_name,popularity,duration_ms,explicit,danceability,energy,"
          + "key,loudness,mode,speechiness,acousticness,instrumentalness,liveness,valence,tempo,"
          + "time_signature,track_genre\n";
  private static final String FIRST =
      "0,id0,NA,\"An \"\"album\"\", live\",null,61,201500,False,0.5,0.25,1,-9.5,0,0.05,0.125,"
          + "2.5e-06,0.75,0.375,100.5,4,blues\n";
  private static final String SECOND =
      "1,id1,,,,40,180000,True,0.6,0.875,1,-4.25,1,0.1,0.5,0.25,0.1,0.2,120.25,4," + "anime\n";

  @TempDir Path folder;

  private Table read(String content) throws Exception {
    return TrackReader.read(Files.writeString(folder.resolve("tracks.csv"), content));
  }

  private String refusal(String content) {
    String message = assertThrows(HarmoniaNetException.class, () -> read(content)).getMessage();
    assertEquals(1, message.lines().count(), message);
    assertTrue(message.startsWith(folder.resolve("tracks.csv").toString()), message);
    return message.substring(folder.resolve("tracks.csv").toString().length());
  }

  @Test
  void readsTypesQuotesAndMissingText() throws Exception {
    Table tracks = read(HEADER + FIRST + SECOND);
    assertEquals(20, tracks.columnCount(), "the running index is left out");
    assertEquals("NA", tracks.stringColumn("artists").get(0));
    assertEquals("null", tracks.stringColumn("track_name").get(0));
    assertEquals("An \"album\", live", tracks.stringColumn("album_name").get(0));
    assertTrue(tracks.stringColumn("artists").isMissing(1));
    assertArrayEquals(
        new double[] {61, 201500, .5, .25, -9.5, .05, .125, 2.5e-6, .75, .375, 100.5},
        Features.matrix(tracks)[0]);
  }

  @Test
  void writtenTableReadsBackTheSame() throws Exception {
    Table tracks = read(HEADER + FIRST + SECOND);
    Path copy = folder.resolve("copy.csv");
    tracks.write().csv(copy.toFile());
    assertEquals(tracks.print(), TrackReader.read(copy).setName(tracks.name()).print());
    assertArrayEquals(Features.matrix(tracks), Features.matrix(TrackReader.read(copy)));
  }

  @Test
  void writtenNamesReadBackTheSame() throws Exception {
    Table tracks = read(HEADER + FIRST);
    for (String name :
        List.of("A \"B\" C", "A \"B\"", "\"A\" B", "\"", "\"A\"", "A\\", "A,\"", "#1")) {
      tracks.stringColumn("artists").set(0, name);
      Path copy = folder.resolve("copy.csv");
      tracks.write().csv(copy.toFile());
      assertEquals(name, TrackReader.read(copy).getString(0, "artists"));
    }
  }

  @Test
  void columnsThatAreNotThereAreLeftOut() throws Exception {
    Table tracks = read((HEADER + FIRST).replace("energy", "power"));
    assertFalse(tracks.containsColumn("energy"));
    assertEquals(10, Features.in(tracks).size());
    assertEquals(10, Features.matrix(tracks)[0].length);
  }

  @Test
  void fileWithoutFeaturesIsRefusedWithAllThatIsMissing() {
    assertEquals(
        ": the columns popularity, duration_ms, danceability, energy, loudness, speechiness,"
            + " acousticness, instrumentalness, liveness, valence and tempo are missing; the file"
            + " has Title, Track popularity score. For a column with another name, set"
            + " HARMONIANET_COLUMNS=\"popularity=Track popularity score\"",
        refusal("Title,Track popularity score\na,1\n"));
  }

  private void assertRefused(String problem, String first, String second) {
    assertEquals(": 1 of 2 rows rejected, the first: " + problem, refusal(HEADER + first + second));
  }

  @Test
  void valueThatIsNoNumberIsNamed() {
    assertRefused(
        "row 2, column energy: not a number (\"loud\")", FIRST, SECOND.replace("0.875", "loud"));
    assertRefused(
        "row 1, column popularity: not a number (\"many\")",
        FIRST.replace(",61,", ",many,"),
        SECOND);
    for (String java : List.of("Infinity", "1f", "0x1p3", "1e", "--1", "0.5%")) {
      assertRefused(
          "row 1, column tempo: not a number (\"" + java + "\")",
          FIRST.replace("100.5", java),
          SECOND);
    }
  }

  @Test
  void cellWithoutValueIsNamed() {
    for (String none : List.of("", "NA", "n/a", "NaN", "null", "None", "?", "-")) {
      assertRefused(
          "row 1, column tempo: no value (\"" + none + "\")", FIRST.replace("100.5", none), SECOND);
    }
  }

  @Test
  void numberOutOfRangeIsNamed() {
    for (String large : List.of("1e999", "-3.5e38")) {
      assertRefused(
          "row 2, column energy: too large a number (\"" + large + "\")",
          FIRST,
          SECOND.replace("0.875", large));
    }
    for (String large : List.of("2147483648", "-2147483648")) {
      assertRefused(
          "row 2, column duration_ms: too large a number (\"" + large + "\")",
          FIRST,
          SECOND.replace("180000", large));
    }
    assertRefused(
        "row 2, column popularity: not a whole number (\"40.5\")",
        FIRST,
        SECOND.replace(",40,", ",40.5,"));
  }

  @Test
  void wholeNumberMayHaveAPoint() throws Exception {
    Table tracks = read(HEADER + FIRST.replace(",61,", ",61.0,"));
    assertEquals(61, tracks.intColumn("popularity").get(0));
  }

  @Test
  void categoryThatIsNoneIsMissing() throws Exception {
    for (String neither : List.of("perhaps", "2", "")) {
      Table tracks = read(HEADER + FIRST + SECOND.replace("True", neither));
      assertTrue(tracks.booleanColumn("explicit").isMissing(1));
      assertEquals(Features.MISSING, Features.categories(tracks)[1][0]);
    }
  }

  @Test
  void rowWithoutGenreIsNamed() {
    assertRefused("row 2, column track_genre: empty", FIRST, SECOND.replace("anime", ""));
  }

  @Test
  void trackWithoutIdentifierGetsOne() throws Exception {
    assertEquals(
        List.of("row-1", "id1"),
        read(HEADER + FIRST.replace("id0", "") + SECOND).stringColumn("track_id").asList());
  }

  @Test
  void allRejectedRowsAreCounted() {
    String bad = FIRST.replace("100.5", "abc");
    assertEquals(
        ": 1,002 of 2,003 rows rejected, the first: row 1001, column tempo: not a number (\"abc\")",
        refusal(HEADER + FIRST.repeat(1000) + bad.repeat(1001) + FIRST + "1,x,y\n"));
  }

  private List<Integer> batches(String content, int size) throws Exception {
    List<Integer> sizes = new ArrayList<>();
    Path file = Files.writeString(folder.resolve("tracks.csv"), content);
    long rows = TrackReader.forEachBatch(file, size, batch -> sizes.add(batch.rowCount()));
    assertEquals(rows, sizes.stream().mapToInt(batch -> batch).sum());
    return sizes;
  }

  @Test
  void batchesHoldTheRowsInOrder() throws Exception {
    String content = HEADER + FIRST.repeat(2) + SECOND.repeat(3);
    assertEquals(List.of(2, 2, 1), batches(content, 2));
    assertEquals(List.of(5), batches(content, 5));
    assertEquals(List.of(5), batches(content, 6));
    List<String> ids = new ArrayList<>();
    TrackReader.forEachBatch(
        folder.resolve("tracks.csv"),
        2,
        batch -> ids.addAll(batch.stringColumn("track_id").asList()));
    assertEquals(List.of("id0", "id0", "id1", "id1", "id1"), ids);
  }

  /** One collection may miss a table that died a moment ago, so up to 50 are asked for. */
  private static long reachableAfterCollections(List<WeakReference<Table>> tables) {
    for (int collection = 0; collection < 50; collection++) {
      System.gc();
      if (tables.stream().allMatch(table -> table.get() == null)) {
        return 0;
      }
      LockSupport.parkNanos(20_000_000);
    }
    return tables.stream().filter(table -> table.get() != null).count();
  }

  @Test
  void batchesAreNotKept() throws Exception {
    Path file = Files.writeString(folder.resolve("tracks.csv"), HEADER + FIRST.repeat(50));
    List<WeakReference<Table>> batches = new ArrayList<>();
    List<Long> reachable = new ArrayList<>();
    TrackReader.forEachBatch(
        file,
        10,
        batch -> {
          reachable.add(reachableAfterCollections(batches));
          batches.add(new WeakReference<>(batch));
        });
    assertEquals(List.of(0L, 0L, 0L, 0L, 0L), reachable);
  }

  @Test
  void noBatchFollowsABadRow() {
    List<Integer> sizes = new ArrayList<>();
    String bad = FIRST.replace("100.5", "abc");
    var e =
        assertThrows(
            HarmoniaNetException.class,
            () -> {
              Path file = folder.resolve("tracks.csv");
              Files.writeString(file, HEADER + FIRST.repeat(3) + bad + SECOND.repeat(5) + bad);
              TrackReader.forEachBatch(file, 2, batch -> sizes.add(batch.rowCount()));
            });
    assertEquals(List.of(2), sizes);
    assertTrue(
        e.getMessage().contains("2 of 10 rows rejected, the first: row 4, "), e.getMessage());
  }

  @Test
  void quotedValueIsCutAndHarmless() {
    assertRefused(
        "row 1, column tempo: not a number (\"\u241B[31m\u2400" + "9".repeat(34) + "…\")",
        FIRST.replace("100.5", "\u001B[31m\0" + "9".repeat(1000)),
        SECOND);
  }

  @Test
  void brokenRowsAreNamed() {
    assertRefused("row 2, 3 cells instead of 21", FIRST, "1,x,y\n");
    assertRefused("row 1, 22 cells instead of 21", FIRST.replace("blues", "blues,more"), SECOND);
    assertRefused("row 2, 1 cells instead of 21", FIRST, "\"\"\n");
  }

  @Test
  void brokenQuotationIsNamedWithItsLine() {
    String bad = FIRST.replace("live\"", "live\"!");
    assertEquals(
        ": 1 of 2 rows rejected, the first: row 2, line 4, cell 4: text after the closing quotation"
            + " mark (the rows after row 2 were not read)",
        refusal(HEADER + FIRST.replace("NA", "\"N\r\nA\"") + bad + SECOND));
    assertEquals(
        ": 2 of 3 rows rejected, the first: row 1, column tempo: not a number (\"abc\")"
            + " (the rows after row 3 were not read)",
        refusal(HEADER + FIRST.replace("100.5", "abc") + FIRST + bad + SECOND));
  }

  @Test
  void quotationMarkDoesNotSwallowRows() {
    String open = FIRST.replace("null", "\"null");
    assertEquals(
        ": 1 of 1 rows rejected, the first: row 1, line 2, cell 5: text after the closing quotation"
            + " mark (the rows after row 1 were not read)",
        refusal(HEADER + open + SECOND.replace("anime", "\"anime\"")));
    String breaks = HEADER + SECOND + open.replace("NA", "\"N\nA\"");
    String place = ": 1 of 2 rows rejected, the first: row 2, line 4, cell 5: ";
    String rest = " (the rows after row 2 were not read)";
    for (String end : List.of("", SECOND)) {
      assertEquals(place + "the quotation mark is not closed" + rest, refusal(breaks + end));
    }
    assertEquals(
        place
            + "longer than 1,048,576 characters, perhaps because a quotation mark is missing"
            + rest,
        refusal(breaks + SECOND.repeat(20_000)));
  }

  @Test
  void quotedCellMayHoldLineBreaks() throws Exception {
    String lines = "two\nlines, \"\"quoted\"\"\r\n\r\nand more";
    Table tracks = read(HEADER + FIRST.replace("null", '"' + lines + '"') + SECOND);
    assertEquals(2, tracks.rowCount());
    assertEquals(lines.replace("\"\"", "\""), tracks.getString(0, "track_name"));
    assertEquals("anime", tracks.getString(1, "track_genre"));
    Path copy = folder.resolve("copy.csv");
    tracks.write().csv(copy.toFile());
    assertEquals(tracks.print(), TrackReader.read(copy).setName(tracks.name()).print());
  }

  /** Writes a word in ISO 8859-1, in a text in UTF-8. */
  private static byte[] damaged(String content, String word) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    String latin1 = new String(bytes, StandardCharsets.ISO_8859_1);
    String utf8 = new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    return latin1.replace(utf8, word).getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void bytesThatAreNotUtf8AreNamed() throws Exception {
    Path file = folder.resolve("tracks.csv");
    String content = HEADER + FIRST + SECOND.replace("id1,,", "id1,Sigur R\u00F3s \uFFFD,");
    Files.writeString(file, content);
    assertEquals("Sigur R\u00F3s \uFFFD", TrackReader.read(file).getString(1, "artists"));
    Files.write(file, damaged(content, "R\u00F3s"));
    var e = assertThrows(HarmoniaNetException.class, () -> TrackReader.read(file));
    assertTrue(
        e.getMessage().endsWith("the first: row 2, line 3, cell 3: not text in UTF-8"),
        e.getMessage());
  }

  @Test
  void lineEndsEmptyLinesAndByteOrderMarkDoNotMatter() throws Exception {
    String plain = read(HEADER + FIRST + SECOND).print();
    for (String end : List.of("\r\n", "\r", "\n\n")) {
      assertEquals(plain, read((HEADER + FIRST + SECOND).replace("\n", end)).print());
    }
    String named = (HEADER + FIRST).substring(1).replaceFirst("\n0,", "\n");
    assertEquals(20, read("\uFEFF" + named.strip()).columnCount());
  }

  @Test
  void brokenHeaderIsNamed() {
    assertEquals(
        ": the file has two columns for energy: delete or rename one",
        refusal(HEADER.replace("tempo", "energy") + FIRST));
    assertEquals(
        ": header, line 1, cell 1: text after the closing quotation mark",
        refusal("\"" + HEADER + FIRST));
    assertEquals(
        ": header, line 1, cell 1: the quotation mark is not closed",
        refusal("\"" + HEADER + SECOND));
  }

  @Test
  void emptyFilesAreNamed() {
    assertEquals(": the file is empty", refusal(""));
    assertEquals(": the file is empty", refusal("\n\n"));
    assertEquals(": the file has a header but no rows", refusal(HEADER));
  }

  @Test
  void absentFileIsNamed() {
    Path gone = folder.resolve("gone.csv");
    var e = assertThrows(HarmoniaNetException.class, () -> TrackReader.read(gone));
    assertTrue(e.getMessage().startsWith("cannot read " + gone), e.getMessage());
  }
}
