package org.harmonianet.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  void missingColumnIsNamed() {
    String content = (HEADER + FIRST).replace("energy", "power");
    assertEquals(": the column energy is missing", refusal(content));
  }

  @Test
  void valueThatIsNoNumberIsNamed() {
    String message = refusal(HEADER + FIRST + SECOND.replace("0.875", "loud"));
    assertTrue(message.startsWith(": row 2, column energy: not a number"), message);
    message = refusal(HEADER + FIRST.replace(",61,", ",many,"));
    assertTrue(message.startsWith(": row 1, column popularity: not a number"), message);
  }

  @Test
  void missingOrInfiniteNumberIsNamed() {
    assertEquals(
        ": row 2, column energy: not a number",
        refusal(HEADER + FIRST + SECOND.replace("0.875", "")));
    assertEquals(
        ": row 1, column tempo: not a number",
        refusal(HEADER + FIRST.replace("100.5", "Infinity")));
  }

  @Test
  void brokenRowsAreNamed() {
    assertEquals(
        ": row 2: another number of cells than the header has",
        refusal(HEADER + FIRST + "1,x,y\n"));
    String message = refusal(HEADER + FIRST.replace("blues", "blues,more"));
    assertTrue(message.startsWith(": not a table of tracks ("), message);
    message = refusal(HEADER.replace("tempo", "energy") + FIRST);
    assertTrue(message.startsWith(": not a table of tracks ("), message);
  }

  @Test
  void emptyFilesAreNamed() {
    assertEquals(": the file is empty", refusal(""));
    assertEquals(": there is a header but no row", refusal(HEADER));
  }

  @Test
  void absentFileIsNamed() {
    Path gone = folder.resolve("gone.csv");
    var e = assertThrows(HarmoniaNetException.class, () -> TrackReader.read(gone));
    assertTrue(e.getMessage().startsWith("cannot read " + gone), e.getMessage());
  }

  @Test
  void genresAreTheMostFrequentInAlphabeticalOrder() throws Exception {
    String third = FIRST.replace("blues", "chill");
    Table tracks = read(HEADER + FIRST + SECOND + third + third);
    GenreEncoder two = GenreEncoder.mostFrequent(tracks, 2);
    assertEquals(List.of("anime", "chill"), two.genres());
    Table chosen = two.select(tracks);
    assertArrayEquals(new int[] {0, 1, 1}, two.encode(chosen));
    var e = assertThrows(HarmoniaNetException.class, () -> two.encode(tracks));
    assertEquals("row 1: \"blues\" is none of the 2 genres", e.getMessage());
  }

  @Test
  void genreCountThatIsNotThereIsRefused() throws Exception {
    Table tracks = read(HEADER + FIRST + SECOND);
    var e = assertThrows(HarmoniaNetException.class, () -> GenreEncoder.mostFrequent(tracks, 10));
    assertEquals(
        "10 genres asked for; it takes 2 to 2, as many as column track_genre of tracks.csv holds",
        e.getMessage());
    assertThrows(HarmoniaNetException.class, () -> GenreEncoder.mostFrequent(tracks, 1));
  }
}
