package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The committed files: notebooks that diff cleanly, and the kernel. */
class FilesTest {
  static final List<String> NOTEBOOKS =
      Stream.concat(Project.NOTEBOOKS.stream(), LaterNotebooks.NAMES.stream()).toList();

  @ParameterizedTest
  @FieldSource("NOTEBOOKS")
  void keptOutputsAreOfTheseSources(String name) throws Exception {
    Notebook notebook = Notebook.read(Project.ROOT.resolve("notebooks"), name);
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    for (JsonNode cell : notebook.content().get("cells")) {
      if (cell.get("cell_type").asText().equals("code")) {
        String text = Notebook.text(cell.get("source")) + "\0";
        sha256.update(text.getBytes(StandardCharsets.UTF_8));
      }
    }
    assertEquals(
        HexFormat.of().formatHex(sha256.digest()),
        notebook.content().at("/metadata/harmonianet/sources_sha256").asText(),
        name + "'s outputs are not those of its cells: run make notebooks");
    List<JsonNode> code = notebook.cells("code");
    for (int i = 0; i < code.size(); i++) {
      int count = code.get(i).get("execution_count").asInt();
      assertEquals(i + 1, count, name + " was not executed from its first to its last cell");
    }
    assertEquals(List.of(), notebook.complaints());
    assertTrue(Files.size(Project.ROOT.resolve("notebooks/" + name + ".ipynb")) < 1_500_000);
  }

  @ParameterizedTest
  @CsvSource({
    "01-eda, 4",
    "02-preprocessing, 2",
    "03-model, 0",
    "04-training, 1",
    "05-evaluation, 3",
    "06-honest-evaluation, 1",
    "07-explaining-the-network, 6",
    "08-faster-training, 3",
    "09-better-than-trees, 2",
    "10-richer-inputs, 3",
    "11-all-genres, 6",
    "12-scoring-at-scale, 1",
    "13-what-is-my-song, 4",
    "14-my-playlist, 2"
  })
  void keptChartsAreWholePictures(String name, int expected) {
    Notebook notebook = Notebook.read(Project.ROOT.resolve("notebooks"), name);
    assertEquals(List.of(), notebook.charts(), "Plotly specifications are not kept");
    assertEquals(List.of(), notebook.networks(), "nor are networks for the browser");
    int charts = 0;
    for (JsonNode output : notebook.outputs()) {
      JsonNode png = output.path("data").path("image/png");
      String text = Notebook.text(output.path("data").path("text/plain"));
      boolean isChart = text.startsWith("Chart: ");
      boolean isTryIt = text.startsWith("Try it: ");
      assertEquals(isChart || isTryIt, !png.isMissingNode(), text);
      if (isChart) {
        charts++;
        assertWhole(Base64.getMimeDecoder().decode(Notebook.text(png)), name);
      }
    }
    assertEquals(expected, charts, name + "'s charts");
  }

  @ParameterizedTest
  @CsvSource({
    "comparison.png, 09-better-than-trees, Any-label accuracy on the test folds",
    "known.png, 10-richer-inputs, Any-label accuracy by what is known of a track",
    "confusion-matrix.png, 05-evaluation, Confusion matrix",
    "genres-map.png, 07-explaining-the-network, 'Map of the network''s last hidden layer (t-SNE)'"
  })
  void readmeShowsTheKeptPictures(String name, String notebook, String title) throws Exception {
    JsonNode kept =
        Notebook.read(Project.ROOT.resolve("notebooks"), notebook).outputs().stream()
            .map(output -> output.path("data"))
            .filter(data -> Notebook.text(data.path("text/plain")).equals("Chart: " + title))
            .findFirst()
            .orElseThrow();
    byte[] shown = Files.readAllBytes(Project.ROOT.resolve("notebooks/images/" + name));
    assertArrayEquals(
        Base64.getMimeDecoder().decode(Notebook.text(kept.get("image/png"))),
        shown,
        name + " is not " + notebook + "'s: run make notebooks");
    assertTrue(
        Files.readString(Project.ROOT.resolve("README.md")).contains("notebooks/images/" + name));
  }

  /** The numbers of these sentences are written by a template, their words are not. */
  @Test
  void readmeClaimsWhatTheKeptResultsShow() {
    Gate.within("accuracy", kept("05-evaluation").get("accuracy").asDouble(), .65, .03);
    List<String> refuted = new ArrayList<>();
    for (JsonNode claim : kept("01-eda").get("claims")) {
      if (claim.get("verdict").asText().equals("does not hold")) {
        refuted.add(claim.get("claim").asText());
      }
    }
    assertTrue(
        refuted.contains("alt-rock and alternative overlap because they sound alike"),
        refuted.toString());
    for (String split : List.of("by recording", "by artist")) {
      JsonNode lead = kept("09-better-than-trees").at("/leads/" + split + "/difference");
      boolean level = lead.get("low").asDouble() <= 0 && lead.get("high").asDouble() >= 0;
      assertTrue(level, split + ": the network and the trees are not level: " + lead);
    }
  }

  private static JsonNode kept(String notebook) {
    return Project.json(Project.ROOT.resolve("notebooks/results/" + notebook + ".json"));
  }

  @Test
  void textsQuoteTheKeptResults() {
    Project.Result check =
        Project.run(Map.of(), ".venv/bin/python", "environment/report/prose.py", "check");
    assertEquals(0, check.exit(), check.err());
  }

  private static void assertWhole(byte[] png, String name) {
    assertEquals("89504e47", HexFormat.of().formatHex(png, 0, 4), name);
    String end = new String(png, png.length - 8, 4, StandardCharsets.US_ASCII);
    assertEquals("IEND", end, name + " has a truncated picture");
  }

  @ParameterizedTest
  @FieldSource("NOTEBOOKS")
  void notebookDiffsCleanly(String name) throws Exception {
    Notebook notebook = Notebook.read(Project.ROOT.resolve("notebooks"), name);
    assertEquals("harmonianet", notebook.content().at("/metadata/kernelspec/name").asText());
    Set<String> ids = new HashSet<>();
    notebook.content().get("cells").forEach(cell -> assertTrue(ids.add(cell.get("id").asText())));
    notebook
        .cells("code")
        .forEach(cell -> assertTrue(cell.at("/metadata/execution").isMissingNode(), name));
    String file = Files.readString(Project.ROOT.resolve("notebooks/" + name + ".ipynb"));
    assertFalse(file.contains(Project.ROOT.toString()), "no path of the machine is kept");
    assertFalse(Pattern.compile("/(home|root|tmp|Users)/").matcher(file).find(), "nor another's");
    assertNoTrackId(notebook.content());
  }

  /** Looks at the texts, not at the file: there, "\t" ends with a letter. */
  private static void assertNoTrackId(JsonNode node) {
    Matcher id =
        Pattern.compile("(?<![0-9A-Za-z+/])(?=[A-Za-z]*[0-9])[0-9A-Za-z]{22}(?![0-9A-Za-z+/=])")
            .matcher(node.asText());
    assertFalse(id.find(), "no track_id, thus no row of the dataset, is kept");
    node.forEach(FilesTest::assertNoTrackId);
  }

  @Test
  void kernelsHeapIsBelowOneGigabyte() {
    JsonNode kernel =
        Project.json(Project.ROOT.resolve(".venv/share/jupyter/kernels/harmonianet/kernel.json"));
    assertEquals("HarmoniaNet (Java)", kernel.get("display_name").asText());
    assertTrue(kernel.get("argv").toString().contains("\"-Xmx900m\""), kernel.toString());
  }
}
