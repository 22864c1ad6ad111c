package org.harmonianet.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.data.Features;
import org.harmonianet.evaluation.ProbabilityScores;
import org.harmonianet.nn.Mlp;
import org.harmonianet.preprocessing.TrackEncoder;
import org.harmonianet.preprocessing.TrackInputs;
import org.harmonianet.training.TrackStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** A saved model for genres, what it guesses, and the tracks that it gets. */
class GenreModelTest {
  private static final int ROWS = 50;
  private static final List<String> GENRES = List.of("ambient", "blues", "club");

  @TempDir Path folder;
  private Table tracks;
  private GenreModel card;
  private double[][] before;

  @BeforeEach
  void save() {
    tracks = tracks();
    TrackEncoder encoding = TrackEncoder.fit(tracks);
    Mlp network = new Mlp(encoding.width(), List.of(8), GENRES.size(), .3f);
    Engine.getInstance().setRandomSeed(1);
    try (Model model = Model.newInstance("untrained", Device.cpu())) {
      model.setBlock(network.block());
      model.getBlock().initialize(model.getNDManager(), DataType.FLOAT32, network.inputShape());
      card =
          new GenreModel("real", "sha", 42, 3, network, encoding, GENRES, null).save(folder, model);
      before = Networks.probabilities(model, encoding.transform(tracks));
    }
  }

  private static Table tracks() {
    Random random = new Random(1);
    Table table = Table.create("tracks");
    for (String feature : Features.NAMES) {
      table.addColumns(DoubleColumn.create(feature, random.doubles(ROWS).toArray()));
    }
    table.addColumns(BooleanColumn.create("explicit", new boolean[ROWS]));
    for (String category : List.of("key", "mode", "time_signature")) {
      table.addColumns(IntColumn.create(category, random.ints(ROWS, 0, 5).toArray()));
    }
    return table;
  }

  @Test
  void loadedModelGuessesAsBefore() throws Exception {
    GenreModel read = GenreModel.read(folder);
    assertEquals(card.version(), read.version());
    assertEquals(12, read.version().length());
    assertEquals(GENRES, read.genres());
    try (Model model = read.load(folder, Device.cpu());
        var predictor = model.newPredictor(new GenreTranslator(read.encoding()))) {
      GenreTranslator.Guess[] guesses = predictor.predict(TrackInputs.of(tracks));
      assertEquals(ROWS, guesses.length);
      for (int row = 0; row < ROWS; row++) {
        float[] p = guesses[row].probabilities();
        double[] asDoubles = IntStream.range(0, 3).mapToDouble(genre -> p[genre]).toArray();
        assertArrayEquals(before[row], asDoubles, 1e-6);
        assertEquals(ProbabilityScores.mostProbable(asDoubles), guesses[row].label());
        assertEquals(1, Arrays.stream(asDoubles).sum(), 1e-5);
      }
    }
  }

  @Test
  void missingOrForeignModelNamesTheNotebook() throws Exception {
    Path nowhere = folder.resolve("nowhere");
    var missing = assertThrows(HarmoniaNetException.class, () -> GenreModel.read(nowhere));
    assertEquals(
        nowhere.resolve("model.json") + " is missing: run 08-scale first", missing.getMessage());
    Mlp other = new Mlp(card.encoding().width(), List.of(9), GENRES.size(), .3f);
    GenreModel foreign =
        new GenreModel(
            "real", "sha", 42, 3, other, card.encoding(), GENRES, card.parametersSha256());
    var e = assertThrows(HarmoniaNetException.class, () -> foreign.load(folder, Device.cpu()));
    assertEquals("run 08-scale first", e.getMessage().replaceAll("^.*: ", ""));
    Files.writeString(folder.resolve(GenreModel.FILES.get(1)), "no parameters");
    assertThrows(HarmoniaNetException.class, () -> card.load(folder, Device.cpu()));
  }

  @Test
  void storeKeepsTracksInParts() {
    TrackStore store = new TrackStore();
    int[] labels = IntStream.range(0, ROWS).toArray();
    for (int start = 0; start < ROWS; start += 20) {
      int end = Math.min(ROWS, start + 20);
      store.add(tracks.inRange(start, end), Arrays.copyOfRange(labels, start, end));
    }
    assertEquals(ROWS, store.size());
    int[] rows = {49, 0, 20, 19, 20};
    TrackInputs kept = store.inputs(rows);
    TrackInputs all = TrackInputs.of(tracks);
    for (int i = 0; i < rows.length; i++) {
      assertEquals(rows[i], store.label(rows[i]));
      assertArrayEquals(all.features()[rows[i]], kept.features()[i], 1e-7);
      assertArrayEquals(all.categories()[rows[i]], kept.categories()[i]);
    }
    assertThrows(IllegalStateException.class, () -> store.add(tracks.first(1), new int[1]));
  }
}
