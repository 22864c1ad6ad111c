package org.harmonianet.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class GuessTest {
  @Test
  void bestComesFirstAndEqualsInTheGenresOrder() {
    Random random = new Random(1);
    for (int genres = 1; genres <= 12; genres++) {
      List<String> names = IntStream.range(0, genres).mapToObj(i -> "genre " + i).toList();
      for (int repeat = 0; repeat < 200; repeat++) {
        float[] probabilities = new float[genres];
        List<Guess> all = new ArrayList<>();
        for (int genre = 0; genre < genres; genre++) {
          probabilities[genre] = random.nextInt(5) / 5f;
          all.add(new Guess(names.get(genre), probabilities[genre]));
        }
        all.sort(Comparator.comparing(guess -> -guess.probability()));
        List<Guess> expected = all.subList(0, Math.min(3, genres));
        assertEquals(expected, Guess.best(probabilities, names, 3));
      }
    }
  }
}
