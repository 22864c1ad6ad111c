package org.harmonianet.data;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The rows of a file that could not be used, counted by the reason.
 *
 * <pre>{@code
 * rejections.add(7, "column tempo: not a number (\"fast\")");
 * rejections.lines(3);   // 1 row: column tempo: not a number (row 7: "fast")
 * }</pre>
 */
public final class Rejections {
  private record Example(long row, String value) {}

  private static final class Reason {
    private final Example first;
    private long count;

    Reason(Example first) {
      this.first = first;
    }
  }

  private final Map<String, Reason> reasons = new LinkedHashMap<>();
  private long count;
  private String first;

  /**
   * Adds a row.
   *
   * @param row its number, from 1 without the header
   * @param problem why it cannot be used; a value in brackets at its end is taken as an example
   */
  public void add(long row, String problem) {
    int value = problem.endsWith(")") ? problem.lastIndexOf(" (\"") : -1;
    String reason = value < 0 ? problem : problem.substring(0, value);
    String example = value < 0 ? "" : problem.substring(value + 2, problem.length() - 1);
    reasons.computeIfAbsent(reason, r -> new Reason(new Example(row, example))).count++;
    count++;
    if (first == null) {
      first = "row " + row + ", " + problem;
    }
  }

  /** Returns the number of rows. */
  public long count() {
    return count;
  }

  /** Returns the first row with its problem, or null if there is none. */
  public String first() {
    return first;
  }

  /**
   * Returns the most frequent reasons, a line each, with their counts and an example.
   *
   * @param most the number of lines; one more says how many reasons are not shown
   */
  public List<String> lines(int most) {
    List<String> lines =
        reasons.entrySet().stream()
            .sorted(Comparator.comparingLong(reason -> -reason.getValue().count))
            .limit(most)
            .map(reason -> line(reason.getKey(), reason.getValue()))
            .collect(Collectors.toList());
    if (reasons.size() > most) {
      lines.add("and %,d more reasons".formatted(reasons.size() - most));
    }
    return lines;
  }

  private static String line(String reason, Reason rows) {
    String example = rows.first.value.isEmpty() ? "" : ": " + rows.first.value;
    return "%,d %s: %s (row %d%s)"
        .formatted(rows.count, rows.count == 1 ? "row" : "rows", reason, rows.first.row, example);
  }
}
