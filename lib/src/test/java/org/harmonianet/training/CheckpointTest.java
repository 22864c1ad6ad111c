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
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.jupyter.TrainingLog;
import org.harmonianet.model.Architecture;
import org.harmonianet.nn.Mlp;
import org.harmonianet.run.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class CheckpointTest {
  private static final Architecture ARCHITECTURE =
      new Architecture("sha", 42, SmallTraining.NETWORK, 1180);

  @TempDir Path folder;
  private Path file;

  /** How a training went: all losses, also of epochs that were not trained again. */
  private record Outcome(double[] losses, double[] seconds, float[] parameters) {}

  @BeforeEach
  void file() {
    file = folder.resolve("run/checkpoint.json");
  }

  private Settings settings(int epochs) {
    return new Settings(42, epochs, "cpu", "", 1000, folder.resolve("run"), folder);
  }

  /** Trains as 04-training does, up to an epoch at which the kernel dies. */
  private Outcome train(int epochs, int until) {
    ResumableAdam adam = new ResumableAdam(SmallTraining.adam(.01f));
    try (SmallTraining training = new SmallTraining(adam)) {
      Checkpoint checkpoint = new Checkpoint(settings(epochs), ARCHITECTURE, training.model, adam);
      return train(checkpoint, training, epochs, until);
    }
  }

  private static Outcome train(
      Checkpoint checkpoint, SmallTraining training, int epochs, int until) {
    Table earlier = checkpoint.resume();
    TrainingLog history = new TrainingLog(epochs, earlier, table -> table);
    for (int epoch = earlier.rowCount(); epoch < until; epoch++) {
      history.add(training.step());
      if (history.checkpointDue()) {
        checkpoint.keep(history.table());
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
    ResumableAdam adam = new ResumableAdam(SmallTraining.adam(.01f));
    try (SmallTraining training = new SmallTraining(adam)) {
      Checkpoint checkpoint = new Checkpoint(settings(35), ARCHITECTURE, training.model, adam);
      train(checkpoint, training, 35, 30);
      Outcome again = train(checkpoint, training, 35, 35);
      assertTrue(file.toFile().delete());
      assertSame(train(35, 35), again);
    }
  }

  @Test
  void withoutAFileASecondTrainingStartsAnew() {
    ResumableAdam adam = new ResumableAdam(SmallTraining.adam(.01f));
    try (SmallTraining training = new SmallTraining(adam)) {
      Checkpoint checkpoint = new Checkpoint(settings(35), ARCHITECTURE, training.model, adam);
      train(checkpoint, training, 35, 20);
      assertFalse(Files.exists(file), "no checkpoint before epoch 25");
      assertSame(train(24, 24), train(checkpoint, training, 35, 24));
    }
  }

  @Test
  void closedNetworkIsNamed() {
    ResumableAdam adam = new ResumableAdam(SmallTraining.adam(.01f));
    SmallTraining training = new SmallTraining(adam);
    Checkpoint checkpoint = new Checkpoint(settings(35), ARCHITECTURE, training.model, adam);
    training.close();
    var e = assertThrows(HarmoniaNetException.class, checkpoint::resume);
    assertEquals(
        "the network is closed: run the cell that makes it again, then this one", e.getMessage());
  }

  @Test
  void clockGoesOnAndTheFileIsDeletedAtTheEnd() {
    double stopped = train(35, 25).seconds[24];
    ResumableAdam adam = new ResumableAdam(SmallTraining.adam(.01f));
    try (SmallTraining training = new SmallTraining(adam)) {
      Checkpoint checkpoint = new Checkpoint(settings(35), ARCHITECTURE, training.model, adam);
      double[] seconds = train(checkpoint, training, 35, 35).seconds;
      assertEquals(stopped, seconds[24]);
      assertTrue(seconds[25] > stopped, Arrays.toString(seconds));
      checkpoint.delete();
      assertFalse(Files.exists(file));
    }
  }

  /** Tries to resume what is kept after 25 epochs; neither network nor file may change. */
  private void assertRefused(String expected, int epochs, Architecture architecture)
      throws Exception {
    byte[] kept = Files.readAllBytes(file);
    ResumableAdam adam = new ResumableAdam(SmallTraining.adam(.01f));
    try (SmallTraining training = new SmallTraining(adam)) {
      float[] before = training.parameters();
      Checkpoint checkpoint = new Checkpoint(settings(epochs), architecture, training.model, adam);
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
    Mlp network = ARCHITECTURE.network();
    assertRefused(
        "run/checkpoint.json was made from other data",
        35,
        new Architecture("other", 42, network, 1180));
    assertRefused(
        "run/checkpoint.json was made with seed 42, this run has 7",
        35,
        new Architecture("sha", 7, network, 1180));
    assertRefused(
        "run/checkpoint.json is of another architecture",
        35,
        new Architecture("sha", 42, new Mlp(11, List.of(20, 30), 10, .2f), 1180));
    assertRefused(
        "run/checkpoint.json holds 25 epochs, HARMONIANET_EPOCHS is 24", 24, ARCHITECTURE);
  }

  @Test
  void damagedOrForeignFileIsRefused() throws Exception {
    train(35, 25);
    String whole = Files.readString(file);
    Files.writeString(file, whole.substring(0, whole.length() / 2));
    assertRefused("checkpoint.json is damaged: Unexpected end-of-input", 35, ARCHITECTURE);
    Files.writeString(file, whole.replaceFirst("\"arrays\" : \".{400}", "\"arrays\" : \""));
    assertRefused("checkpoint.json is damaged: it does not hold all", 35, ARCHITECTURE);
    Files.write(file, new byte[] {'P', 'K', 3, 4});
    assertRefused("checkpoint.json is damaged: Unrecognized token", 35, ARCHITECTURE);
    Files.writeString(file, "{}");
    assertRefused("checkpoint.json is damaged: ", 35, ARCHITECTURE);
  }

  @Test
  void fullDiskLeavesTheCheckpointBefore() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "there is no /dev/full");
    train(50, 25);
    byte[] kept = Files.readAllBytes(file);
    Files.createSymbolicLink(file.resolveSibling("checkpoint.json.part"), full);
    var e = assertThrows(HarmoniaNetException.class, () -> train(50, 50));
    assertTrue(e.getMessage().contains("checkpoint.json: IOException, No space left"), e + "");
    assertArrayEquals(kept, Files.readAllBytes(file));
  }
}
