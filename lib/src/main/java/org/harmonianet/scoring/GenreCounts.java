package org.harmonianet.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.harmonianet.SafeText;

/** Counts the tracks of each genre, and how confident the network was of them. */
public final class GenreCounts {
  private static final int NAME = 30;

  /** Shows a genre's tracks, and the mean of their probabilities. */
  private static final String LINE = "  %-" + NAME + "s %12s  %s";

  private static final class Count {
    private long tracks;
    private double confidence;
  }

  private final Map<String, Count> counts = new HashMap<>();
  private long tracks;

  /** Counts a track by its best guess. */
  void add(Guess best) {
    Count count = counts.computeIfAbsent(best.genre(), genre -> new Count());
    count.tracks++;
    count.confidence += best.probability();
    tracks++;
  }

  /** Returns how many tracks were counted. */
  public long tracks() {
    return tracks;
  }

  /**
   * Returns the most frequent genres as a table, a line each, with a head.
   *
   * @param most how many genres; a last line counts the others
   */
  public List<String> lines(int most) {
    List<Map.Entry<String, Count>> genres = new ArrayList<>(counts.entrySet());
    genres.sort(
        Comparator.comparing((Map.Entry<String, Count> genre) -> -genre.getValue().tracks)
            .thenComparing(Map.Entry::getKey));
    List<String> lines = new ArrayList<>(List.of(LINE.formatted("genre", "tracks", "confidence")));
    for (var genre : genres.subList(0, Math.min(most, genres.size()))) {
      Count count = genre.getValue();
      lines.add(line(SafeText.isolated(SafeText.cut(genre.getKey(), NAME - 1)), count));
    }
    if (genres.size() > most) {
      Count rest = new Count();
      for (var genre : genres.subList(most, genres.size())) {
        rest.tracks += genre.getValue().tracks;
        rest.confidence += genre.getValue().confidence;
      }
      lines.add(line("(%d more genres)".formatted(genres.size() - most), rest));
    }
    return lines;
  }

  private static String line(String name, Count count) {
    return LINE.formatted(
        name, "%,d".formatted(count.tracks), "%.2f".formatted(count.confidence / count.tracks));
  }
}
