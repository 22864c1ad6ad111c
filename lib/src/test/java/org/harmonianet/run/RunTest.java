package org.harmonianet.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.harmonianet.HarmoniaNetException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class RunTest {
  @TempDir Path root;
  private Settings settings;

  @BeforeEach
  void settings() {
    settings = Settings.of(Map.of(), root);
  }

  private void made(String artifact, int seed, String sha256) {
    Stage stage =
        Arrays.stream(Stage.values()).filter(s -> s.artifact.equals(artifact)).findAny().get();
    Map<String, Object> content = Map.of("seed", seed, "data_sha256", sha256);
    Artifacts.writeJson(settings.run().resolve(artifact), content);
    stage.others.forEach(o -> Artifacts.writeJson(settings.run().resolve(o), content));
  }

  private String refusal(String notebook) {
    return assertThrows(HarmoniaNetException.class, () -> Run.start(notebook, settings))
        .getMessage();
  }

  @Test
  void firstMissingNotebookIsNamed() {
    assertEquals("build/run/eda.json is missing: run 01-eda first", refusal("05-evaluation"));
    made("eda.json", 42, "a");
    assertEquals(
        "build/run/preprocessing.json is missing: run 02-preprocessing first",
        refusal("05-evaluation"));
    made("preprocessing.json", 42, "a");
    made("architecture.json", 42, "a");
    assertEquals(
        "build/run/model/model.json is missing: run 04-training first", refusal("05-evaluation"));
    made("model/model.json", 42, "a");
    assertEquals("05-evaluation", Run.start("05-evaluation", settings).notebook());
  }

  @Test
  void artifactsOfOtherSeedOrDataAreStale() {
    made("eda.json", 42, "a");
    made("preprocessing.json", 7, "a");
    assertEquals(
        "build/run/preprocessing.json was made with seed 7, HARMONIANET_SEED is 42: run"
            + " 02-preprocessing first",
        refusal("03-model"));
    made("preprocessing.json", 42, "b");
    assertEquals(
        "build/run/preprocessing.json was made from other data than 01-eda has examined: run"
            + " 02-preprocessing first",
        refusal("03-model"));
  }

  @Test
  void splitOfAnotherSeedIsNoticed() throws Exception {
    made("eda.json", 42, "a");
    made("preprocessing.json", 42, "a");
    Artifacts.writeJson(settings.run().resolve("split.json"), Map.of("seed", 7));
    assertEquals(
        "build/run/split.json was made with seed 7, HARMONIANET_SEED is 42: run 02-preprocessing"
            + " first",
        refusal("03-model"));
    Files.delete(settings.run().resolve("split.json"));
    assertEquals(
        "build/run/split.json is missing: run 02-preprocessing first", refusal("03-model"));
  }

  @Test
  void edaMustHaveSeenTheSameData() {
    made("eda.json", 42, "a");
    Run run = Run.start("02-preprocessing", settings);
    run.requireData("a");
    var e = assertThrows(HarmoniaNetException.class, () -> run.requireData("b"));
    assertTrue(e.getMessage().endsWith("run 01-eda first"), e.getMessage());
  }

  @Test
  void damagedArtifactIsNamed() throws Exception {
    made("eda.json", 42, "a");
    Files.writeString(settings.run().resolve("preprocessing.json"), "{\"seed\": 4");
    String message = refusal("03-model");
    assertTrue(message.contains("preprocessing.json is damaged"), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void failedWriteLeavesTheOldFile() throws Exception {
    Path file = root.resolve("a.txt");
    Files.writeString(file, "old");
    assertThrows(
        HarmoniaNetException.class,
        () ->
            Artifacts.write(
                file,
                part -> {
                  Files.writeString(part, "half");
                  throw new IOException("disk full");
                }));
    assertEquals("old", Files.readString(file));
    try (var files = Files.list(root)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void fullDiskIsOneLineAndLeavesTheOldFile() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "there is no /dev/full");
    Run run = Run.start("01-eda", settings);
    Table table = Table.create(StringColumn.create("text", "x".repeat(100_000)));
    Map<String, Runnable> writes =
        Map.of(
            "a.json", () -> run.write("a.json", Map.of("text", "x".repeat(100_000))),
            "a.csv", () -> run.writeTable("a.csv", table));
    for (String name : writes.keySet()) {
      Files.writeString(run.path(name), "old");
      Files.createSymbolicLink(run.path(name + ".part"), full);
      var e = assertThrows(HarmoniaNetException.class, () -> writes.get(name).run());
      assertEquals(
          "cannot write " + run.path(name) + ": IOException, No space left on device",
          e.getMessage());
      assertEquals("old", Files.readString(run.path(name)));
      assertFalse(Files.exists(run.path(name + ".part")));
    }
  }

  @Test
  void fileInPlaceOfTheRunDirectoryIsOneLine() throws Exception {
    Files.writeString(root.resolve("build"), "a file");
    assertOneLine("cannot write " + settings.run(), refusal("01-eda"));
    assertEquals("a file", Files.readString(root.resolve("build")));
  }

  @Test
  void runDirectoryThatCannotBeWrittenIsOneLine() throws Exception {
    made("eda.json", 42, "a");
    assertTrue(settings.run().toFile().setWritable(false));
    assumeFalse(Files.isWritable(settings.run()), "this user may write everywhere");
    assertOneLine("AccessDeniedException", refusal("02-preprocessing"));
    assertTrue(Files.exists(settings.run().resolve("eda.json")));
  }

  private static void assertOneLine(String expected, String message) {
    assertTrue(message.contains(expected), message);
    assertEquals(1, message.lines().count(), message);
  }

  @Test
  void syntheticDataIsKnownFromTheEda() {
    made("eda.json", 42, "a");
    assertFalse(Run.start("02-preprocessing", settings).synthetic());
    Artifacts.writeJson(settings.run().resolve("eda.json"), Map.of("data", "synthetic"));
    assertTrue(Run.start("02-preprocessing", settings).synthetic());
  }
}
