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
import java.util.List;
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

  private static Provenance provenance(String notebook, int seed, String sha256) {
    return new Provenance(notebook, "real", sha256, seed, Map.of());
  }

  /** Writes results as a notebook does. */
  private void made(String notebook, int seed, String sha256, Map<String, String> files) {
    Artifacts.writeJson(
        settings.run().resolve("results/" + notebook + ".json"),
        Map.of("provenance", provenance(notebook, seed, sha256), "files", files));
  }

  private void made(String notebook, int seed, String sha256) {
    made(notebook, seed, sha256, Map.of());
  }

  private String refusal(String notebook) {
    return assertThrows(HarmoniaNetException.class, () -> Run.start(notebook, settings))
        .getMessage();
  }

  @Test
  void firstMissingNotebookIsNamed() {
    String missing = "build/run/results/%s.json is missing: run %1$s first";
    assertEquals(missing.formatted("01-eda"), refusal("05-evaluation"));
    made("01-eda", 42, "a");
    assertEquals(missing.formatted("02-preprocessing"), refusal("05-evaluation"));
    made("02-preprocessing", 42, "a");
    made("03-model", 42, "a");
    assertEquals(missing.formatted("04-training"), refusal("05-evaluation"));
    made("04-training", 42, "a");
    assertEquals("05-evaluation", Run.start("05-evaluation", settings).notebook());
  }

  @Test
  void notebookOnlyNeedsThoseBelowItInTheGraph() {
    made("01-eda", 42, "a");
    assertEquals("11-all-genres", Run.start("11-all-genres", settings).notebook());
    made("02-preprocessing", 42, "a");
    assertEquals(
        "build/run/results/06-honest-evaluation.json is missing: run 06-honest-evaluation first",
        refusal("07-explaining-the-network"));
    assertEquals("06-honest-evaluation", Run.start("06-honest-evaluation", settings).notebook());
  }

  @Test
  void resultsOfOtherSeedOrDataAreStale() {
    made("01-eda", 42, "a");
    made("02-preprocessing", 7, "a");
    assertEquals(
        "build/run/results/02-preprocessing.json was made with seed 7, HARMONIANET_SEED is 42: run"
            + " 02-preprocessing first",
        refusal("03-model"));
    made("02-preprocessing", 42, "b");
    assertEquals(
        "build/run/results/02-preprocessing.json was made from other data than 01-eda has examined:"
            + " run 02-preprocessing first",
        refusal("03-model"));
  }

  @Test
  void artifactThatIsMissingOrHasChangedIsNamed() throws Exception {
    made("01-eda", 42, "a");
    Path split = settings.run().resolve("split.json");
    made("02-preprocessing", 42, "a", Map.of("split.json", "checksum"));
    assertEquals(
        "build/run/split.json is missing: run 02-preprocessing first", refusal("03-model"));
    Files.writeString(split, "{}");
    assertEquals(
        "build/run/split.json has changed since 02-preprocessing has ended: run 02-preprocessing"
            + " first",
        refusal("03-model"));
    made("02-preprocessing", 42, "a", Map.of("split.json", Artifacts.sha256(split)));
    assertEquals("03-model", Run.start("03-model", settings).notebook());
  }

  @Test
  void edaMustHaveSeenTheSameData() {
    made("01-eda", 42, "a");
    Run run = Run.start("02-preprocessing", settings);
    run.useData("real", "a");
    var e = assertThrows(HarmoniaNetException.class, () -> run.useData("real", "b"));
    assertEquals(
        "build/run/results/01-eda.json was made from another catalogue than this one: run 01-eda"
            + " first",
        e.getMessage());
  }

  @Test
  void damagedResultsAreNamed() throws Exception {
    made("01-eda", 42, "a");
    for (String content :
        List.of("{\"seed\": 4", "", "[]", "{}", "{\"provenance\": {}, \"files\": {}}")) {
      Path file = settings.run().resolve("results/02-preprocessing.json");
      Files.writeString(file, content);
      assertOneLine("02-preprocessing.json is damaged: ", refusal("03-model"));
    }
  }

  /** An artifact of 02. */
  private record Rows(List<Integer> rows) {}

  @Test
  void everyArtifactHasItsProvenanceAndResultsListTheirChecksums() {
    made("01-eda", 42, "a");
    Run run = Run.start("02-preprocessing", settings);
    run.write("rows.json", new Rows(List.of(1, 2)));
    run.writeTable("tracks.csv", Table.create(StringColumn.create("text", "x")));
    run.writeResults(new Rows(List.of(3)), Map.of("test_rows", 2));

    assertEquals(new Rows(List.of(1, 2)), run.read("rows.json", Rows.class));
    Run later = Run.start("03-model", settings);
    assertEquals(Map.of("rows", List.of(3), "test_rows", 2), later.readResults("02-preprocessing"));
    assertEquals(2, later.readResults("02-preprocessing", "test_rows", Integer.class));
    var e =
        assertThrows(
            HarmoniaNetException.class,
            () -> later.readResults("02-preprocessing", "columns", Integer.class));
    assertOneLine("02-preprocessing.json is damaged: ", e.getMessage());
    for (String name : List.of("rows.json", "results/02-preprocessing.json")) {
      Map<?, ?> whole = Artifacts.readJson(run.path(name), Map.class);
      Map<?, ?> provenance = (Map<?, ?>) whole.get("provenance");
      assertEquals("02-preprocessing", provenance.get("notebook"), name);
      assertEquals("a", provenance.get("data_sha256"), name);
      assertEquals(42, provenance.get("seed"), name);
      assertTrue(((Map<?, ?>) provenance.get("versions")).containsKey("java"), name);
    }
    assertEquals(
        Map.of(
            "rows.json", Artifacts.sha256(run.path("rows.json")),
            "tracks.csv", Artifacts.sha256(run.path("tracks.csv"))),
        Artifacts.readJson(run.path("results/02-preprocessing.json"), Map.class).get("files"));
  }

  @Test
  void refusesToWriteBeforeTheDataIsKnown() {
    Run run = Run.start("01-eda", settings);
    var e = assertThrows(HarmoniaNetException.class, () -> run.writeResults(Map.of()));
    assertEquals("the catalogue is not open: run Catalogue.open(run) first", e.getMessage());
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
    run.useData("real", "a");
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
          "no space left in %s for %s: free some of it, then do the same again"
              .formatted(settings.run(), name),
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
    made("01-eda", 42, "a");
    assertTrue(settings.run().toFile().setWritable(false));
    assumeFalse(Files.isWritable(settings.run()), "this user may write everywhere");
    assertOneLine("AccessDeniedException", refusal("02-preprocessing"));
    assertTrue(Files.exists(settings.run().resolve("results/01-eda.json")));
  }

  private static void assertOneLine(String expected, String message) {
    assertTrue(message.contains(expected), message);
    assertEquals(1, message.lines().count(), message);
  }

  @Test
  void syntheticDataIsKnownFromTheEda() {
    made("01-eda", 42, "a");
    assertFalse(Run.start("02-preprocessing", settings).synthetic());
    Artifacts.writeJson(
        settings.run().resolve("results/01-eda.json"),
        Map.of(
            "provenance",
            new Provenance("01-eda", "synthetic", "a", 42, Map.of()),
            "files",
            Map.of()));
    assertTrue(Run.start("02-preprocessing", settings).synthetic());
  }

  @Test
  void foldersAreDeletedWithAllThatIsInThemButNotWhatLinksLeadTo() throws Exception {
    Path kept = Files.writeString(root.resolve("kept.csv"), "1");
    Path folder = Files.createDirectories(root.resolve("scores/part"));
    Files.writeString(folder.resolve("0.csv"), "2");
    Files.createSymbolicLink(root.resolve("scores/link"), root.resolve("kept.csv"));
    Artifacts.delete(root.resolve("scores"));
    Artifacts.delete(root.resolve("scores"));
    assertFalse(Files.exists(root.resolve("scores")));
    assertTrue(Files.exists(kept));
  }
}
