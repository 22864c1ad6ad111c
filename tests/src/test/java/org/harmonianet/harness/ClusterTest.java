package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.harmonianet.data.DatasetFile;
import org.harmonianet.data.GenreLabels;
import org.harmonianet.data.ReplicatedCatalogue;
import org.harmonianet.data.TrackReader;
import org.harmonianet.evaluation.Scores;
import org.harmonianet.model.GenreTranslator;
import org.harmonianet.model.SavedModel;
import org.harmonianet.nn.Mlp;
import org.harmonianet.preprocessing.TrackEncoder;
import org.harmonianet.preprocessing.TrackInputs;
import org.harmonianet.run.Provenance;
import org.harmonianet.run.Settings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tech.tablesaw.api.Table;

/**
 * Scores a replicated catalogue on a Spark cluster of a master and two workers, one of which is
 * killed on the way.
 */
@Tag("cluster")
@Tag("full")
@Execution(ExecutionMode.CONCURRENT)
class ClusterTest {
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Pattern WORKER = Pattern.compile("worker 2: process (\\d+)");

  @TempDir static Path folder;
  private static Table tracks;
  private static Path expected;

  /** The network need not have learned anything to be compared with itself. */
  @BeforeAll
  static void prepare() throws Exception {
    Optional<Path> dataset = new DatasetFile(Settings.load()).locate();
    assumeTrue(dataset.isPresent(), "there is no real dataset");
    tracks = TrackReader.read(dataset.get());
    GenreLabels genres = GenreLabels.of(tracks);
    TrackEncoder encoding = TrackEncoder.fit(tracks);
    Mlp network = new Mlp(encoding.width(), List.of(512, 512), genres.size(), 0);
    Engine.getInstance().setRandomSeed(1);
    try (Model model = Model.newInstance("untrained", Device.cpu())) {
      model.setBlock(network.block());
      model.getBlock().initialize(model.getNDManager(), DataType.FLOAT32, network.inputShape());
      SavedModel.save(
          folder.resolve("run/all-genres-model"),
          model,
          new Provenance("11-all-genres", "real", "sha", 1, Map.of()),
          network,
          encoding,
          genres.genres(),
          0,
          0);
      expected = folder.resolve("expected.csv");
      try (var predictor = model.newPredictor(GenreTranslator.probabilities());
          BufferedWriter out = Files.newBufferedWriter(expected)) {
        out.write("row,track_id,genre,probability\n");
        for (int start = 0; start < tracks.rowCount(); start += 8192) {
          Table part = tracks.inRange(start, Math.min(start + 8192, tracks.rowCount()));
          double[][] predicted = predictor.predict(encoding.transform(TrackInputs.of(part)));
          for (int i = 0; i < predicted.length; i++) {
            int label = Scores.mostProbable(predicted[i]);
            String genre = genres.genres().get(label);
            float probability = (float) predicted[i][label];
            out.write(
                "%d,%s,%s,%s\n"
                    .formatted(start + i, part.getString(i, "track_id"), genre, probability));
          }
        }
      }
    }
  }

  private static Process score(Path catalogue, Path out, Path said) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                ".venv-spark/bin/python",
                "environment/spark/cluster.py",
                "2",
                "make",
                "-s",
                "score",
                "IN=" + catalogue,
                "OUT=" + out)
            .directory(Project.ROOT.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().put("HARMONIANET_RUN", folder.resolve("run").toString());
    return builder.start();
  }

  /** Waits until some tasks have ended, and are thus in the hands of the job. */
  private static void awaitFirstResults(Process job, Path part) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end && job.isAlive()) {
      if (Files.exists(part)) {
        try (var files = Files.walk(part, 4)) {
          if (files.anyMatch(file -> file.getFileName().toString().startsWith("task_"))) {
            return;
          }
        } catch (UncheckedIOException e) {
          // Spark has moved a file meanwhile.
        }
      }
      Thread.sleep(50);
    }
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD) // one cluster at a time
  void lostWorkerLosesNoRow(@TempDir Path own) throws Exception {
    assertLostWorkerLosesNoRow(own, 228_000);
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void lostWorkerLosesNoRowOfMillions(@TempDir Path own) throws Exception {
    assertLostWorkerLosesNoRow(own, 2_280_000);
  }

  private static void assertLostWorkerLosesNoRow(Path own, int rows) throws Exception {
    Path catalogue = own.resolve("catalogue.csv");
    ReplicatedCatalogue.write(tracks, catalogue, rows);
    Path out = own.resolve("out");
    Path said = own.resolve("said.txt");
    Process job = score(catalogue, out, said);
    try {
      awaitFirstResults(job, own.resolve("out.part"));
      assertTrue(job.isAlive(), () -> read(said));
      Matcher worker = WORKER.matcher(read(said));
      assertTrue(worker.find(), () -> read(said));
      assertEquals(0, Project.run(Map.of(), "kill", "-9", worker.group(1)).exit());
      assertFalse(Files.exists(out), "the job had ended before its worker was killed");
      assertTrue(job.waitFor(PATIENCE.toMinutes(), TimeUnit.MINUTES), () -> read(said));
    } finally {
      job.descendants().forEach(ProcessHandle::destroy);
      job.destroy();
    }
    assertEquals(0, job.exitValue(), () -> read(said));
    assertTrue(read(said).contains("Lost executor"), () -> read(said));
    assertTrue(
        read(said).contains("%,d rows scored, 0 rejected".formatted(rows)), () -> read(said));
    System.out.println(read(said).lines().reduce((first, second) -> second).orElse(""));
    assertEveryRowOnce(out, rows);
  }

  private static void assertEveryRowOnce(Path out, int rows) {
    Project.Result result =
        Project.run(
            Map.of(),
            ".venv-spark/bin/python",
            "tests/cluster/check_scores.py",
            out.toString(),
            expected.toString());
    assertEquals(0, result.exit(), result.err());
    JsonNode found = Project.parse(result.out());
    assertEquals(rows, found.get("rows").asInt());
    assertEquals(rows, found.get("with_probabilities").asInt());
    assertEquals(rows, found.get("distinct").asInt());
    assertEquals(1, found.get("first").asInt());
    assertEquals(rows, found.get("last").asInt());
    assertEquals(0, found.get("other_track").asInt());
    assertEquals(0, found.get("other_genre").asInt());
    Gate.between("difference", found.get("difference").asDouble(Double.NaN), 0, 1e-6);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
