package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * A notebook that cannot run yet says in one line which one to run first. For speed, one kernel
 * runs those with the same settings; the full test executes each by itself.
 */
@Tag("notebook")
class LeftOutNotebookTest {
  /**
   * A notebook that was run too early.
   *
   * @param doneUpTo the last one that has left its results
   */
  record Gap(String doneUpTo, String notebook, String message) {}

  static final List<Gap> GAPS =
      List.of(
          new Gap("01-eda", "03-model", "run 02-preprocessing first"),
          new Gap("02-preprocessing", "04-training", "run 03-model first"),
          new Gap("03-model", "05-evaluation", "run 04-training first"));

  private static final Map<Gap, String> FOUND = new HashMap<>();

  @TempDir Path folder;

  @BeforeAll
  static void runAllInOneKernel(@TempDir Path shared) {
    List<Map<String, String>> cases =
        GAPS.stream()
            .map(
                gap -> {
                  Path run =
                      MainRun.SYNTHETIC.copyUpTo(gap.doneUpTo(), shared.resolve(gap.doneUpTo()));
                  return Map.of("notebook", gap.notebook(), "run", run.toString());
                })
            .toList();
    Map<String, String> settings = MainRun.SYNTHETIC.settings(shared.resolve("run"));
    List<String> messages = OneKernel.firstErrors(settings, cases);
    for (int i = 0; i < messages.size(); i++) {
      FOUND.put(GAPS.get(i), messages.get(i));
    }
  }

  /** Executes a notebook in a run directory in which others have left their results. */
  private Project.Result execute(String notebook, String doneUpTo, Map<String, String> more) {
    Path run = MainRun.SYNTHETIC.copyUpTo(doneUpTo, folder.resolve("run"));
    Map<String, String> settings = new HashMap<>(MainRun.SYNTHETIC.settings(run));
    settings.putAll(more);
    return Project.execute(folder.resolve("executed"), settings, List.of(notebook));
  }

  @ParameterizedTest
  @FieldSource("GAPS")
  void isNamedByTheNextButOne(Gap gap) {
    String message = FOUND.get(gap);
    assertTrue(message.contains(gap.message()), message);
    assertEquals(1, message.lines().count(), message);
  }

  @ParameterizedTest
  @FieldSource("GAPS")
  @Tag("full")
  void endsTheExecutionWithOneLine(Gap gap) {
    execute(gap.notebook(), gap.doneUpTo(), Map.of()).assertFailsInOneLine(gap.message());
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
