package org.harmonianet.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.jupyter.TrainingLog;
import org.harmonianet.nn.Mlp;
import org.harmonianet.run.Provenance;
import org.harmonianet.run.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class CheckpointTest {
  private static final Provenance PROVENANCE = provenance("sha", 42);

  @TempDir Path folder;
  private Path file;

  /** How a training went: all losses, also of epochs that were not trained again. */
  private record Outcome(double[] losses, double[] seconds, float[] parameters) {}

  @BeforeEach
  void file() {
    file = folder.resolve("run/checkpoint.json");
  }

  private static Provenance provenance(String sha256, int seed) {
    return new Provenance("04-training", "real", sha256, seed, Map.of());
  }

  private Settings settings(int epochs) {
    return new Settings(
        42, epochs, "cpu", "", Map.of(), false, 10, "", false, folder.resolve("run"), folder);
  }

  /** Trains as 04-training does, up to an epoch at which the kernel dies. */
  private Outcome train(int epochs, int until) {
    try (SmallTraining training = new SmallTraining()) {
      Checkpoint checkpoint = start(training, settings(epochs), PROVENANCE, SmallTraining.NETWORK);
      return train(checkpoint, training, epochs, until);
    }
  }

  private static Checkpoint start(
      SmallTraining training, Settings settings, Provenance provenance, Mlp network) {
    Checkpoint checkpoint = new Checkpoint(provenance, settings, network, training.model);
    training.start(checkpoint.adam(.01f));
    return checkpoint;
  }

  private static Outcome train(
      Checkpoint checkpoint, SmallTraining training, int epochs, int until) {
    Table earlier = checkpoint.resume();
    TrainingLog history = new TrainingLog(epochs, earlier, table -> table);
    for (int epoch = earlier.rowCount(); epoch < until; epoch++) {
      history.add(training.step());
      if (history.checkpointDue()) {
        checkpoint.save(history.table());
      }
    }
    return new Outcome(
        history.table().doubleColumn("loss").asDoubleArray(),
        history.table().doubleColumn("seconds").asDoubleArray(),
        training.parameters());
  }

  private static void assertSame(Outcome expected, Outcome actual) {
    assertArrayEquals(expected.losses, actual.losses);
    assertArrayEquals(expected.parameters, actual.parameters);
  }

  @Test
  void trainingThatWasCutOffEndsAsIfItHadNotBeen() {
    Outcome whole = train(35, 35);
    assertTrue(file.toFile().delete());
    Outcome cutOff = train(35, 30);
    assertEquals(30, cutOff.losses.length);
    assertSame(whole, train(35, 35));
  }

  @Test
  void oneThatHadTrainedOnGoesBackToIt() {
    try (SmallTraining training = new SmallTraining()) {
      Checkpoint checkpoint = start(training, settings(35), PROVENANCE, SmallTraining.NETWORK);
      train(checkpoint, training, 35, 30);
      Outcome again = train(checkpoint, training, 35, 35);
      assertTrue(file.toFile().delete());
      assertSame(train(35, 35), again);
    }
  }

  @Test
  void withoutAFileASecondTrainingStartsAnew() {
    try (SmallTraining training = new SmallTraining()) {
      Checkpoint checkpoint = start(training, settings(35), PROVENANCE, SmallTraining.NETWORK);
      train(checkpoint, training, 35, 20);
      assertFalse(Files.exists(file), "no checkpoint before epoch 25");
      assertSame(train(24, 24), train(checkpoint, training, 35, 24));
    }
  }

  @Test
  void closedNetworkIsNamed() {
    SmallTraining training = new SmallTraining();
    Checkpoint checkpoint = start(training, settings(35), PROVENANCE, SmallTraining.NETWORK);
    training.close();
    var e = assertThrows(HarmoniaNetException.class, checkpoint::resume);
    assertEquals(
        "the network is closed: run the cell that makes it again, then this one", e.getMessage());
  }

  @Test
  void clockGoesOnAndTheFileIsDeletedAtTheEnd() {
    double stopped = train(35, 25).seconds[24];
    try (SmallTraining training = new SmallTraining()) {
      Checkpoint checkpoint = start(training, settings(35), PROVENANCE, SmallTraining.NETWORK);
      double[] seconds = train(checkpoint, training, 35, 35).seconds;
      assertEquals(stopped, seconds[24]);
      assertTrue(seconds[25] > stopped, Arrays.toString(seconds));
      checkpoint.delete();
      assertFalse(Files.exists(file));
    }
  }

  /** Tries to resume what is kept after 25 epochs; neither network nor file may change. */
  private void assertRefused(String expected, int epochs, Provenance provenance, Mlp network)
      throws Exception {
    byte[] kept = Files.readAllBytes(file);
    try (SmallTraining training = new SmallTraining()) {
      Checkpoint checkpoint = start(training, settings(epochs), provenance, network);
      float[] before = training.parameters();
      var e = assertThrows(HarmoniaNetException.class, checkpoint::resume);
      assertTrue(e.getMessage().contains(expected), e.getMessage());
      assertTrue(
          e.getMessage().endsWith(": delete it to start anew, or set HARMONIANET_RUN"),
          e.getMessage());
      assertEquals(1, e.getMessage().lines().count(), e.getMessage());
      assertArrayEquals(before, training.parameters());
    }
    assertArrayEquals(kept, Files.readAllBytes(file));
  }

  @Test
  void checkpointOfAnotherTrainingIsRefused() throws Exception {
    train(35, 25);
    Mlp network = SmallTraining.NETWORK;
    assertRefused(
        "run/checkpoint.json was made from other data", 35, provenance("other", 42), network);
    assertRefused(
        "run/checkpoint.json was made with seed 42, this run has 7",
        35,
        provenance("sha", 7),
        network);
    assertRefused(
        "run/checkpoint.json is of another architecture",
        35,
        PROVENANCE,
        new Mlp(11, List.of(20, 30), 10, .2f));
    assertRefused(
        "run/checkpoint.json holds 25 epochs, HARMONIANET_EPOCHS is 24", 24, PROVENANCE, network);
  }

  @Test
  void damagedOrForeignFileIsRefused() throws Exception {
    train(35, 25);
    String whole = Files.readString(file);
    Files.writeString(file, whole.substring(0, whole.length() / 2));
    assertRefused(
        "checkpoint.json is damaged: Unexpected end-of-input",
        35,
        PROVENANCE,
        SmallTraining.NETWORK);
    Files.writeString(file, whole.replaceFirst("\"arrays\" : \".{400}", "\"arrays\" : \""));
    assertRefused(
        "checkpoint.json is damaged: it does not hold all", 35, PROVENANCE, SmallTraining.NETWORK);
    Files.write(file, new byte[] {'P', 'K', 3, 4});
    assertRefused(
        "checkpoint.json is damaged: Unrecognized token", 35, PROVENANCE, SmallTraining.NETWORK);
    Files.writeString(file, "{}");
    assertRefused("checkpoint.json is damaged: ", 35, PROVENANCE, SmallTraining.NETWORK);
  }

  @Test
  void fullDiskLeavesTheCheckpointBefore() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "there is no /dev/full");
    train(50, 25);
    byte[] kept = Files.readAllBytes(file);
    Files.createSymbolicLink(file.resolveSibling("checkpoint.json.part"), full);
    var e = assertThrows(HarmoniaNetException.class, () -> train(50, 50));
    assertTrue(e.getMessage().contains(" for checkpoint.json: free some of it"), e + "");
    assertArrayEquals(kept, Files.readAllBytes(file));
  }
}
