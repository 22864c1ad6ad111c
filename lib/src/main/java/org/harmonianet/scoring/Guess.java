package org.harmonianet.scoring;

import java.util.ArrayList;
import java.util.List;

/**
 * A genre that a network finds probable for a track.
 *
 * @param genre the name of the genre
 * @param probability from 0 to 1
 */
public record Guess(String genre, float probability) {

  /**
   * Returns the most probable genres, the best one first and equals in the genres' order.
   *
   * @param probabilities shape (genres)
   * @param genres the network's outputs, in order
   * @param most how many; a network with fewer genres gives all
   */
  public static List<Guess> best(float[] probabilities, List<String> genres, int most) {
    int[] best = new int[Math.min(most, probabilities.length)];
    for (int genre = 0; genre < probabilities.length; genre++) {
      int place = Math.min(genre, best.length);
      while (place > 0 && probabilities[best[place - 1]] < probabilities[genre]) {
        if (place < best.length) {
          best[place] = best[place - 1];
        }
        place--;
      }
      if (place < best.length) {
        best[place] = genre;
      }
    }
    List<Guess> guesses = new ArrayList<>(best.length);
    for (int genre : best) {
      guesses.add(new Guess(genres.get(genre), probabilities[genre]));
    }
    return guesses;
  }
}
