package org.harmonianet.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.harmonianet.notebook.TryIt;

/** A notebook's file: cells and, when executed, what they show. */
record Notebook(String name, JsonNode content) {
  static final String PLOTLY = "application/vnd.plotly.v1+json";

  static Notebook read(Path folder, String name) {
    return new Notebook(name, Project.json(folder.resolve(name + ".ipynb")));
  }

  /** A multi-line text, which a notebook keeps as a list of lines. */
  static String text(JsonNode lines) {
    if (lines.isTextual()) {
      return lines.asText();
    }
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.asText()));
    return text.toString();
  }

  List<JsonNode> cells(String type) {
    List<JsonNode> cells = new ArrayList<>();
    content
        .get("cells")
        .forEach(
            cell -> {
              if (cell.get("cell_type").asText().equals(type)) {
                cells.add(cell);
              }
            });
    return cells;
  }

  List<JsonNode> outputs() {
    List<JsonNode> outputs = new ArrayList<>();
    cells("code").forEach(cell -> cell.get("outputs").forEach(outputs::add));
    return outputs;
  }

  /** Outputs that a reader should never see: errors, and anything on standard error. */
  List<String> complaints() {
    return outputs().stream()
        .filter(
            o ->
                o.get("output_type").asText().equals("error")
                    || o.path("name").asText().equals("stderr"))
        .map(o -> name + ": " + o)
        .toList();
  }

  /** All that cells printed. */
  String printed() {
    return outputs().stream()
        .filter(o -> o.get("output_type").asText().equals("stream"))
        .map(o -> text(o.get("text")))
        .collect(Collectors.joining());
  }

  /** The specifications of the charts shown. */
  List<JsonNode> charts() {
    return shown(PLOTLY);
  }

  /** The networks with sliders shown. */
  List<JsonNode> networks() {
    return shown(TryIt.MIME_TYPE);
  }

  private List<JsonNode> shown(String mimeType) {
    return outputs().stream()
        .map(o -> o.path("data").path(mimeType))
        .filter(data -> !data.isMissingNode())
        .toList();
  }

  /** All HTML shown. */
  String html() {
    return outputs().stream()
        .map(o -> o.path("data").path("text/html"))
        .filter(html -> !html.isMissingNode())
        .map(Notebook::text)
        .collect(Collectors.joining("\n"));
  }
}
