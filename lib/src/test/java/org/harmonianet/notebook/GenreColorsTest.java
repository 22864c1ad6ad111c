package org.harmonianet.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.harmonianet.data.GenreLabels;
import org.junit.jupiter.api.Test;

class GenreColorsTest {
  private static List<String> genres(int count) {
    return IntStream.range(0, count).mapToObj(i -> "genre " + i).toList();
  }

  @Test
  void publishedGenresKeepTheirColours() {
    List<String> published = GenreLabels.PUBLISHED.genres();
    assertEquals(GenreColors.PUBLISHED.keySet(), new HashSet<>(published));
    assertEquals(
        List.of(GenreColors.PUBLISHED.get("blues"), GenreColors.PUBLISHED.get("anime")),
        GenreColors.of(List.of("blues", "anime")));
  }

  @Test
  void twentyFiveGenresHaveTwentyFiveColours() {
    List<String> genres = new ArrayList<>(genres(23));
    genres.addAll(List.of("blues", "anime"));
    List<String> colors = GenreColors.of(genres);
    assertEquals(25, new HashSet<>(colors).size());
    assertTrue(colors.stream().allMatch(color -> color.matches("#[0-9A-F]{6}")), "" + colors);
    Collections.reverse(genres);
    List<String> reversed = new ArrayList<>(GenreColors.of(genres));
    Collections.reverse(reversed);
    assertEquals(colors, reversed, "the order does not matter");
  }

  @Test
  void moreGenresThanColoursShareThem() {
    assertEquals(114, GenreColors.of(genres(114)).size());
  }
}
