package org.harmonianet.jupyter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;

/** What has become of the cells that were run, and where in them each snippet of JShell stands. */
final class CellLog {
  private final JShell jshell;
  private final Map<String, String> unfinished = new LinkedHashMap<>();
  private final Map<String, Place> places = new HashMap<>();
  private String key;
  private String source;
  private int count;

  /**
   * A line of a cell.
   *
   * @param count the cell's execution count
   * @param line from 1
   * @param text of the line, without the blanks around it
   */
  record Place(int count, int line, String text) {}

  CellLog(JShell jshell) {
    this.jshell = jshell;
  }

  /** A cell starts. */
  void begin(Message<ExecuteRequest> message, int executionCount) {
    key = keyOf(message);
    source = message.getContent().getCode();
    count = executionCount;
    if (metadata(message).get("deletedCells") instanceof List<?> deleted) {
      deleted.forEach(unfinished::remove);
    }
  }

  /** It has ended well. */
  void succeeded() {
    locateSnippets();
    unfinished.remove(key);
  }

  /** It has failed, or was stopped. */
  void failed() {
    locateSnippets();
    unfinished.put(key, firstLine(source));
  }

  /** A cell that waited for it is not run. */
  void aborted(Message<ExecuteRequest> message) {
    unfinished.put(keyOf(message), firstLine(message.getContent().getCode()));
  }

  /**
   * What has to run before the running cell. One that is itself run again waits only for those that
   * became unfinished before it.
   */
  List<String> unfinished() {
    return unfinished.keySet().stream()
        .takeWhile(cell -> !cell.equals(key))
        .map(unfinished::get)
        .toList();
  }

  boolean isThisCell(Place place) {
    return place.count == count;
  }

  /** Whether a frame of a stack trace is of a cell: JShell names its file {@code #id}. */
  static boolean isOfCell(StackTraceElement frame) {
    return frame.getFileName() != null && frame.getFileName().startsWith("#");
  }

  /** The line of a cell at which a frame of a stack trace stands, which has that of the snippet. */
  Optional<Place> placeOf(StackTraceElement frame) {
    if (!isOfCell(frame)) {
      return Optional.empty();
    }
    String id = frame.getFileName().substring(1);
    Place start = places.get(id);
    return start == null
        ? Optional.empty()
        : jshell
            .snippets()
            .filter(snippet -> snippet.id().equals(id))
            .findFirst()
            .map(snippet -> at(start, snippet.source(), frame.getLineNumber()));
  }

  private static Place at(Place start, String snippet, int line) {
    List<String> lines = snippet.lines().toList();
    int inSnippet = Math.max(1, Math.min(line, lines.size()));
    return new Place(start.count, start.line + inSnippet - 1, lines.get(inSnippet - 1).strip());
  }

  /** Snippets stand in the cell one after the other. */
  private void locateSnippets() {
    List<Snippet> fresh = new ArrayList<>();
    jshell.snippets().filter(snippet -> !places.containsKey(snippet.id())).forEach(fresh::add);
    int from = 0;
    for (Snippet snippet : fresh) {
      String text = snippet.source().strip();
      int found = source.indexOf(text, from);
      int start = found < 0 ? from : found;
      int line = 1 + (int) source.substring(0, start).chars().filter(c -> c == '\n').count();
      places.put(snippet.id(), new Place(count, line, text));
      from = found < 0 ? from : found + text.length();
    }
  }

  /** JupyterLab names the cell; elsewhere it is known by its source. */
  private static String keyOf(Message<ExecuteRequest> message) {
    return metadata(message).getOrDefault("cellId", message.getContent().getCode()).toString();
  }

  private static Map<String, Object> metadata(Message<?> message) {
    return message.hasMetadata() ? message.getMetadata() : Map.of();
  }

  private static String firstLine(String code) {
    return code.lines().map(String::strip).filter(l -> !l.isEmpty()).findFirst().orElse("");
  }
}
