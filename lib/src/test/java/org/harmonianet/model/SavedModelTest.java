package org.harmonianet.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.RandomTracks;
import org.harmonianet.nn.Mlp;
import org.harmonianet.preprocessing.StandardScaler;
import org.harmonianet.preprocessing.TrackEncoder;
import org.harmonianet.preprocessing.TrackInputs;
import org.harmonianet.preprocessing.TrackTransformer;
import org.harmonianet.run.Artifacts;
import org.harmonianet.run.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Table;

class SavedModelTest {
  private static final Mlp NETWORK = new Mlp(11, List.of(256, 512), 10, .3f);
  private static final String PARAMETERS = "harmonianet-0000.params";
  private static final Provenance PROVENANCE =
      new Provenance("04-training", "real", "sha", 42, Map.of());
  private static final List<String> GENRES = List.of("ambient", "blues", "club");

  /** It does not matter to the network. */
  private static final StandardScaler SCALER = new StandardScaler(new double[11], new double[11]);

  @TempDir Path folder;

  private static Model untrained(Mlp network) {
    Model model = Model.newInstance("untrained", Device.cpu());
    model.setBlock(network.block());
    model.getBlock().initialize(model.getNDManager(), DataType.FLOAT32, network.inputShape());
    return model;
  }

  private static SavedModel save(Path folder, Mlp network, TrackTransformer encoder) {
    try (Model model = untrained(network)) {
      return SavedModel.save(folder, model, PROVENANCE, network, encoder, GENRES, 3, 1.5);
    }
  }

  private static SavedModel save(Path folder, Mlp network) {
    return save(folder, network, SCALER);
  }

  /** Describes whatever lies in the file of parameters as a network's. */
  private SavedModel describeFile(Mlp network) {
    String sha256 = Artifacts.sha256(folder.resolve(PARAMETERS));
    return new SavedModel(PROVENANCE, 3, "cpu", 1.5, network, SCALER, GENRES, sha256);
  }

  private void assertRefused(SavedModel saved) {
    var e = assertThrows(HarmoniaNetException.class, () -> saved.load(folder, Device.cpu()));
    assertTrue(e.getMessage().contains(folder.resolve(PARAMETERS).toString()), e.getMessage());
    assertTrue(e.getMessage().endsWith(": run 04-training first"), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
  }

  @Test
  void parametersOfAnotherArchitectureAreRefused() {
    for (Mlp other :
        List.of(
            new Mlp(11, List.of(256, 500), 10, .3f),
            new Mlp(11, List.of(256), 10, .3f),
            new Mlp(11, List.of(256, 512, 20), 10, .3f))) {
      save(folder, other);
      assertRefused(describeFile(NETWORK));
    }
  }

  @Test
  void truncatedFileIsRefused() throws Exception {
    SavedModel saved = save(folder, NETWORK);
    byte[] whole = Files.readAllBytes(folder.resolve(PARAMETERS));
    for (int length : new int[] {0, 40, 10_000, whole.length - 1}) {
      Files.write(folder.resolve(PARAMETERS), Arrays.copyOf(whole, length));
      assertRefused(saved);
      assertRefused(describeFile(NETWORK));
    }
  }

  @Test
  void fileOfAnotherFormatIsRefused() throws Exception {
    save(folder, NETWORK);
    byte[] whole = Files.readAllBytes(folder.resolve(PARAMETERS));
    for (int start : new int[] {0, 4, 30, 100}) {
      byte[] damaged = whole.clone();
      Arrays.fill(damaged, start, start + 200, (byte) 'x');
      Files.write(folder.resolve(PARAMETERS), damaged);
      assertRefused(describeFile(NETWORK));
    }
    Files.writeString(folder.resolve(PARAMETERS), "no parameters at all");
    assertRefused(describeFile(NETWORK));
  }

  /** A process of its own, in which files cannot grow to the size of the parameters. */
  static final class FullDisk {
    public static void main(String[] arguments) {
      save(Path.of(arguments[0]), NETWORK);
    }
  }

  @Test
  void fullDiskLeavesTheOldModel() throws Exception {
    save(folder, NETWORK);
    Map<String, String> before = files();
    Process process =
        new ProcessBuilder(
                "bash",
                "-c",
                "ulimit -f 100; exec \"$@\"",
                "bash",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FullDisk.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertNotEquals(0, process.waitFor());
    assertTrue(
        told.contains("HarmoniaNetException: cannot write " + folder.resolve(PARAMETERS)), told);
    assertEquals(before, files());
  }

  private Map<String, String> files() throws Exception {
    Map<String, String> checksums = new TreeMap<>();
    try (var files = Files.list(folder)) {
      files.forEach(file -> checksums.put(file.toString(), Artifacts.sha256(file)));
    }
    return checksums;
  }

  private static double[][] predict(Model model, double[][] rows) throws Exception {
    try (var predictor = model.newPredictor(GenreTranslator.probabilities())) {
      return predictor.predict(rows);
    }
  }

  @Test
  void loadedModelPredictsAsBefore() throws Exception {
    double[][] rows = {new double[11], {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}};
    try (Model model = untrained(NETWORK)) {
      SavedModel.save(folder, model, PROVENANCE, NETWORK, SCALER, GENRES, 3, 1.5);
      SavedModel saved = SavedModel.read(folder);
      assertEquals(NETWORK, saved.network());
      assertEquals(PROVENANCE, saved.provenance());
      assertEquals(12, saved.version().length());
      try (Model loaded = saved.load(folder, Device.cpu())) {
        assertArrayEquals(predict(model, rows), predict(loaded, rows));
      }
    }
  }

  @Test
  void keepsTheEncoderOfTheTracks() {
    Table tracks = RandomTracks.table(50);
    TrackEncoder encoder = TrackEncoder.fit(tracks);
    save(folder, new Mlp(encoder.width(), List.of(8), GENRES.size(), .3f), encoder);
    TrackTransformer read = SavedModel.read(folder).encoder();
    TrackInputs inputs = TrackInputs.of(tracks);
    assertArrayEquals(encoder.transform(inputs), read.transform(inputs));
    assertEquals(encoder.width(), read.width());
    save(folder, NETWORK);
    assertEquals(11, SavedModel.read(folder).encoder().width());
  }

  /** Its encoder had no names of columns. */
  @Test
  void descriptionOfAnOlderVersionIsRefused() throws Exception {
    TrackEncoder encoder = TrackEncoder.fit(RandomTracks.table(50));
    Path model = folder.resolve("all-genres-model");
    save(model, new Mlp(encoder.width(), List.of(8), GENRES.size(), .3f), encoder);
    Path file = model.resolve("model.json");
    ObjectMapper json = new ObjectMapper();
    for (List<String> fields :
        List.of(List.of("features", "categories", "optional"), List.of("one_hot"))) {
      ObjectNode older = (ObjectNode) json.readTree(file.toFile());
      ((ObjectNode) older.get("encoder")).remove(fields);
      json.writeValue(file.toFile(), older);
      var e = assertThrows(HarmoniaNetException.class, () -> SavedModel.read(model));
      assertTrue(e.getMessage().startsWith(file + " is damaged: "), e.getMessage());
      assertTrue(e.getMessage().endsWith(": run 11-all-genres first"), e.getMessage());
      assertEquals(1, e.getMessage().lines().count(), e.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource({"baseline-model, 04-training", "all-genres-model, 11-all-genres"})
  void namesTheNotebookIfThereIsNone(String name, String notebook) {
    Path nowhere = folder.resolve(name);
    var e = assertThrows(HarmoniaNetException.class, () -> SavedModel.read(nowhere));
    assertEquals(
        nowhere.resolve("model.json") + " is missing: run " + notebook + " first", e.getMessage());
  }
}
