package org.harmonianet.preprocessing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.harmonianet.data.Features;
import tech.tablesaw.api.Table;

/**
 * What tells one recording from another: numbers that stand for a row's values.
 *
 * @param id for its {@code track_id}
 * @param sound for its features
 * @param title for its artists and title, {@value #NONE} if one of them is missing
 */
record Recording(int id, int sound, int title) {
  private static final int NONE = -1;

  /**
   * Numbers the recordings of a table with artists and titles.
   *
   * @param numbers the numbers of values that were seen before; new ones are added
   */
  static List<Recording> of(Table tracks, Map<Object, Integer> numbers) {
    double[][] features = Features.matrix(tracks, Features.NAMES);
    List<Recording> recordings = new ArrayList<>();
    for (int row = 0; row < features.length; row++) {
      String artists = tracks.stringColumn("artists").get(row);
      String title = tracks.stringColumn("track_name").get(row);
      boolean named = !artists.isEmpty() && !title.isEmpty();
      recordings.add(
          new Recording(
              number(tracks.stringColumn("track_id").get(row), numbers),
              number(Arrays.stream(features[row]).boxed().toList(), numbers),
              named ? number(List.of(artists, title), numbers) : NONE));
    }
    return recordings;
  }

  private static int number(Object value, Map<Object, Integer> numbers) {
    return numbers.computeIfAbsent(value, v -> numbers.size());
  }

  /** Tells whether two rows are one recording. */
  boolean isSameAs(Recording other) {
    return id == other.id || sound == other.sound || title != NONE && title == other.title;
  }
}
