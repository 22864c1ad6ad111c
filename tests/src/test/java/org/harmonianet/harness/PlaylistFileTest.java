package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 14 with a file as Exportify writes it, with what goes wrong in such files. */
@Tag("notebook")
class PlaylistFileTest {
  private static final int TRACKS = 40;
  private static final String HEADER =
      "\uFEFFTrack URI,Track Name,Artist Name(s),Duration (ms),Explicit,Danceability,Energy,Key,"
          + "Loudness,Mode,Speechiness,Acousticness,Instrumentalness,Liveness,Valence,Tempo,"
          + "Time Signature\n";

  @TempDir static Path folder;

  private static Notebook notebook;
  private static JsonNode results;

  /** A byte order mark, no popularity, a track that comes twice, and one without tempo. */
  private static String playlist() {
    Random random = new Random(14);
    StringBuilder csv = new StringBuilder(HEADER);
    for (int i = 0; i < TRACKS; i++) {
      csv.append(track(i, random, "%.3f".formatted(70 + 100 * random.nextDouble())));
    }
    csv.append(track(0, random, "99.5"));
    return csv.append(track(TRACKS, random, "")).toString();
  }

  private static String track(int number, Random random, String tempo) {
    return String.format(
        Locale.ROOT,
        "spotify:track:song%018d,\"Song <%d>, live\",Somebody,%d,false,%.3f,%.3f,%d,%.2f,%d,%.3f,"
            + "%.3f,%.4f,%.3f,%.3f,%s,4%n",
        number,
        number,
        120_000 + random.nextInt(120_000),
        random.nextDouble(),
        random.nextDouble(),
        random.nextInt(12),
        -25 * random.nextDouble(),
        random.nextInt(2),
        random.nextDouble() / 2,
        random.nextDouble(),
        random.nextDouble(),
        random.nextDouble(),
        random.nextDouble(),
        tempo);
  }

  @BeforeAll
  static void execute() throws IOException {
    LaterNotebooks.QUICK.results("11-all-genres");
    Path run = LaterNotebooks.QUICK.copyAllGenres(folder.resolve("run"));
    Path songs = Files.writeString(folder.resolve("my playlist.csv"), playlist());
    Map<String, String> settings =
        Map.of(
            "HARMONIANET_RUN",
            run.toString(),
            "HARMONIANET_QUICK",
            "true",
            "HARMONIANET_SONGS",
            songs.toString(),
            "HARMONIANET_BAD_ROWS",
            "skip");
    Project.Result result = Project.execute(folder, settings, List.of(MyPlaylistTest.NAME));
    assertEquals(0, result.exit(), result.err());
    notebook = Notebook.read(folder, MyPlaylistTest.NAME);
    results = Project.json(run.resolve("results/" + MyPlaylistTest.NAME + ".json"));
  }

  @Test
  void eachTrackCountsOnce() {
    assertFalse(results.get("example").asBoolean(), results.toString());
    assertEquals(TRACKS, results.get("tracks").asInt());
    assertEquals(List.of(), notebook.complaints());
    assertEquals(2, notebook.charts().size());
  }

  @Test
  void pageSaysWhatTheFileHolds() {
    String html = notebook.html();
    assertTrue(html.contains("the column popularity is missing"), html);
    assertTrue(html.contains("1 of 42 rows are left out"), html);
    assertTrue(html.contains("column tempo: no value"), html);
    assertTrue(html.contains("The numbers in the text are not those of this run."), html);
    assertEquals("[\"popularity\"]", results.get("missing").toString());
    assertTrue(
        notebook.printed().contains("columns that are missing: popularity"), notebook.printed());
  }

  /** Ten features are left: the map and the neighbours do without popularity. */
  @Test
  void nothingIsComputedFromWhatIsMissing() {
    assertEquals(10, results.get("features_of_map").asInt());
    assertFalse(results.toString().contains("NaN"), results.toString());
    assertFalse(results.toString().contains("null"), results.toString());
    assertFalse(notebook.html().contains("NaN"), "a table has NaN");
    for (JsonNode trace : notebook.charts().get(1).get("data")) {
      assertFalse(trace.get("x").toString().contains("null"), trace.toString());
      assertFalse(trace.get("y").toString().contains("null"), trace.toString());
    }
  }

  /** Only the example has favourites and strangers. */
  @Test
  void nothingIsSaidOfTheExample() {
    assertEquals(0, results.get("strangers").asInt());
    assertEquals(0, results.get("strangers_found").asInt());
  }

  @Test
  void titlesAreShownAsText() {
    assertTrue(notebook.html().contains("Song &lt;0&gt;, live"), "the first title is not shown");
    assertFalse(notebook.html().contains("Song <0>"), "a title is HTML");
  }

  @Test
  void noTrackIsWritten() {
    assertFalse(results.toString().contains("Song"), results.toString());
  }
}
