package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plain {@code jupyter nbconvert --execute}, as others' CI calls it. */
@Tag("notebook")
class NbconvertTest {
  @TempDir Path folder;

  private Project.Result convert(Map<String, String> settings, List<String> notebooks) {
    List<String> arguments = new ArrayList<>(List.of("nbconvert", "--to=notebook", "--execute"));
    notebooks.forEach(name -> arguments.add("notebooks/" + name + ".ipynb"));
    arguments.add("--output-dir=" + folder);
    return Project.run(settings, ".venv/bin/jupyter", arguments.toArray(String[]::new));
  }

  private void assertExecutes(Map<String, String> settings, List<String> notebooks) {
    Project.Result result = convert(settings, notebooks);
    assertEquals(0, result.exit(), result.err());
    for (String name : notebooks) {
      assertEquals(List.of(), Notebook.read(folder, name).complaints());
    }
    assertTrue(Files.exists(folder.resolve("run/metrics.json")));
  }

  @Test
  void executesOneNotebook() {
    Path run = MainRun.SYNTHETIC.copyUpTo("04-training", folder.resolve("run"));
    assertExecutes(MainRun.SYNTHETIC.settings(run), List.of("05-evaluation"));
  }

  @Test
  @Tag("full")
  void executesTheMainJob() {
    String run = folder.resolve("run").toString();
    assertExecutes(Map.of("HARMONIANET_RUN", run, "HARMONIANET_EPOCHS", "5"), Project.NOTEBOOKS);
  }

  @Test
  void saysWhatIsWrong() {
    Project.Result result =
        convert(
            Map.of("HARMONIANET_RUN", folder.resolve("empty").toString()),
            List.of("02-preprocessing"));
    assertEquals(1, result.exit());
    String last = result.lastError().replaceAll("\u001b\\[[\\d;]*m", "");
    String missing = Project.shown(folder.resolve("empty/results/01-eda.json"));
    assertEquals(missing + " is missing: run 01-eda first", last);
  }
}
