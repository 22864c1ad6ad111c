package org.harmonianet.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stand-in until the reader's own. */
public final class Rejections {
  private record Reason(String text, long[] count, long row, String example) {}

  private final Map<String, Reason> reasons = new LinkedHashMap<>();
  private long count;

  /** Counts a row. */
  public void add(long row, String problem) {
    count++;
    String reason = problem.replaceAll(" \\(.*", "");
    reasons.computeIfAbsent(reason, r -> new Reason(r, new long[1], row, problem)).count[0]++;
  }

  /** Returns how many. */
  public long count() {
    return count;
  }

  /** Returns the most frequent reasons. */
  public List<String> lines(int most) {
    List<Reason> sorted = new ArrayList<>(reasons.values());
    sorted.sort(Comparator.comparing((Reason r) -> -r.count[0]));
    return sorted.stream()
        .limit(most)
        .map(r -> "%,d x %s, such as row %d: %s".formatted(r.count[0], r.text, r.row, r.example))
        .toList();
  }
}
