package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A training that was killed or stopped goes on, with the numbers of one that was not cut off. */
@Tag("notebook")
@Isolated
class ResumedTrainingTest {
  private static final double STOP_SECONDS = 2;

  @TempDir Path folder;
  private Path run;
  private List<String> losses;

  /** The run directory has the results of a training that was not cut off. */
  @BeforeEach
  void copyFinishedRun() throws Exception {
    run = MainRun.SYNTHETIC.copyUpTo("04-training", folder.resolve("run"));
    losses = losses();
    assertEquals(MainRun.FEW_EPOCHS + 1, losses.size(), "the heading, and a line an epoch");
  }

  private Project.Result train() {
    return Project.execute(
        folder.resolve("executed"), MainRun.SYNTHETIC.settings(run), List.of("04-training"));
  }

  /** The history without the seconds, its last column. */
  private List<String> losses() throws IOException {
    return Files.readAllLines(run.resolve("history.csv")).stream()
        .map(line -> line.substring(0, line.lastIndexOf(',')))
        .toList();
  }

  private int epochsOfTheModel() {
    return Project.json(run.resolve("baseline-model/model.json")).get("epochs").asInt();
  }

  @Test
  void killedTrainingGoesOn() throws Exception {
    Path checkpoint = run.resolve("checkpoint.json");
    String model = Files.readString(run.resolve("baseline-model/model.json"));

    var killed = CompletableFuture.supplyAsync(this::train);
    while (!Files.exists(checkpoint)) {
      assertFalse(killed.isDone(), "no checkpoint was kept");
      Thread.sleep(10);
    }
    long kernel = Long.parseLong(Files.readString(run.resolve("04-training.lock")));
    assertTrue(ProcessHandle.of(kernel).orElseThrow().destroyForcibly());
    killed.get().assertFailsInOneLine("04-training.ipynb: the kernel was killed, probably for");
    assertEquals(
        model, Files.readString(run.resolve("baseline-model/model.json")), "the old model is left");

    Project.Result resumed = train();
    assertEquals("", resumed.err());
    assertEquals(0, resumed.exit());
    String printed = Notebook.read(folder.resolve("executed"), "04-training").printed();
    assertTrue(printed.contains("goes on after epoch 25"), printed);
    assertEquals(losses, losses());
    assertEquals(MainRun.FEW_EPOCHS, epochsOfTheModel());
    assertTrue(Files.notExists(checkpoint), "it has served its turn");
  }

  @Test
  void stoppedTrainingGoesOn() throws Exception {
    Map<String, String> settings = new HashMap<>(MainRun.SYNTHETIC.settings(run));
    settings.put("HARMONIANET_EPOCHS", "60");
    settings.put("HARMONIANET_DEVICE", "cpu");
    Project.Result result =
        Project.run(settings, ".venv/bin/python", "tests/kernel/stop.py", "" + STOP_SECONDS);
    assertEquals(0, result.exit(), result.err());
    JsonNode stop = Project.parse(result.out());
    stop.get("before").forEach(status -> assertEquals("ok", status.asText(), stop.toString()));
    Matcher stopped =
        Pattern.compile("stopped after epoch (\\d+) of 60: run this cell again to go on")
            .matcher(stop.get("stopped").asText());
    assertTrue(stopped.matches(), stop.toString());
    assertTrue(stop.get("seconds").asDouble() < STOP_SECONDS, stop.toString());
    String refused = stop.get("refused").asText();
    assertTrue(
        refused.contains("history.csv is left as it was, since the cell \"var history"), refused);
    String resumed = stop.get("resumed").asText();
    assertTrue(resumed.contains("goes on after epoch " + stopped.group(1) + ", from "), resumed);
    assertTrue(resumed.contains("epoch   60 of 60   loss "), resumed);
    assertEquals(2, stop.get("after").size(), stop.toString());
    stop.get("after").forEach(status -> assertEquals("ok", status.asText(), stop.toString()));
    assertEquals(losses, losses().subList(0, losses.size()), "the losses of a training in one go");
    assertEquals(60, epochsOfTheModel());
    assertTrue(stop.get("closed").asText().startsWith("the network is closed: "), stop.toString());
  }
}
