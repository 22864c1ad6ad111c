package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a notebook says when it cannot run: one line that tells what to mend. */
class FaultTest {
  private static final String HEADER =
      ",track_id,artists,album_name,track_name,popularity,duration_ms,explicit,danceability,energy,"
          + "key,loudness,mode,speechiness,acousticness,instrumentalness,liveness,valence,tempo,"
          + "time_signature,track_genre\n";
  private static final String ROWS =
      "0,a,A,B,C,61,201500,False,0.5,0.25,1,-9.5,0,0.05,0.125,0.1,0.75,0.375,100.5,4,x\n"
          + "1,b,A,B,C,40,180000,True,0.6,0.875,1,-4.25,1,0.1,0.5,0.25,0.1,0.2,120.25,4,y\n"
          + "2,c,A,B,C,50,190000,True,0.7,0.5,0,-8.0,1,0.2,0.75,0.0,0.3,0.4,90.75,4,z\n";

  private static final Map<String, String> FEW_EPOCHS = Map.of("HARMONIANET_EPOCHS", "40");

  @TempDir Path folder;

  private Project.Result execute(String notebook, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("HARMONIANET_RUN", folder.resolve("run").toString());
    return Project.execute(folder.resolve("executed"), all, List.of(notebook));
  }

  private static void assertOneLine(String expected, Project.Result result) {
    assertEquals(1, result.exit());
    assertTrue(result.lastError().contains(expected), result.err());
    assertEquals(1, result.err().strip().lines().count(), result.err());
  }

  @ParameterizedTest
  @CsvSource({
    "02-preprocessing, run 01-eda first",
    "03-model, run 01-eda first",
    "04-training, run 01-eda first",
    "05-evaluation, run 01-eda first",
    "06-honest-evaluation, run 01-eda first",
    "07-beyond-the-baseline, run 01-eda first",
    "08-scale, run 01-eda first"
  })
  void freshRunDirectoryNamesTheFirstNotebook(String notebook, String message) {
    assertOneLine(message, execute(notebook, Map.of()));
  }

  @Test
  void everyNotebookNamesTheOneThatWasLeftOut() throws Exception {
    for (int i = 0; i < 4; i++) {
      Project.Result done = execute(Project.NOTEBOOKS.get(i), FEW_EPOCHS);
      assertEquals(0, done.exit(), done.err());
      if (i < 3) {
        String expected = "run " + Project.NOTEBOOKS.get(i + 1) + " first";
        assertOneLine(expected, execute(Project.NOTEBOOKS.get(i + 2), Map.of()));
      }
    }
    assertOneLine(
        "HARMONIANET_DEVICE=gpu, but PyTorch sees no CUDA GPU: set it to auto or cpu",
        execute("03-model", Map.of("HARMONIANET_DEVICE", "gpu", "CUDA_VISIBLE_DEVICES", "-1")));
    assertKilledTrainingGoesOn();
    assertStoppedTrainingGoesOn();
    assertOneLine(
        "was made with seed 42, HARMONIANET_SEED is 7: run 02-preprocessing first",
        execute("05-evaluation", Map.of("HARMONIANET_SEED", "7")));
  }

  /** The run directory has the results of a training that was not cut off. */
  private void assertKilledTrainingGoesOn() throws Exception {
    Path run = folder.resolve("run");
    Path checkpoint = run.resolve("checkpoint.json");
    List<String> losses = losses();
    String model = Files.readString(run.resolve("model/model.json"));

    var killed = CompletableFuture.supplyAsync(() -> execute("04-training", FEW_EPOCHS));
    while (!Files.exists(checkpoint)) {
      assertFalse(killed.isDone(), "no checkpoint was kept");
      Thread.sleep(10);
    }
    long kernel = Long.parseLong(Files.readString(run.resolve("04-training.lock")));
    assertTrue(ProcessHandle.of(kernel).orElseThrow().destroyForcibly());
    assertOneLine("04-training.ipynb: Kernel died", killed.get());
    assertEquals(model, Files.readString(run.resolve("model/model.json")), "the old model is left");

    Project.Result resumed = execute("04-training", FEW_EPOCHS);
    assertEquals("", resumed.err());
    assertEquals(0, resumed.exit());
    String printed = Notebook.read(folder.resolve("executed"), "04-training").printed();
    assertTrue(printed.contains("goes on after epoch 25"), printed);
    assertEquals(losses, losses());
    assertEquals(40, Project.json(run.resolve("model/model.json")).get("epochs").asInt());
    assertTrue(Files.notExists(checkpoint), "it has served its turn");
  }

  /** The history without the seconds, its last column. */
  private List<String> losses() throws Exception {
    return Files.readAllLines(folder.resolve("run/history.csv")).stream()
        .map(line -> line.substring(0, line.lastIndexOf(',')))
        .toList();
  }

  @Test
  void secondReportOfARunNamesTheFirst() throws Exception {
    String hold = "from report import *\nwith exclusive_lock(RUN):\n  print(flush=True)\n  input()";
    ProcessBuilder builder =
        new ProcessBuilder(Project.ROOT.resolve(".venv/bin/python").toString(), "-c", hold);
    Map<String, String> run = Map.of("HARMONIANET_RUN", folder.resolve("run").toString());
    builder.environment().putAll(run);
    builder.environment().put("PYTHONPATH", Project.ROOT.resolve("environment/report").toString());
    Process first = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      assertEquals("", first.inputReader().readLine());
      Project.Result second =
          Project.run(
              run, ".venv/bin/python", "environment/report/report.py", folder + "/report", "main");
      assertOneLine("process " + first.pid() + " is making a report", second);
    } finally {
      first.destroyForcibly();
    }
    assertTrue(Files.notExists(folder.resolve("report")), "nothing is written");
  }

  /**
   * The run directory has the results of a training of 40 epochs; the one that is stopped has 60.
   */
  private void assertStoppedTrainingGoesOn() throws Exception {
    List<String> losses = losses();
    Project.Result result =
        Project.run(
            Map.of(
                "HARMONIANET_RUN",
                folder.resolve("run").toString(),
                "HARMONIANET_EPOCHS",
                "60",
                "HARMONIANET_DEVICE",
                "cpu"),
            ".venv/bin/python",
            "tests/python/stop.py");
    assertEquals(0, result.exit(), result.err());
    JsonNode stop = Project.parse(result.out());
    stop.get("before").forEach(status -> assertEquals("ok", status.asText(), stop.toString()));
    Matcher stopped =
        Pattern.compile("stopped after epoch (\\d+) of 60: run this cell again to go on")
            .matcher(stop.get("stopped").asText());
    assertTrue(stopped.matches(), stop.toString());
    assertTrue(stop.get("seconds").asDouble() < 2, stop.toString());
    String refused = stop.get("refused").asText();
    assertTrue(
        refused.contains("history.csv is left as it was, since the cell \"var history"), refused);
    String resumed = stop.get("resumed").asText();
    assertTrue(resumed.contains("goes on after epoch " + stopped.group(1) + ", from "), resumed);
    assertTrue(resumed.contains("epoch   60 of 60   loss "), resumed);
    assertEquals(2, stop.get("after").size(), stop.toString());
    stop.get("after").forEach(status -> assertEquals("ok", status.asText(), stop.toString()));
    assertEquals(losses, losses().subList(0, losses.size()), "the losses of a training in one go");
    assertEquals(60, Project.json(folder.resolve("run/model/model.json")).get("epochs").asInt());
    assertTrue(stop.get("closed").asText().startsWith("the network is closed: "), stop.toString());
  }

  private void assertDataFault(String content, String expected) throws Exception {
    Path file = Files.writeString(folder.resolve("tracks.csv"), content);
    assertOneLine(expected, execute("01-eda", Map.of("HARMONIANET_DATA", file.toString())));
    assertTrue(Files.notExists(folder.resolve("run/eda.json")), "nothing is written");
  }

  @Test
  void missingColumn() throws Exception {
    assertDataFault(
        (HEADER + ROWS).replace("energy", "power"), "tracks.csv: the column energy is missing");
  }

  @Test
  void valueThatIsNoNumber() throws Exception {
    assertDataFault(
        HEADER + ROWS.replace("0.875", "loud"),
        "tracks.csv: 1 of 3 rows rejected, the first: row 2, column energy: not a number (\"loud\")");
  }

  @Test
  void genresThatAreNotThere() throws Exception {
    assertDataFault(
        HEADER + ROWS,
        "10 genres asked for; it takes 2 to 3, as many as column track_genre of tracks.csv holds");
  }

  @Test
  void emptyFile() throws Exception {
    assertDataFault("", "tracks.csv: the file is empty");
  }

  @Test
  void wrongChecksum() throws Exception {
    Path notebooks = Files.createDirectories(folder.resolve("project/notebooks"));
    Files.copy(Project.ROOT.resolve("notebooks/01-eda.ipynb"), notebooks.resolve("01-eda.ipynb"));
    Path data = Files.createDirectories(folder.resolve("project/data")).resolve("dataset.csv");
    Files.writeString(data, HEADER + ROWS);
    Project.Result result =
        Project.execute(
            folder.resolve("project"), folder.resolve("executed"), Map.of(), List.of("01-eda"));
    assertOneLine("data/dataset.csv has checksum", result);
    assertTrue(Files.exists(data), "the file is left as it is");
  }

  @Test
  void wrongSetting() {
    assertOneLine(
        "HARMONIANET_EPOCHS is \"many\"; it takes a whole number",
        execute("01-eda", Map.of("HARMONIANET_EPOCHS", "many")));
  }
}
