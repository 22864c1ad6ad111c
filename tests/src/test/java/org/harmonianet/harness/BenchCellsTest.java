package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark's account of where a notebook's time goes. */
class BenchCellsTest {
  private static final String CELL =
      """
      {"cell_type": "code", "execution_count": 1, "id": "c%1$d", "source": "%2$s",
       "outputs": [{"output_type": "display_data", "metadata": {}, "data": {"%3$s": "x"}}],
       "metadata": {"execution": {
         "iopub.status.busy": "1970-01-01T00:00:%1$02d.000000Z",
         "iopub.status.idle": "1970-01-01T00:00:%4$02d.500000Z"}}}
      """;
  private static final String NOTEBOOK =
      "{\"cells\": [%s], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5}";

  @TempDir Path folder;

  /** A cell that begins at a second of 1970 and takes some and a half. */
  private static String cell(int begin, int seconds, String source, String output) {
    return CELL.formatted(begin, source, output, begin + seconds);
  }

  @Test
  void secondsAreSharedOutByKind() throws Exception {
    List<String> cells =
        List.of(
            cell(10, 0, "var run = Run.start();", "text/html"),
            cell(11, 1, "var tracks = TrackReader.read(path);", "text/plain"),
            cell(
                13,
                2,
                "record Lap(int epochs) {}\\nModel race(int epochs) {\\n    trainer.step();\\n}",
                "text/plain"),
            cell(16, 3, "race(500);", Notebook.PLOTLY),
            cell(20, 4, "Chart.of(1).trace(2)", Notebook.PLOTLY), // which is no race
            cell(25, 0, "1 + 1", "text/plain"));
    Path notebook =
        Files.writeString(
            folder.resolve("executed.ipynb"), NOTEBOOK.formatted(String.join(",", cells)));
    Project.Result result =
        Project.run(
            Map.of(),
            ".venv/bin/python",
            "tests/bench/cells.py",
            notebook.toString(),
            "8", // started
            "20"); // seconds in all
    assertEquals(0, result.exit(), result.err());
    JsonNode seconds = Project.parse(result.out());
    // Started at second 8, the first cell was done at 10.5; both cells that train count.
    assertEquals(
        Project.parse(
            "{\"start\": 2.5, \"training\": 6.0, \"reading\": 1.5, \"charts\": 4.5, \"rest\": 5.5}"),
        seconds);
  }
}
