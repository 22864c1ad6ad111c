package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The main job on catalogues of other genres and with other columns than the published one. */
@Tag("notebook")
class AnyGenresTest {
  private static final String COMPARISON = "F1 by genre, published and here";

  /** A catalogue, and the main job executed with it when a test first asks for it. */
  enum Input {
    /** Two genres, one of them published, and two features. */
    TWO(2, 2, 10) {
      @Override
      OwnCatalogue catalogue() {
        return OwnCatalogue.of(List.of("alt-rock", "sleep"), 60)
            .keep("track_id", "energy", "tempo", "track_genre");
      }
    },
    /** Columns as in other files, one of them constant, and a genre of one row. */
    SIX(6, 10, 10) {
      @Override
      OwnCatalogue catalogue() {
        return OwnCatalogue.of(List.of("chill", "gospel", "opera", "salsa", "sleep", "techno"), 60)
            .with("comedy", 1)
            .drop("popularity", "explicit", "time_signature")
            .constant("liveness", "0.1");
      }

      @Override
      Map<String, String> locale() {
        return Project.TURKISH;
      }
    },
    /** More genres than asked for, among them the published ones, and a constant popularity. */
    TWENTY_FIVE(25, 11, 25) {
      @Override
      OwnCatalogue catalogue() {
        return OwnCatalogue.of(OwnCatalogue.genres().subList(0, 27), 20)
            .constant("popularity", "0");
      }
    };

    final int genres;
    final int features;
    private final int wanted;
    private final Once<Path> folder = new Once<>("the main job with " + name(), this::execute);

    Input(int genres, int features, int wanted) {
      this.genres = genres;
      this.features = features;
      this.wanted = wanted;
    }

    abstract OwnCatalogue catalogue();

    /** The locale in which the main job is executed; the names of its files are not ASCII. */
    Map<String, String> locale() {
      return Map.of("LC_ALL", "C");
    }

    private Path execute() {
      Path made = Project.emptyFolder("tests/target/any-genres/m\u00fczi\u011fim \u266b " + genres);
      Map<String, String> settings = new HashMap<>();
      settings.put("HARMONIANET_RUN", made.resolve("run").toString());
      settings.put("HARMONIANET_DATA", made.resolve("own.csv").toString());
      settings.put("HARMONIANET_EPOCHS", "3");
      settings.put("HARMONIANET_GENRES", "" + wanted);
      settings.put("HARMONIANET_BAD_ROWS", "skip");
      settings.putAll(locale());
      try {
        OwnCatalogue own = catalogue();
        String emptyRow = ",".repeat(own.columns().size() - 1) + "\n";
        Files.writeString(made.resolve("own.csv"), own.csv() + emptyRow);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Project.Result result = Project.execute(made, settings, Project.NOTEBOOKS);
      assertEquals(0, result.exit(), result.err());
      return made;
    }

    List<Notebook> notebooks() {
      return Project.NOTEBOOKS.stream().map(this::notebook).toList();
    }

    Notebook notebook(String name) {
      return Notebook.read(folder.get(), name);
    }

    JsonNode artifact(String name) {
      return Project.json(folder.get().resolve("run").resolve(name));
    }
  }

  /** A kernel starts on one core: all are made at a time. */
  @BeforeAll
  static void executeAll() {
    Arrays.stream(Input.values()).parallel().forEach(Input::notebooks);
  }

  @ParameterizedTest
  @EnumSource
  void everyGenreIsScored(Input input) {
    JsonNode metrics = input.artifact("metrics.json");
    Gate.between("accuracy", metrics.get("accuracy").asDouble(), .01, 1);
    assertEquals(input.genres, metrics.get("per_genre").size());
    metrics.get("per_genre").forEach(g -> assertTrue(g.get("support").asInt() > 0, g.toString()));
    assertEquals(input.genres, metrics.at("/confusion/matrix").size());
    assertEquals(input.genres, metrics.at("/eda/top10").size());
  }

  @ParameterizedTest
  @EnumSource
  void networkHasTheFeaturesOfTheFile(Input input) {
    JsonNode model = input.artifact("baseline-model/model.json");
    assertEquals(input.features, model.at("/encoder/features").size());
    assertEquals(input.features, model.at("/network/inputs").asInt());
    assertEquals(input.genres, model.at("/network/outputs").asInt());
    JsonNode preprocessing = input.artifact("preprocessing.json");
    assertEquals(model.at("/encoder/features"), preprocessing.get("features"));
  }

  @ParameterizedTest
  @EnumSource
  void nothingShownOrWrittenIsNotANumber(Input input) {
    for (Notebook notebook : input.notebooks()) {
      assertEquals(List.of(), notebook.complaints());
      String outputs = notebook.outputs().toString();
      assertFalse(outputs.matches("(?s).*\\b(NaN|Infinity)\\b.*"), notebook.name());
      for (JsonNode chart : notebook.charts()) {
        String title = chart.at("/layout/title/text").asText();
        assertTrue(chart.get("data").size() > 0, title + " is empty");
        assertFalse(chart.get("data").toString().contains("null"), title + " lacks a value");
      }
      String results = input.artifact("results/" + notebook.name() + ".json").toString();
      assertFalse(results.matches("(?s).*\\b(NaN|Infinity)\\b.*"), results);
    }
  }

  @ParameterizedTest
  @EnumSource
  void publishedScoresAreNotBesideThose(Input input) {
    Notebook evaluation = input.notebook("05-evaluation");
    assertFalse(evaluation.charts().toString().contains(COMPARISON));
    assertFalse(evaluation.html().contains("macro F1"), "the table of published scores");
    assertFalse(evaluation.printed().contains("against 0.65"), evaluation.printed());
    assertTrue(input.artifact("results/05-evaluation.json").get("standard_errors").isNull());
  }

  @Test
  void claimsAboutOtherGenresAreAbsent() {
    assertEquals(0, Input.SIX.artifact("metrics.json").at("/eda/claims").size());
    assertFalse(Input.SIX.notebook("01-eda").html().contains("alt-rock"));
    String printed = Input.TWO.notebook("05-evaluation").printed();
    assertTrue(printed.contains("alt-rock and alternative are not both among the genres"), printed);
    assertEquals(16, Input.TWENTY_FIVE.artifact("metrics.json").at("/eda/claims").size());
  }

  @Test
  void whatIsLeftOutIsNamed() {
    String two = Input.TWO.notebook("01-eda").html();
    assertTrue(two.contains("1 of 121 rows are left out"), two);
    String six = Input.SIX.notebook("01-eda").printed();
    assertTrue(six.contains("cannot be split: comedy (1 row)"), six);
    assertTrue(six.contains("own.csv has 6 other genres: all of them are taken"), six);
    assertTrue(Input.SIX.notebook("01-eda").html().contains("liveness is constant"));
    assertTrue(Input.SIX.artifact("metrics.json").at("/eda/mean_popularity").isEmpty());
    Notebook many = Input.TWENTY_FIVE.notebook("01-eda");
    assertTrue(many.html().contains("popularity is constant"));
    assertFalse(many.charts().toString().contains("Mean popularity by genre"));
  }

  /** What the report's front page says of each run. */
  @ParameterizedTest
  @EnumSource
  void frontPageSaysNothingOfAbsentClaims(Input input) {
    String program =
        """
        import json, pathlib, sys
        sys.path.insert(0, "environment/report")
        import front_page
        read = lambda file: json.loads(file.read_text(encoding="utf-8"))
        run = pathlib.Path(sys.argv[1])
        results = {file.stem: read(file) for file in (run / "results").glob("*.json")}
        print("\\n".join(front_page.findings(read(run / "metrics.json"), results)))
        """;
    String run = input.folder.get().resolve("run").toString();
    Project.Result result = Project.run(Map.of(), ".venv/bin/python", "-c", program, run);
    assertEquals(0, result.exit(), result.err());
    assertTrue(result.out().startsWith("The network predicts the listed genre of "), result.out());
    boolean claims = input.artifact("metrics.json").at("/eda/claims").size() > 0;
    assertEquals(claims, result.out().contains("published claims"));
    assertFalse(result.out().contains("several genres"), result.out());
  }
}
