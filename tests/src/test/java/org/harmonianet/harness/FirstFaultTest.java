package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What a notebook says in an empty run directory: that another has to run first, or what is wrong
 * with the data. For speed, one kernel runs them all; the full test executes each by itself.
 */
@Tag("notebook")
@Execution(ExecutionMode.CONCURRENT)
class FirstFaultTest {
  private static final String HEADER =
      ",track_id,artists,album_name,track_name,popularity,duration_ms,explicit,danceability,energy,"
          + "key,loudness,mode,speechiness,acousticness,instrumentalness,liveness,valence,tempo,"
          + "time_signature,track_genre\n";
  private static final String ROWS =
      "0,a,A,B,C,61,201500,False,0.5,0.25,1,-9.5,0,0.05,0.125,0.1,0.75,0.375,100.5,4,x\n"
          + "1,b,A,B,C,40,180000,True,0.6,0.875,1,-4.25,1,0.1,0.5,0.25,0.1,0.2,120.25,4,y\n"
          + "2,c,A,B,C,50,190000,True,0.7,0.5,0,-8.0,1,0.2,0.75,0.0,0.3,0.4,90.75,4,z\n";

  /** Three tracks of three genres. */
  static final String TRACKS = HEADER + ROWS;

  /**
   * A notebook that must fail.
   *
   * @param tracks what the data file holds
   */
  record Fault(String notebook, String tracks, String message) {}

  static final List<Fault> FAULTS =
      Stream.concat(
              Stream.concat(Project.NOTEBOOKS.stream().skip(1), LaterNotebooks.NAMES.stream())
                  .map(name -> new Fault(name, TRACKS, "run 01-eda first")),
              Stream.of(
                  data(
                      TRACKS.replace("track_genre", "power"),
                      "tracks.csv: the column track_genre is missing"),
                  data(
                      HEADER + ROWS.replace("0.875", "loud"),
                      "tracks.csv: 1 of 3 rows rejected, the first: row 2, column energy: not a"
                          + " number (\"loud\")"),
                  data(
                      TRACKS,
                      "a classifier needs two genres with at least 5 rows each; tracks.csv has none, but x"
                          + " (1 row), y (1 row), z (1 row): use a file with more genres"),
                  data("", "tracks.csv: the file is empty")))
          .toList();

  private static final Map<Fault, String> FOUND = new HashMap<>();

  @TempDir static Path folder;

  private static Fault data(String tracks, String message) {
    return new Fault("01-eda", tracks, message);
  }

  private static Map<String, String> settings(Path place) {
    return Map.of(
        "HARMONIANET_RUN", place.resolve("run").toString(),
        "HARMONIANET_DATA", place.resolve("tracks.csv").toString());
  }

  @BeforeAll
  static void runAllInOneKernel() {
    List<Map<String, String>> cases = new ArrayList<>();
    FAULTS.forEach(f -> cases.add(Map.of("notebook", f.notebook(), "tracks", f.tracks())));
    List<String> messages = OneKernel.firstErrors(settings(folder), cases);
    for (int i = 0; i < messages.size(); i++) {
      FOUND.put(FAULTS.get(i), messages.get(i));
    }
  }

  @ParameterizedTest
  @FieldSource("FAULTS")
  void isNamed(Fault fault) {
    String message = FOUND.get(fault);
    assertTrue(message.contains(fault.message()), message);
    assertEquals(1, message.lines().count(), message);
  }

  @Test
  void nothingIsWritten() {
    assertTrue(Files.notExists(folder.resolve("run/results")));
  }

  @ParameterizedTest
  @FieldSource("FAULTS")
  @Tag("full")
  void endsTheExecutionWithOneLine(Fault fault, @TempDir Path own) throws Exception {
    Files.writeString(own.resolve("tracks.csv"), fault.tracks());
    Project.execute(own.resolve("executed"), settings(own), List.of(fault.notebook()))
        .assertFailsInOneLine(fault.message());
    assertTrue(Files.notExists(own.resolve("run/results")), "nothing is written");
  }

  @Test
  void rejectedRowEndsTheExecutionWithOneLine(@TempDir Path own) throws Exception {
    endsTheExecutionWithOneLine(FAULTS.get(FAULTS.size() - 3), own);
  }

  @Test
  void wrongChecksumIsNamed(@TempDir Path own) throws Exception {
    Path notebooks = Files.createDirectories(own.resolve("project/notebooks"));
    Files.copy(Project.ROOT.resolve("notebooks/01-eda.ipynb"), notebooks.resolve("01-eda.ipynb"));
    Path data = Files.createDirectories(own.resolve("project/data")).resolve("dataset.csv");
    Files.writeString(data, TRACKS);
    Project.execute(own.resolve("project"), own.resolve("executed"), Map.of(), List.of("01-eda"))
        .assertFailsInOneLine("data/dataset.csv has checksum");
    assertTrue(Files.exists(data), "the file is left as it is");
  }

  @Test
  void wrongSettingIsNamed(@TempDir Path own) {
    Map<String, String> settings = new HashMap<>(settings(own));
    settings.put("HARMONIANET_EPOCHS", "many");
    settings.remove("HARMONIANET_DATA");
    Project.execute(own.resolve("executed"), settings, List.of("01-eda"))
        .assertFailsInOneLine("HARMONIANET_EPOCHS is \"many\"; it takes a whole number");
  }
}
