package org.harmonianet.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.run.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of one's own: what is said of them. */
class CatalogueTest {
  private static final String HEADER = "Style,energy,tempo,popularity,mode\n";
  private static final String ROWS = "jazz,0.5,100.5,0,1\nblues,0.25,90,0,0\n";

  @TempDir Path folder;

  private Catalogue read(String content, boolean skipBadRows, Map<String, String> columns) {
    Path file = folder.resolve("own.csv");
    try {
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    Path run = folder.resolve("run");
    return Catalogue.read(
        file, new Settings(42, 1, "cpu", "", columns, skipBadRows, 10, "", false, run, folder));
  }

  private String refusal(String content, boolean skipBadRows, Map<String, String> columns) {
    var e = assertThrows(HarmoniaNetException.class, () -> read(content, skipBadRows, columns));
    return e.getMessage().substring(folder.resolve("own.csv").toString().length());
  }

  @Test
  void whatDiffersFromTheDatasetIsSaid() {
    Catalogue own = read(HEADER + ROWS, false, Map.of("track_genre", "Style"));
    assertEquals(List.of("jazz", "blues"), own.tracks().stringColumn("track_genre").asList());
    assertEquals(List.of("popularity"), own.constant());
    assertEquals(
        List.of(
            "columns are read under other names: Style as track_genre",
            "the columns duration_ms, danceability, loudness, speechiness, acousticness,"
                + " instrumentalness, liveness and valence are missing, and left out of the"
                + " features",
            "2 tracks without identifier are named after their row",
            "the column popularity is constant: the same value in all rows"),
        own.notes());
  }

  @Test
  void badRowsAreLeftOutAndCounted() {
    String bad = "soul,loud,1,0,1\nsoul,NA,1,0,1\nsoul,0.5\nsoul,loud,1,0,1\n";
    assertEquals(
        ": 4 of 6 rows rejected, the first: row 3, column energy: not a number (\"loud\")."
            + " Correct them, or set HARMONIANET_BAD_ROWS=skip to leave them out",
        refusal(HEADER + ROWS + bad, false, Map.of()));
    Catalogue own = read(HEADER + ROWS + bad + ROWS, true, Map.of());
    assertEquals(4, own.tracks().rowCount());
    assertEquals(
        "4 of 8 rows are left out: 2 rows: column energy: not a number (row 3: \"loud\");"
            + " 1 row: column energy: no value (row 4: \"NA\");"
            + " 1 row: 2 cells instead of 5 (row 5)",
        own.notes().get(own.notes().size() - 2));
  }

  @Test
  void fileOfBadRowsOnlyIsRefused() {
    assertEquals(
        ": 1 of 1 rows rejected, the first: row 1, column energy: not a number (\"loud\")",
        refusal(HEADER + "jazz,loud,100,0,1\n", true, Map.of()));
  }

  @Test
  void rowsAfterABrokenQuotationMarkAreNotLeftOut() {
    assertEquals(
        ": 1 of 3 rows rejected, the first: row 3, line 4, cell 1: the quotation mark is not closed"
            + " (the rows after row 3 were not read)",
        refusal(HEADER + ROWS + "\"jazz,0.5,1,0,1\n" + ROWS, true, Map.of()));
  }

  @Test
  void categoriesThatAreNotUnderstoodAreSaid() {
    Catalogue own = read(HEADER + ROWS + "soul,0.5,1,0,dorian\n", false, Map.of());
    assertEquals(Features.MISSING, Features.categories(own.tracks())[2][0]);
    assertEquals(
        "counted as missing: 1 row: column mode: neither major nor minor (row 3: \"dorian\")",
        own.notes().get(own.notes().size() - 2));
  }

  @Test
  void wrongNamesOfColumnsAreNamed() {
    assertEquals(
        ": HARMONIANET_COLUMNS says track_genre=style, but the file has no column of that name; it has"
            + " Style, energy, tempo, popularity, mode",
        refusal(HEADER + ROWS, false, Map.of("track_genre", "style")));
    String unknown = refusal(HEADER + ROWS, false, Map.of("genre", "Style"));
    assertEquals(
        ": HARMONIANET_COLUMNS names \"genre\", which is no column of the catalogue: use one of"
            + " track_id, artists, album_name, track_name,",
        unknown.substring(0, unknown.indexOf(" track_genre")));
  }
}
