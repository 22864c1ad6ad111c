package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plain {@code jupyter nbconvert --execute} executes notebooks and says what is wrong. */
@Tag("notebook")
class NbconvertTest {
  @TempDir Path folder;

  private static void assertExecuted(Path folder, List<String> notebooks) {
    for (String name : notebooks) {
      assertEquals(List.of(), Notebook.read(folder, name).complaints());
    }
    assertTrue(Files.exists(folder.resolve("run/metrics.json")));
  }

  @Test
  void executesNotebooks() {
    assertExecuted(Nbconvert.repeated(), List.of("04-training", "05-evaluation"));
  }

  @Test
  @Tag("full")
  void executesTheMainJob() {
    String run = folder.resolve("run").toString();
    Map<String, String> settings = Map.of("HARMONIANET_RUN", run, "HARMONIANET_EPOCHS", "5");
    Project.Result result = Nbconvert.execute(folder, settings, Project.NOTEBOOKS);
    assertEquals(0, result.exit(), result.err());
    assertExecuted(folder, Project.NOTEBOOKS);
  }

  @Test
  void saysWhatIsWrong() {
    Project.Result result =
        Nbconvert.execute(
            folder,
            Map.of("HARMONIANET_RUN", folder.resolve("empty").toString()),
            List.of("02-preprocessing"));
    assertEquals(1, result.exit());
    String last = result.lastError().replaceAll("\u001b\\[[\\d;]*m", "");
    String missing = Project.shown(folder.resolve("empty/results/01-eda.json"));
    assertEquals(missing + " is missing: run 01-eda first", last);
  }
}
