package org.harmonianet.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.split.StratifiedSplit;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class GenreChoiceTest {
  /** Makes rows of genres: "blues 7, anime 5". */
  private static Table tracks(String genres) {
    StringColumn column = StringColumn.create("track_genre");
    for (String part : genres.split(", ")) {
      String[] genre = part.split(" ");
      IntStream.range(0, Integer.parseInt(genre[1])).forEach(row -> column.append(genre[0]));
    }
    return Table.create("tracks.csv", column);
  }

  private static GenreChoice choice(String genres, int n) {
    return GenreChoice.mostFrequent(tracks(genres), n);
  }

  @Test
  void mostFrequentGenresAreInAlphabeticalOrder() {
    GenreChoice two = choice("chill 8, blues 6, anime 6, dance 5", 2);
    assertEquals(List.of("anime", "chill"), two.labels().genres());
    assertEquals(List.of(), two.notes(), "what was asked for needs no note");
  }

  @Test
  void smallGenreThatWouldNotBeChosenNeedsNoNote() {
    assertEquals(List.of(), choice("chill 8, blues 6, polka 1", 2).notes());
  }

  @Test
  void fewerGenresThanAskedForAreAllTaken() {
    GenreChoice all = choice("chill 8, blues 6", 10);
    assertEquals(List.of("blues", "chill"), all.labels().genres());
    assertEquals(
        List.of("tracks.csv has 2 genres: all of them are taken (HARMONIANET_GENRES asks for 10)"),
        all.notes());
  }

  @Test
  void genreTooSmallToSplitIsLeftOutAndNamed() {
    GenreChoice choice = choice("polka 1, waltz 4, chill 8, blues 5", 4);
    assertEquals(List.of("blues", "chill"), choice.labels().genres());
    assertEquals(
        List.of(
            "left out, because a genre of fewer than 5 rows cannot be split: waltz (4 rows), polka"
                + " (1 row)",
            "tracks.csv has 2 other genres: all of them are taken (HARMONIANET_GENRES asks for 4)"),
        choice.notes());
  }

  @Test
  void manyAreNotAllNamed() {
    String small =
        IntStream.range(10, 23).mapToObj(i -> ", g" + i + " 1").reduce("", String::concat);
    String note = choice("chill 8, blues 6" + small, 10).notes().get(0);
    assertTrue(note.endsWith("g18 (1 row), g19 (1 row) and 3 more"), note);
  }

  @Test
  void oneGenreIsRefused() {
    assertRefused("chill 150", "tracks.csv has only chill (150 rows)");
    assertRefused(
        "chill 9, polka 1", "tracks.csv has only chill (9 rows), apart from polka (1 row)");
    assertRefused("waltz 2, polka 1", "tracks.csv has none, but waltz (2 rows), polka (1 row)");
  }

  private static void assertRefused(String genres, String found) {
    var e = assertThrows(HarmoniaNetException.class, () -> choice(genres, 10));
    assertEquals(
        "a classifier needs two genres with at least 5 rows each; %s: use a file with more genres"
            .formatted(found),
        e.getMessage());
  }

  @Test
  void everyGenreHasRowsOnBothSidesOfASplit() {
    Table tracks = tracks("chill 993, blues 5, anime 7, dance 5");
    int[] labels = choice("chill 993, blues 5, anime 7, dance 5", 4).labels().encode(tracks);
    for (int seed = 0; seed < 20; seed++) {
      StratifiedSplit split = StratifiedSplit.of(labels, .2, seed);
      for (int[] side : List.of(split.train(), split.test())) {
        assertEquals(4, IntStream.of(side).map(row -> labels[row]).distinct().count());
      }
    }
  }
}
