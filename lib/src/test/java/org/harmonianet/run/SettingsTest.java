package org.harmonianet.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.harmonianet.HarmoniaNetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final Path ROOT = Path.of("/project");

  @Test
  void defaultsAreTheBaselines() {
    assertEquals(
        new Settings(
            42, 500, "auto", "", Map.of(), false, 10, "", false, ROOT.resolve("build/run"), ROOT),
        Settings.of(Map.of(), ROOT));
  }

  @Test
  void environmentOverrides() {
    Map<String, String> environment =
        Map.of(
            "HARMONIANET_SEED", "7",
            "HARMONIANET_EPOCHS", " 3 ",
            "HARMONIANET_DEVICE", "cpu",
            "HARMONIANET_DATA", "synthetic",
            "HARMONIANET_COLUMNS", "track_genre=Style, artists = The Singer",
            "HARMONIANET_BAD_ROWS", "skip",
            "HARMONIANET_GENRES", "6",
            "HARMONIANET_SONGS", "mine.csv",
            "HARMONIANET_QUICK", "true",
            "HARMONIANET_RUN", "/elsewhere");
    Map<String, String> columns = Map.of("track_genre", "Style", "artists", "The Singer");
    assertEquals(
        new Settings(
            7,
            3,
            "cpu",
            "synthetic",
            columns,
            true,
            6,
            "mine.csv",
            true,
            Path.of("/elsewhere"),
            ROOT),
        Settings.of(environment, ROOT));
  }

  @Test
  void quickRunTrainsFewEpochsUnlessToldOtherwise() {
    assertEquals(10, Settings.of(Map.of("HARMONIANET_QUICK", "true"), ROOT).epochs());
    Map<String, String> both = Map.of("HARMONIANET_QUICK", "true", "HARMONIANET_EPOCHS", "40");
    assertEquals(40, Settings.of(both, ROOT).epochs());
  }

  @Test
  void showsTheUsualSettingsAndThoseThatAreSet() {
    Map<String, Object> usual = Settings.of(Map.of(), ROOT).display();
    assertEquals(List.of("seed", "device", "run directory"), List.copyOf(usual.keySet()));
    Map<String, String> set =
        Map.of(
            "HARMONIANET_EPOCHS", "7",
            "HARMONIANET_DATA", "mine.csv",
            "HARMONIANET_COLUMNS", "artists=Singer",
            "HARMONIANET_BAD_ROWS", "skip",
            "HARMONIANET_GENRES", "3",
            "HARMONIANET_SONGS", "songs.csv",
            "HARMONIANET_QUICK", "true");
    Map<String, Object> shown = Settings.of(set, ROOT).display();
    // The root is where the project is, no setting.
    assertEquals(Settings.class.getRecordComponents().length - 1, shown.size());
    assertEquals(Map.of("artists", "Singer"), shown.get("columns of your own"));
    assertEquals("mine.csv", shown.get("data"));
  }

  @Test
  void songsAreFound(@TempDir Path root) throws Exception {
    Map<String, String> named = Map.of("HARMONIANET_SONGS", "mine.csv");
    assertEquals(Optional.empty(), Settings.of(Map.of(), root).songsFile());
    var e = assertThrows(HarmoniaNetException.class, () -> Settings.of(named, root).songsFile());
    assertEquals("HARMONIANET_SONGS names mine.csv, which is not a file", e.getMessage());
    Path usual = Files.createDirectory(root.resolve("data")).resolve("my-songs.csv");
    Files.createFile(usual);
    Files.createFile(root.resolve("mine.csv"));
    assertEquals(Optional.of(usual), Settings.of(Map.of(), root).songsFile());
    assertEquals(Optional.of(root.resolve("mine.csv")), Settings.of(named, root).songsFile());
  }

  @ParameterizedTest
  @CsvSource({
    "HARMONIANET_SEED, x, 'HARMONIANET_SEED is \"x\"; it takes a whole number from 0 to 2147483647'",
    "HARMONIANET_EPOCHS, 0, 'HARMONIANET_EPOCHS is \"0\"; it takes a whole number from 1 to"
        + " 2147483647'",
    "HARMONIANET_DEVICE, tpu, 'HARMONIANET_DEVICE is \"tpu\"; it takes auto, cpu or gpu'",
    "HARMONIANET_GENRES, 1, 'HARMONIANET_GENRES is \"1\"; it takes a whole number from 2 to"
        + " 2147483647'",
    "HARMONIANET_BAD_ROWS, drop, 'HARMONIANET_BAD_ROWS is \"drop\"; it takes refuse or skip'",
    "HARMONIANET_COLUMNS, Style, 'HARMONIANET_COLUMNS is \"Style\"; it takes pairs such as"
        + " track_genre=Style,artists=Singer'",
    "HARMONIANET_QUICK, yes, 'HARMONIANET_QUICK is \"yes\"; it takes true or false'"
  })
  void wrongValuesAreNamed(String name, String value, String message) {
    var e = assertThrows(HarmoniaNetException.class, () -> Settings.of(Map.of(name, value), ROOT));
    assertEquals(message, e.getMessage());
  }

  @Test
  void rootIsWhereTheNotebooksAre(@TempDir Path folder) throws Exception {
    Path notebooks = Files.createDirectories(folder.resolve("notebooks"));
    assertEquals(notebooks, Settings.projectRoot(notebooks));
    Files.createFile(notebooks.resolve("01-eda.ipynb"));
    assertEquals(folder, Settings.projectRoot(notebooks));
  }

  @Test
  void pathsAreShownFromTheRoot() {
    Settings settings = Settings.of(Map.of(), Path.of("/home/me/project"));
    assertEquals("build/run", settings.display(settings.run()));
    assertEquals("../shared/a.csv", settings.display(Path.of("/home/me/shared/a.csv")));
    assertEquals("/data/a.csv", settings.display(Path.of("/data/a.csv")));
  }
}
