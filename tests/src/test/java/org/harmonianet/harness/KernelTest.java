package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the kernel answers to JupyterLab: Stop, a queue of cells, errors, Shift+Tab. */
@Tag("notebook")
@Isolated
class KernelTest {
  private static final double STOP_SECONDS = 1.5; // one, and the time of a message there and back
  private static final double HELP_SECONDS = 1; // half of it on idle cores

  @TempDir static Path folder;
  private static JsonNode found;

  @BeforeAll
  static void askTheKernel() {
    Project.Result result =
        Project.run(
            Map.of("HARMONIANET_RUN", folder.resolve("run").toString()),
            ".venv/bin/python",
            "tests/kernel/kernel.py",
            "" + STOP_SECONDS,
            "" + HELP_SECONDS);
    assertEquals(0, result.exit(), result.err());
    assertEquals("", result.err(), "the kernel prints nothing into Jupyter's terminal");
    found = Project.parse(result.out());
  }

  private static List<String> texts(String pointer) {
    List<String> texts = new ArrayList<>();
    found.requiredAt(pointer).forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static String text(String pointer) {
    return found.requiredAt(pointer).asText();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "loop",
        "loop that catches exceptions",
        "recursion",
        "sleep",
        "parallel stream",
        "process",
        "library",
        "boosting"
      })
  void stopEndsAnyCellWithinASecond(String cell) {
    assertEquals(List.of("Stopped"), texts("/stops/" + cell + "/names"));
    double seconds = found.requiredAt("/stops/" + cell + "/seconds").asDouble();
    assertTrue(seconds > 0 && seconds < STOP_SECONDS, cell + " took " + seconds + " s");
  }

  @Test
  void kernelEndsByItselfWhenJupyterShutsItDown() {
    assertEquals(0, found.requiredAt("/shutdown/status").asInt());
  }

  @Test
  void nothingGoesOnAfterAStop() {
    List<String> counter = texts("/stops/counter");
    assertEquals(counter.get(0), counter.get(1), "the loop counts on");
    assertTrue(counter.get(0).matches("\\d+"), counter.toString());
    assertEquals("0", text("/stops/processes"), "a process is left");
    assertEquals("", text("/stops/thread"), "a thread of a cell before prints on");
  }

  @Test
  void nothingThatIsPrintedFastIsLost() {
    assertEquals("20000", text("/fast_printing/printed"));
  }

  @Test
  void cellIsAnsweredSoon() {
    double seconds = found.requiredAt("/latency/seconds").asDouble();
    assertTrue(seconds < .04, "JJava by itself takes 0.05 s to notice a cell, here " + seconds);
  }

  @Test
  void resetForgetsAllCells() {
    assertEquals("cannot find symbol, symbol: variable array", text("/reset/variable"));
    String why = "a failed cell before the reset forbids nothing";
    assertEquals(List.of("ok", "ok", "ok"), texts("/reset/statuses"), why);
    assertEquals("5", text("/reset/number"), "cells are counted from 1 again");
    int megabytes = Integer.parseInt(text("/reset/megabytes"));
    assertTrue(megabytes < 250, megabytes + " MB are in use, among them an array of before");
  }

  @Test
  void errorOrStopAbortsTheCellsThatWait() {
    assertEquals(List.of("error", "aborted", "aborted"), texts("/queue/error"));
    assertEquals(List.of("error", "aborted", "aborted"), texts("/queue/stop"));
    assertEquals(List.of("aborted", "ok"), texts("/queue/between"), "Stop between two cells");
    assertEquals(List.of("error", "ok", "ok"), texts("/queue/goes on"), "stop_on_error is false");
    assertEquals(List.of("error", "ok"), texts("/queue/later"), "a cell that is sent later runs");
  }

  @Test
  void nothingIsWrittenUntilAllCellsHaveRun() {
    List<String> refused = texts("/half_run/refused");
    String start = folder + "/run/half.json is left as it was, since the cell \"";
    assertEquals(
        List.of(
            start
                + "int n = 1 / 0;\" has not run to its end, nor have 1 after it: run them again first",
            start + "n += 1;\" has not run to its end: run it again first",
            "null",
            start + "1 / 0\" has not run to its end: run it again first",
            "null"),
        refused);
    assertEquals(2, Project.json(folder.resolve("run/half.json")).get("n").asInt());
  }

  @Test
  void undefinedNamesAreNamed() {
    assertEquals("helper uses missingName, which is not defined\n", text("/errors/defined"));
    assertEquals(
        List.of(
            "helper uses missingName, which is not defined",
            "  at line 1 of cell [1]: int helper(int k) {",
            "  at line 1: helper(3)"),
        texts("/errors/called"));
  }

  @Test
  void exceptionsShowTheLinesOfCellsOnly() {
    assertEquals(
        List.of(
            "IllegalStateException: Column nope does not exist in table x",
            "  at line 3: t.stringColumn(\"nope\")",
            "  (%trace shows 2 more lines, of libraries)"),
        texts("/errors/own line"));
    assertEquals(
        List.of(
            "ArrayIndexOutOfBoundsException: Index 1 out of bounds for length 1",
            "  at line 2 of cell [2]: return values[1];",
            "  at line 2: int b = second(new int[1]);"),
        texts("/errors/own method"));
    assertEquals(
        List.of(
            "NullPointerException: Cannot invoke \"String.length()\" because \"s\" is null",
            "  at line 2: s.length()"),
        texts("/errors/null"));
    assertEquals(
        List.of(
            Project.shown(folder.resolve("run/results/01-eda.json"))
                + " is missing: run 01-eda first"),
        texts("/errors/ours"));
    assertEquals(
        List.of(
            "|   int n = trakcs.rowCount();",
            "cannot find symbol",
            "  symbol:   variable trakcs",
            ""),
        texts("/errors/compiler"));
    assertTrue(text("/errors/trace").contains("at tech.tablesaw.table.Relation.stringColumn("));
  }

  @Test
  void innermostCauseAndMemoryAreNamed() {
    assertEquals(
        List.of(
            "RuntimeException: outer, because of IOException: a.so: no room",
            "  at line 1: throw new RuntimeException(\"outer\", new java.io.IOException(\"a.so: no room\"));"),
        texts("/errors/cause"));
    List<String> memory = texts("/errors/memory");
    assertTrue(
        memory
            .get(0)
            .matches(
                "OutOfMemoryError: Java heap space, the kernel has \\d+ MB, see -Xmx in kernel.json; restart it"),
        memory.get(0));
    assertEquals("2", memory.get(memory.size() - 1), "the kernel goes on");
  }

  @Test
  void shiftTabShowsSignatureAndJavadocSoon() {
    assertHelp(
        "Chart.heatmap(", "heatmap(String title, String x, String y, ", "rows - names along");
    assertHelp("Chart.heatmap", "heatmap(String title, String x, String y, ", "rows - names along");
    assertHelp("t.first(", "Table Table.first(int nRows)", "containing the first nrows of data");
    assertHelp("Model.newInstance(", "newInstance(String name, Device device)", "name - the model");
    assertHelp("Run.start(", "Run Run.start(String notebook)", "if another notebook has to run");
    assertHelp("t", "t:tech.tablesaw.api.Table");
    assertEquals(List.of("stringColumn(", "stringColumns()"), texts("/help/completed"));
  }

  private static void assertHelp(String source, String... parts) {
    JsonNode help = found.get("help").get(source);
    for (String part : parts) {
      assertTrue(help.get(0).asText().contains(part), source + ": " + help);
    }
    assertTrue(help.get(1).asDouble() < HELP_SECONDS, source + " took " + help.get(1) + " s");
  }
}
