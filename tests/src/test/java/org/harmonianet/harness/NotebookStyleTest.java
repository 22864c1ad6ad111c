package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The form of the committed notebooks: a story with a head and a foot, in small cells. */
class NotebookStyleTest {
  static final List<String> NOTEBOOKS = FilesTest.NOTEBOOKS;

  private static final int CELLS = 36;
  private static final int LINES = 15;
  private static final int COLUMNS = 100;
  private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern FOR_HEAD = Pattern.compile("\\bfor \\([^;]*;[^;]*;");

  private static Notebook read(String name) {
    return Notebook.read(Project.ROOT.resolve("notebooks"), name);
  }

  private static String source(JsonNode cell) {
    return Notebook.text(cell.get("source"));
  }

  private static boolean isCode(JsonNode cell) {
    return cell.get("cell_type").asText().equals("code");
  }

  @ParameterizedTest
  @FieldSource("NOTEBOOKS")
  void opensWithLinksQuestionAndFindings(String name) {
    String head = source(read(name).content().at("/cells/0"));
    assertTrue(head.startsWith("# " + name.substring(0, 2) + " · "), head);
    assertTrue(head.contains("[Contents](README.md)"), head);
    int place = NOTEBOOKS.indexOf(name);
    if (place > 0) {
      assertTrue(head.contains("](" + NOTEBOOKS.get(place - 1) + ".ipynb)"), head);
    }
    if (place < NOTEBOOKS.size() - 1) {
      assertTrue(head.contains("](" + NOTEBOOKS.get(place + 1) + ".ipynb)"), head);
    }
    String question = head.substring(0, head.indexOf("**In short**")).strip();
    assertTrue(question.endsWith("?"), question);
    long findings = head.lines().filter(line -> line.startsWith("- ")).count();
    assertTrue(findings == 2 || findings == 3, "two or three findings: " + head);
    assertTrue(head.contains("*Writes*"), head);
  }

  @ParameterizedTest
  @FieldSource("NOTEBOOKS")
  void endsWithLessonsAndThingsToTry(String name) {
    Notebook notebook = read(name);
    String foot =
        source(notebook.content().get("cells").get(notebook.content().get("cells").size() - 1));
    assertTrue(foot.contains("## What we learned"), foot);
    assertTrue(foot.contains("## Try it"), foot);
    int place = NOTEBOOKS.indexOf(name) + 1;
    String next = place < NOTEBOOKS.size() ? NOTEBOOKS.get(place) + ".ipynb" : "README.md";
    assertTrue(foot.contains("](" + next + ")"), foot);
  }

  @ParameterizedTest
  @FieldSource("NOTEBOOKS")
  void hasTextBeforeItsCode(String name) {
    List<JsonNode> cells = new ArrayList<>();
    read(name).content().get("cells").forEach(cells::add);
    assertTrue(cells.size() <= CELLS, name + " has " + cells.size() + " cells");
    long code = cells.stream().filter(NotebookStyleTest::isCode).count();
    long explained = 0;
    for (int i = 1; i < cells.size(); i++) {
      explained += isCode(cells.get(i)) && !isCode(cells.get(i - 1)) ? 1 : 0;
    }
    assertTrue(explained >= .9 * code, "%s: text before %d of %d".formatted(name, explained, code));
    long words =
        cells.stream()
            .filter(cell -> !isCode(cell))
            .flatMap(cell -> Pattern.compile("[\\p{L}\\p{N}]+").matcher(source(cell)).results())
            .count();
    long lines =
        cells.stream().filter(NotebookStyleTest::isCode).flatMap(c -> source(c).lines()).count();
    assertTrue(words >= 4 * lines, "%s: %d words to %d lines".formatted(name, words, lines));
  }

  @ParameterizedTest
  @FieldSource("NOTEBOOKS")
  void hasShortCellsOfShortLines(String name) {
    for (JsonNode cell : read(name).cells("code")) {
      String code = source(cell);
      assertTrue(code.lines().count() <= LINES, name + ", a cell of too many lines:\n" + code);
      String wide =
          code.lines().filter(line -> line.length() > COLUMNS).collect(Collectors.joining("\n"));
      assertEquals("", wide, name + ", lines that are too wide");
      String several =
          code.lines().filter(line -> statements(line) > 1).collect(Collectors.joining("\n"));
      assertEquals("", several, name + ", lines of several statements");
    }
  }

  private static long statements(String line) {
    String bare = STRING.matcher(line).replaceAll("").replaceAll("//.*", "");
    return FOR_HEAD.matcher(bare).replaceAll("").chars().filter(c -> c == ';').count();
  }
}
