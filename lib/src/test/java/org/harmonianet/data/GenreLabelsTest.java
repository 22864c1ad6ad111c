package org.harmonianet.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.harmonianet.HarmoniaNetException;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class GenreLabelsTest {
  private static Table tracks(String... genres) {
    return Table.create("tracks.csv", StringColumn.create("track_genre", genres));
  }

  @Test
  void genresAreTheMostFrequentInAlphabeticalOrder() {
    Table tracks = tracks("blues", "anime", "chill", "chill");
    GenreLabels two = GenreLabels.mostFrequent(tracks, 2);
    assertEquals(List.of("anime", "chill"), two.genres());
    assertEquals(2, two.size());
    Table chosen = two.select(tracks);
    assertArrayEquals(new int[] {0, 1, 1}, two.encode(chosen));
    var e = assertThrows(HarmoniaNetException.class, () -> two.encode(tracks));
    assertEquals("row 1: \"blues\" is none of the 2 genres", e.getMessage());
  }

  @Test
  void genreCountOutOfRangeIsRefused() {
    Table tracks = tracks("blues", "anime");
    var e = assertThrows(HarmoniaNetException.class, () -> GenreLabels.mostFrequent(tracks, 10));
    assertEquals(
        "10 genres asked for; it takes 2 to 2, as many as column track_genre of tracks.csv holds",
        e.getMessage());
    assertThrows(HarmoniaNetException.class, () -> GenreLabels.mostFrequent(tracks, 1));
  }
}
