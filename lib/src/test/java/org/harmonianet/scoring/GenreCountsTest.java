package org.harmonianet.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class GenreCountsTest {
  @Test
  void mostFrequentGenresComeFirstAndTheOthersTogether() {
    GenreCounts counts = new GenreCounts();
    for (int i = 0; i < 1500; i++) {
      counts.add(new Guess("jazz", .5f));
    }
    counts.add(new Guess("soul", .25f));
    counts.add(new Guess("soul", .75f));
    counts.add(new Guess("blues", 1));
    counts.add(new Guess("disco", .5f));
    assertEquals(1504, counts.tracks());
    assertEquals(
        List.of(
            "genre                                tracks  confidence",
            "jazz                                  1,500  0.50",
            "soul                                      2  0.50",
            "(2 more genres)                           2  0.75"),
        counts.lines(2).stream().map(String::strip).toList());
  }
}
