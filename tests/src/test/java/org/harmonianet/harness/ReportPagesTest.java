package org.harmonianet.harness;

import static org.harmonianet.harness.Browser.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The report as its readers open it: from disk, on a desktop and on a phone, in a real browser. */
@Tag("browser")
@Tag("notebook")
@Execution(ExecutionMode.CONCURRENT)
class ReportPagesTest {
  static final List<String> NOTEBOOKS = Project.NOTEBOOKS;

  static final List<String> PAGES =
      Stream.concat(NOTEBOOKS.stream(), Stream.of("index", "licences", "try-it")).toList();

  private static JsonNode pages;

  @BeforeAll
  static void openEachPage() {
    Browser.assumeChromium();
    pages = Browser.look(Map.of(), "report", MainRun.BASELINE.report());
  }

  @Test
  void thereAreNoOtherPages() {
    assertEquals(PAGES, pages.properties().stream().map(Map.Entry::getKey).toList());
  }

  /**
   * Charts have labels, links have underlines, pages fit the screen, and axe-core finds nothing
   * serious.
   */
  @ParameterizedTest
  @FieldSource("PAGES")
  void keepsNobodyOut(String page) {
    for (String screen : List.of("desktop", "phone")) {
      assertEquals(List.of(), texts(pages.required(page).required(screen)), "on a " + screen);
    }
  }

  @ParameterizedTest
  @FieldSource("PAGES")
  void opensFromDiskWithoutErrors(String page) {
    assertEquals(List.of(), texts(pages.required(page).get("errors")));
    assertEquals(List.of(), texts(pages.required(page).get("foreign")));
  }

  @ParameterizedTest
  @FieldSource("PAGES")
  void hasAPolicy(String page) {
    String policy = pages.required(page).get("policy").asText();
    assertTrue(
        policy.matches("default-src 'none'; script-src ('none'|('sha256-\\S+ ?){1,2}); .*"),
        policy);
  }

  @ParameterizedTest
  @FieldSource("PAGES")
  void linksToTheOthers(String page) {
    List<String> links = texts(pages.required(page).get("links"));
    if (page.equals("licences") || page.equals("try-it")) {
      assertEquals(List.of("index.html"), links);
      return;
    }
    NOTEBOOKS.stream()
        .filter(name -> !name.equals(page))
        .forEach(name -> assertTrue(links.contains(name + ".html"), links.toString()));
  }

  @ParameterizedTest
  @FieldSource("NOTEBOOKS")
  void showsCodeOnRequest(String page) {
    assertTrue(pages.required(page).required("code_switch").asBoolean());
  }

  @Test
  void showsTheChartsOfEda() {
    assertEquals(ReportPolicyTest.EDA_CHARTS, texts(pages.at("/01-eda/titles")));
    assertEquals(List.of("Spread of tempo by genre"), texts(pages.at("/01-eda/chosen")));
  }

  @Test
  void showsTheTrainingLoss() {
    assertEquals(List.of("Training loss"), texts(pages.at("/04-training/titles")));
  }

  @ParameterizedTest
  @CsvSource({"02-preprocessing, 2", "05-evaluation, 3"})
  void showsCharts(String page, int charts) {
    assertEquals(charts, pages.required(page).get("titles").size());
  }
}
