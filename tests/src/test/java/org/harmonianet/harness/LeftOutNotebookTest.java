package org.harmonianet.harness;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A notebook that cannot run yet says in one line which one to run first. */
@Tag("notebook")
class LeftOutNotebookTest {
  @TempDir Path folder;

  /** Executes a notebook in a run directory in which others have left their results. */
  private Project.Result execute(String notebook, String doneUpTo, Map<String, String> more) {
    Path run = MainRun.SYNTHETIC.copyUpTo(doneUpTo, folder.resolve("run"));
    Map<String, String> settings = new HashMap<>(MainRun.SYNTHETIC.settings(run));
    settings.putAll(more);
    return Project.execute(folder.resolve("executed"), settings, List.of(notebook));
  }

  @ParameterizedTest
  @CsvSource({
    "01-eda, 03-model, run 02-preprocessing first",
    "02-preprocessing, 04-training, run 03-model first",
    "03-model, 05-evaluation, run 04-training first"
  })
  void isNamedByTheNextButOne(String doneUpTo, String notebook, String message) {
    execute(notebook, doneUpTo, Map.of()).assertFailsInOneLine(message);
  }

  @Test
  void isNamedAfterAChangeOfSeed() {
    execute("05-evaluation", "05-evaluation", Map.of("HARMONIANET_SEED", "7"))
        .assertFailsInOneLine(
            "was made with seed 42, HARMONIANET_SEED is 7: run 02-preprocessing first");
  }

  @Test
  void missingGpuIsNamed() {
    execute(
            "03-model",
            "02-preprocessing",
            Map.of("HARMONIANET_DEVICE", "gpu", "CUDA_VISIBLE_DEVICES", "-1"))
        .assertFailsInOneLine(
            "HARMONIANET_DEVICE=gpu, but PyTorch sees no CUDA GPU: set it to auto or cpu");
  }
}
