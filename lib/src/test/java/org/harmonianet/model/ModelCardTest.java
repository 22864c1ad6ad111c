package org.harmonianet.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.nn.Mlp;
import org.harmonianet.preprocessing.Preprocessing;
import org.harmonianet.preprocessing.StandardScaler;
import org.harmonianet.run.Artifacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saved models that are not whole, or not what their card says. */
class ModelCardTest {
  private static final Mlp NETWORK = new Mlp(11, List.of(256, 512), 10, .3f);
  private static final String PARAMETERS = "harmonianet-0000.params";

  /** Of no importance to the network. */
  static final Preprocessing PREPROCESSING =
      new Preprocessing(
          "real",
          "sha",
          42,
          List.of("x"),
          List.of("g"),
          new StandardScaler(new double[1], new double[1]));

  @TempDir Path folder;

  private static ModelCard save(Path folder, Mlp network) {
    try (Model model = Model.newInstance("harmonianet", Device.cpu())) {
      model.setBlock(network.block());
      model.getBlock().initialize(model.getNDManager(), DataType.FLOAT32, network.inputShape());
      return ModelCard.save(folder, model, PREPROCESSING, network, 3, 1.5);
    }
  }

  /** A card that takes whatever lies in the file of parameters for its own. */
  private ModelCard cardOfWhatIsThere(Mlp network) {
    return new ModelCard(
        "real",
        "sha",
        42,
        3,
        "cpu",
        1.5,
        network,
        List.of("x"),
        List.of("g"),
        null,
        Artifacts.sha256(folder.resolve(PARAMETERS)));
  }

  private void assertRefused(ModelCard card) {
    var e = assertThrows(HarmoniaNetException.class, () -> card.load(folder, Device.cpu()));
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
      assertRefused(cardOfWhatIsThere(NETWORK));
    }
  }

  @Test
  void truncatedFileIsRefused() throws Exception {
    ModelCard card = save(folder, NETWORK);
    byte[] whole = Files.readAllBytes(folder.resolve(PARAMETERS));
    for (int length : new int[] {0, 40, 10_000, whole.length - 1}) {
      Files.write(folder.resolve(PARAMETERS), Arrays.copyOf(whole, length));
      assertRefused(card);
      assertRefused(cardOfWhatIsThere(NETWORK));
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
      assertRefused(cardOfWhatIsThere(NETWORK));
    }
    Files.writeString(folder.resolve(PARAMETERS), "no parameters at all");
    assertRefused(cardOfWhatIsThere(NETWORK));
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

  @Test
  void savedModelAnswersAsBefore() throws Exception {
    try (Model model = Model.newInstance("harmonianet", Device.cpu())) {
      model.setBlock(NETWORK.block());
      model.getBlock().initialize(model.getNDManager(), DataType.FLOAT32, NETWORK.inputShape());
      ModelCard.save(folder, model, PREPROCESSING, NETWORK, 3, 1.5);
      ModelCard card = Artifacts.readJson(folder.resolve("model.json"), ModelCard.class);
      assertEquals(NETWORK, card.network());
      try (Model loaded = card.load(folder, Device.cpu())) {
        assertArrayEquals(answers(model), answers(loaded));
        double[][] rows = {new double[11], {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}};
        double[][] probabilities = Networks.probabilities(loaded, rows);
        assertEquals(2, probabilities.length);
        assertEquals(1, Arrays.stream(probabilities[1]).sum(), 1e-6);
        ((SequentialBlock) loaded.getBlock()).removeLastBlock();
        assertEquals(512, Networks.outputs(loaded, rows)[1].length);
      }
      Files.write(folder.resolve("harmonianet-0000.params"), new byte[] {1});
      var e = assertThrows(HarmoniaNetException.class, () -> card.load(folder, Device.cpu()));
      assertTrue(e.getMessage().endsWith("run 04-training first"), e.getMessage());
    }
  }

  private static float[] answers(Model model) {
    NDManager manager = model.getNDManager();
    NDList rows = new NDList(manager.ones(new Shape(2, 11)));
    return model
        .getBlock()
        .forward(new ParameterStore(manager, false), rows, false)
        .singletonOrThrow()
        .toFloatArray();
  }
}
