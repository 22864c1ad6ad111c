package org.harmonianet.preprocessing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import smile.util.SparseArray;

class TfidfVectorizerTest {
  private static final List<String> TRAIN = List.of("love song", "love love", "war");

  /** By hand: two of three texts have "love", one has each other word. */
  @Test
  void rareWordsWeighMore() {
    TfidfVectorizer tfidf = TfidfVectorizer.fit(TRAIN, TextTokens.WORDS, 1);
    assertEquals(Map.of("love", 0, "song", 1, "war", 2), tfidf.vocabulary());
    double common = 1 + Math.log(4 / 3.0);
    double rare = 1 + Math.log(4 / 2.0);
    assertArrayEquals(new double[] {common, rare, rare}, tfidf.idf(), 1e-15);

    SparseArray weights = tfidf.transform("love Love song unknown");
    double love = (1 + Math.log(2)) * common;
    double norm = Math.hypot(love, rare);
    assertEquals(2, weights.size());
    assertEquals(love / norm, weights.get(0), 1e-15);
    assertEquals(rare / norm, weights.get(1), 1e-15);
    assertTrue(tfidf.transform("unknown").isEmpty());
  }

  @Test
  void tokensOfFewTextsAreLeftOut() {
    TfidfVectorizer tfidf = TfidfVectorizer.fit(TRAIN, TextTokens.WORDS, 2);
    assertEquals(Map.of("love", 0), tfidf.vocabulary());
    assertEquals(1, tfidf.transform("war love song").get(0), 1e-15);
  }
}
