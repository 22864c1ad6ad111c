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
  void labelIsThePlaceInTheAlphabet() {
    Table tracks = tracks("chill", "anime", "chill", "blues");
    GenreLabels three = GenreLabels.of(tracks);
    assertEquals(List.of("anime", "blues", "chill"), three.genres());
    assertEquals(3, three.size());
    assertArrayEquals(new int[] {2, 0, 2, 1}, three.encode(tracks));
  }

  @Test
  void onlyRowsOfTheGenresCanBeEncoded() {
    Table tracks = tracks("blues", "anime", "chill", "chill");
    GenreLabels two = new GenreLabels(List.of("anime", "chill"));
    assertArrayEquals(new int[] {0, 1, 1}, two.encode(two.select(tracks)));
    var e = assertThrows(HarmoniaNetException.class, () -> two.encode(tracks));
    assertEquals("row 1: \"blues\" is none of the 2 genres", e.getMessage());
  }
}
