package org.harmonianet.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.harmonianet.Golden;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against scikit-learn's report and confusion matrix on 2,000 rows. */
class ClassificationReportTest {
  private static Golden.Split golden;
  private static ConfusionMatrix confusion;
  private static ClassificationReport report;

  @BeforeAll
  static void compute() {
    golden = Golden.split();
    int[] truth = Arrays.stream(golden.test()).map(row -> row / 1000).toArray();
    confusion = ConfusionMatrix.of(golden.genres(), truth, golden.samplePredictionsOnTest());
    report = ClassificationReport.of(confusion);
  }

  private static void assertScores(JsonNode expected, ClassificationReport.ClassScores actual) {
    assertEquals(expected.get("precision").asDouble(), actual.precision(), 1e-15);
    assertEquals(expected.get("recall").asDouble(), actual.recall(), 1e-15);
    assertEquals(expected.get("f1-score").asDouble(), actual.f1(), 1e-15);
    assertEquals(expected.get("support").asInt(), actual.support());
  }

  @Test
  void numbersAreScikitLearns() {
    JsonNode expected = golden.sampleReport();
    golden.genres().forEach(g -> assertScores(expected.get(g), report.classes().get(g)));
    assertScores(expected.get("macro avg"), report.macro());
    assertScores(expected.get("weighted avg"), report.weighted());
    assertEquals(expected.get("accuracy").asDouble(), report.accuracy(), 1e-15);
  }

  @Test
  void textIsScikitLearns() {
    assertEquals(golden.sampleReportText(), report.toString());
  }

  @Test
  void hostileNameLeavesTheNumbersInTheirPlace() {
    ConfusionMatrix hebrew =
        ConfusionMatrix.of(
            List.of("שירים", "a\nb" + "c".repeat(99)), new int[] {0, 1}, new int[] {0, 1});
    List<String> lines = ClassificationReport.of(hebrew).toString().lines().toList();
    assertTrue(lines.get(2).strip().startsWith("\u2068שירים\u2069 "), lines.get(2));
    assertTrue(lines.get(3).strip().startsWith("a␊b" + "c".repeat(37) + "… "), lines.get(3));
  }

  @Test
  void confusionMatrixIsScikitLearns() {
    assertArrayEquals(golden.sampleConfusion(), confusion.matrix());
  }

  @Test
  void classWithoutRowsOrPredictionsScoresZero() {
    ConfusionMatrix small =
        ConfusionMatrix.of(List.of("a", "b", "c"), new int[] {0, 0, 1}, new int[] {0, 0, 0});
    ClassificationReport.ClassScores unseen = ClassificationReport.of(small).classes().get("c");
    assertEquals(new ClassificationReport.ClassScores(0, 0, 0, 0), unseen);
    assertEquals(1, small.count("b", "a"));
  }

  @Test
  void differentLengthsAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> ConfusionMatrix.of(List.of("a"), new int[1], new int[2]));
  }
}
