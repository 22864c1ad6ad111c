package org.harmonianet.notebook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.model.LinearLayer;
import org.harmonianet.model.SavedModel;
import org.harmonianet.nn.Mlp;
import org.harmonianet.preprocessing.Preprocessing;
import org.harmonianet.preprocessing.StandardScaler;
import org.harmonianet.run.Artifacts;
import org.harmonianet.run.Provenance;
import org.harmonianet.split.StratifiedSplit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run with two genres and three features, of which tempo is constant. */
class TryItTest {
  private static final List<String> GENRES = List.of("ambient", "blues");
  private static final List<String> FEATURES = List.of("popularity", "energy", "tempo");
  private static final Provenance PROVENANCE =
      new Provenance("04-training", "real", "sha", 42, Map.of());
  private static final Mlp NETWORK = new Mlp(3, List.of(4), 2, .3f);
  private static final StandardScaler SCALER =
      new StandardScaler(new double[] {49.5, .2475, 120}, new double[] {2, .5, 1});

  private static final String HEADER =
      "track_id,artists,album_name,track_name,popularity,duration_ms,explicit,danceability,energy,key,"
          + "loudness,mode,speechiness,acousticness,instrumentalness,liveness,valence,tempo,"
          + "time_signature,track_genre\n";

  @TempDir Path run;

  private static String line(int row) {
    String genre = row % 2 == 0 ? "ambient" : "blues";
    return "id%d,a,b,c,%d,200000,false,.5,%s,1,-5,1,.1,.1,.1,.1,.1,120,4,%s"
        .formatted(row, row % 100, row / 200., genre);
  }

  @BeforeEach
  void makeRun() throws Exception {
    Files.writeString(
        run.resolve("tracks.csv"),
        HEADER
            + IntStream.range(0, 120).mapToObj(TryItTest::line).collect(Collectors.joining("\n")));
    int[] train = IntStream.range(0, 100).toArray();
    int[] test = IntStream.range(100, 120).toArray();
    Artifacts.writeJson(run.resolve("split.json"), new StratifiedSplit(train, test));
    prepare(GENRES, SCALER);
    try (Model model = Model.newInstance("untrained", Device.cpu())) {
      model.setBlock(NETWORK.block());
      model.getBlock().initialize(model.getNDManager(), DataType.FLOAT32, NETWORK.inputShape());
      SavedModel.save(
          run.resolve("baseline-model"), model, PROVENANCE, NETWORK, SCALER, GENRES, 1, 1);
    }
  }

  private void prepare(List<String> genres, StandardScaler scaler) {
    Artifacts.writeJson(
        run.resolve("preprocessing.json"), new Preprocessing(FEATURES, genres, scaler));
  }

  @Test
  void hasASliderForEachInputOfTheNetwork() {
    TryIt page = TryIt.of(run, PROVENANCE);
    assertEquals(FEATURES, page.sliders().stream().map(Slider::name).toList());
    assertEquals(
        List.of("0 to 100", "0 to 1", "beats/min"),
        page.sliders().stream().map(Slider::unit).toList());
    assertEquals(new Slider("popularity", "0 to 100", 0, 99, 1, 49.5, 2), page.sliders().get(0));
    assertEquals(new Slider("tempo", "beats/min", 120, 120, 1, 120, 1), page.sliders().get(2));
    assertEquals(GENRES, page.genres());
    assertEquals(List.of(3, 4), page.layers().stream().map(LinearLayer::inputs).toList());
  }

  @Test
  void startsWithTheMeansOfTrainingRows() {
    List<TryIt.Preset> presets = TryIt.of(run, PROVENANCE).presets();
    assertEquals(
        List.of("all tracks", "ambient", "blues"),
        presets.stream().map(TryIt.Preset::name).toList());
    assertArrayEquals(new double[] {50, .25, 120}, presets.get(0).values());
    assertArrayEquals(new double[] {49, .245, 120}, presets.get(1).values());
    assertArrayEquals(new double[] {50, .25, 120}, presets.get(2).values());
  }

  @Test
  void becomesMapsAndLists() {
    Map<String, Object> spec = TryIt.of(run, PROVENANCE).spec();
    assertEquals(List.of("sliders", "genres", "presets", "layers"), List.copyOf(spec.keySet()));
    assertTrue(spec.get("sliders") instanceof List<?> sliders && sliders.get(0) instanceof Map);
  }

  private void assertRefused(String expected, Provenance wanted) {
    var e = assertThrows(HarmoniaNetException.class, () -> TryIt.of(run, wanted));
    assertTrue(e.getMessage().contains(expected), e.getMessage());
    assertTrue(e.getMessage().endsWith(": run 04-training first"), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
  }

  @Test
  void networkOfAnotherRunIsRefused() {
    for (Provenance other :
        List.of(
            new Provenance("13-what-is-my-song", "real", "sha", 7, Map.of()),
            new Provenance("13-what-is-my-song", "real", "other", 42, Map.of()))) {
      assertRefused("was made with other data or another seed", other);
    }
  }

  @Test
  void networkOfAnotherPreprocessingIsRefused() {
    prepare(List.of("ambient", "club"), SCALER);
    assertRefused("preprocessing.json is not that of the network", PROVENANCE);
    prepare(GENRES, new StandardScaler(new double[] {1, 1, 1}, new double[] {2, .5, 1}));
    assertRefused("preprocessing.json is not that of the network", PROVENANCE);
  }

  @Test
  void missingNetworkIsNamed() throws Exception {
    Files.delete(run.resolve("baseline-model/model.json"));
    assertRefused("model.json is missing", PROVENANCE);
  }
}
