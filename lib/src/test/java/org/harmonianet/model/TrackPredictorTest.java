package org.harmonianet.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.RandomTracks;
import org.harmonianet.data.Features;
import org.harmonianet.data.TrackParser;
import org.harmonianet.nn.Mlp;
import org.harmonianet.preprocessing.StandardScaler;
import org.harmonianet.preprocessing.TrackEncoder;
import org.harmonianet.preprocessing.TrackInputs;
import org.harmonianet.preprocessing.TrackTransformer;
import org.harmonianet.run.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class TrackPredictorTest {
  private static final int ROWS = 3000;
  private static final Table TRACKS = RandomTracks.table(ROWS);

  @TempDir Path folder;

  private void save(TrackTransformer encoder) {
    Mlp network = new Mlp(encoder.width(), List.of(16), 4, .2f);
    try (Model model = Model.newInstance("untrained", Device.cpu())) {
      model.setBlock(network.block());
      model.getBlock().initialize(model.getNDManager(), DataType.FLOAT32, network.inputShape());
      Provenance provenance = new Provenance("11-all-genres", "real", "sha", 1, Map.of());
      List<String> genres = List.of("ambient", "blues", "club", "disco");
      SavedModel.save(folder, model, provenance, network, encoder, genres, 1, 1);
    }
  }

  private static List<TrackParser.Row> rows(TrackInputs inputs) {
    return IntStream.range(0, ROWS)
        .mapToObj(i -> new TrackParser.Row("", inputs.features()[i], inputs.categories()[i]))
        .toList();
  }

  /** In threads at once, and with batches of all sizes. */
  private void assertPredictsAsTheTranslatorDoes() {
    try (TrackPredictor predictor = TrackPredictor.load(folder);
        Model model = predictor.saved().load(folder, Device.cpu())) {
      TrackInputs inputs = TrackInputs.of(TRACKS, predictor.features(), predictor.categories());
      List<TrackParser.Row> rows = rows(inputs);
      double[][] expected = GenreTranslator.predict(model, predictor.saved().encoder(), inputs);
      int[] starts =
          IntStream.iterate(0, s -> s < 77, s -> s + 1).map(s -> s * (s + 1) / 2).toArray();
      IntStream.range(1, starts.length)
          .parallel()
          .forEach(
              batch -> {
                int start = starts[batch - 1];
                float[][] found = predictor.predict(rows.subList(start, starts[batch]));
                assertEquals(starts[batch] - start, found.length);
                for (int i = 0; i < found.length; i++) {
                  for (int genre = 0; genre < 4; genre++) {
                    assertEquals(expected[start + i][genre], found[i][genre], 1e-6);
                  }
                }
              });
    }
  }

  @Test
  void predictsAsTheTranslatorDoes() {
    save(TrackEncoder.fit(TRACKS, Features.OPTIONAL));
    assertPredictsAsTheTranslatorDoes();
  }

  @Test
  void predictsWithTheBaselinesFeatures() {
    save(StandardScaler.fit(Features.matrix(TRACKS)));
    assertPredictsAsTheTranslatorDoes();
  }

  @Test
  void unknownFeaturesAreRefused() {
    save(new StandardScaler(new double[5], new double[5]));
    String message =
        assertThrows(HarmoniaNetException.class, () -> TrackPredictor.load(folder)).getMessage();
    assertTrue(message.contains("takes 5 features and does not say which"), message);
  }
}
