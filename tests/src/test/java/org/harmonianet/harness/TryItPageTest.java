package org.harmonianet.harness;

import static org.harmonianet.harness.Browser.texts;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.harmonianet.data.Features;
import org.harmonianet.model.GenreTranslator;
import org.harmonianet.model.SavedModel;
import org.harmonianet.preprocessing.TrackInputs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The page that predicts in the browser, from disk: what it shows is what DJL predicts. */
@Tag("browser")
@Tag("notebook")
@Execution(ExecutionMode.CONCURRENT)
class TryItPageTest {
  private static Path page;
  private static SavedModel saved;
  private static JsonNode seen;

  @BeforeAll
  static void tryIt() {
    Browser.assumeChromium();
    page = MainRun.BASELINE.report().resolve("try-it.html");
    saved = SavedModel.read(MainRun.BASELINE.run().resolve("baseline-model"));
    Project.Result result =
        Project.run(Map.of(), ".venv/bin/python", "tests/browser/try_it.py", page.toString());
    assertEquals(0, result.exit(), result.err());
    seen = Project.parse(result.out());
  }

  private static double[] numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  /** The state of the page with the means of each genre, then the one after a slider was moved. */
  private static List<JsonNode> states() {
    Stream<JsonNode> means = StreamSupport.stream(seen.get("means").spliterator(), false);
    return Stream.concat(means, Stream.of(seen.get("moved"))).toList();
  }

  @Test
  void opensFromDiskWithoutErrors() {
    assertEquals(List.of(), texts(seen.get("errors")));
    assertEquals(List.of(), texts(seen.get("foreign")));
  }

  @Test
  void predictsWhatDjlDoes() {
    double[][] values =
        states().stream().map(state -> numbers(state.get("values"))).toArray(double[][]::new);
    assertEquals(saved.genres().size() + 2, values.length);
    double[][] expected;
    try (var model = saved.load(MainRun.BASELINE.run().resolve("baseline-model"), Device.cpu())) {
      var tracks = new TrackInputs(values, new int[values.length][0]);
      expected = GenreTranslator.predict(model, saved.encoder().transform(tracks));
    }
    for (int i = 0; i < values.length; i++) {
      assertArrayEquals(expected[i], numbers(states().get(i).get("probabilities")), 1e-5);
    }
  }

  @Test
  void barsAndTextsShowTheProbabilities() {
    assertEquals(saved.genres(), texts(seen.get("genres")));
    for (JsonNode state : states()) {
      double[] probabilities = numbers(state.get("probabilities"));
      assertArrayEquals(probabilities, numbers(state.get("widths")), .01);
      List<String> percents =
          IntStream.range(0, probabilities.length)
              .mapToObj(i -> "%.1f%%".formatted(100 * probabilities[i]))
              .toList();
      assertEquals(percents, texts(state.get("percents")));
      assertTrue(
          percents.stream().anyMatch(percent -> state.get("best").asText().endsWith(percent)));
    }
  }

  @Test
  void hasASliderForEachFeatureWithItsUnit() {
    List<String> labels = texts(seen.get("labels"));
    assertEquals(Features.NAMES.size(), labels.size());
    assertEquals("popularity 0 to 100", labels.get(0));
    List<String> spoken = texts(seen.at("/moved/texts"));
    assertTrue(spoken.get(1).matches("\\d+:\\d\\d min"), spoken.toString());
    assertTrue(spoken.get(4).matches("−\\d+\\.\\d dB"), spoken.toString());
    assertTrue(spoken.get(10).matches("\\d+ beats/min"), spoken.toString());
    assertEquals(spoken, texts(seen.at("/moved/shown")));
  }

  @Test
  void buttonSetsTheSliders() {
    for (Map.Entry<String, JsonNode> mean : seen.get("means").properties()) {
      assertEquals(List.of(mean.getKey()), texts(mean.getValue().get("pressed")));
    }
    assertNotEquals(seen.at("/means/all tracks/values"), seen.at("/means/ambient/values"));
  }

  @Test
  void keyboardMovesASlider() {
    JsonNode before = seen.get("means").get(saved.genres().get(saved.genres().size() - 1));
    JsonNode after = seen.get("moved");
    assertEquals(before.at("/values/0").asInt() + 12, after.at("/values/0").asInt());
    assertNotEquals(before.get("percents"), after.get("percents"));
    assertNotEquals(before.get("widths"), after.get("widths"));
    assertEquals(List.of(), texts(after.get("pressed")));
    assertEquals("solid", seen.get("outline").asText(), "focus is visible");
  }

  /** Twelve steps of a slider are told once. */
  @Test
  void screenReaderIsToldTheResultOnce() {
    assertEquals(1, seen.get("announcements").asInt());
    assertEquals(seen.at("/moved/best"), seen.get("told"));
  }

  @Test
  void isSmall() throws Exception {
    assertTrue(Files.size(page) < 1_000_000, Files.size(page) + " bytes");
    String index = Files.readString(page.resolveSibling("index.html"));
    assertTrue(index.contains("href=\"try-it.html\""), "the front page links to it");
  }
}
