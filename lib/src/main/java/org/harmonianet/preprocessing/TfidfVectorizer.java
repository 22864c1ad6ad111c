package org.harmonianet.preprocessing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import smile.util.SparseArray;

/**
 * Weights the tokens of a text: a token that is frequent in the text and rare in others weighs most
 * (TF-IDF).
 *
 * <p>Use it for one column of short texts, and a {@link NameEncoder} for all names of tracks. It
 * computes what scikit-learn's {@code TfidfVectorizer(sublinear_tf=True)} does. A token that the
 * training texts lack is left out.
 *
 * <pre>{@code
 * var tfidf = TfidfVectorizer.fit(trainTitles, TextTokens.CHARACTERS, 2);
 * SparseArray weights = tfidf.transform("Bohemian Rhapsody");   // of tfidf.width() inputs
 * }</pre>
 *
 * <p>Formula: w_t = (1 + ln c_t) (1 + ln((1 + n) / (1 + d_t))), divided by the Euclidean norm of
 * all w. A text has token t c_t times, and d_t of the n training texts have it. Manning, Raghavan
 * and Schütze, "Introduction to Information Retrieval" (2008), section 6.4, with the smoothed
 * inverse document frequency of scikit-learn.
 *
 * @param tokens how a text is cut
 * @param vocabulary the input of each token, from 0, in the tokens' alphabetical order
 * @param idf the inverse document frequency of each input, shape (tokens)
 */
public record TfidfVectorizer(TextTokens tokens, Map<String, Integer> vocabulary, double[] idf) {
  /**
   * Fits to the training texts: counts the texts that each token occurs in.
   *
   * @param texts the texts of training rows only
   * @param minTexts tokens in fewer texts are left out, because nothing can be learned from them
   */
  public static TfidfVectorizer fit(List<String> texts, TextTokens tokens, int minTexts) {
    Map<String, Integer> counts = new HashMap<>();
    for (String text : texts) {
      new HashSet<>(tokens.of(text)).forEach(token -> counts.merge(token, 1, Integer::sum));
    }
    counts.values().removeIf(count -> count < minTexts);
    SortedMap<String, Integer> textsOf = new TreeMap<>(counts);
    Map<String, Integer> vocabulary = new HashMap<>();
    double[] idf = new double[textsOf.size()];
    textsOf.forEach(
        (token, count) -> {
          int input = vocabulary.size();
          idf[input] = 1 + Math.log((1.0 + texts.size()) / (1 + count));
          vocabulary.put(token, input);
        });
    return new TfidfVectorizer(tokens, Map.copyOf(vocabulary), idf);
  }

  /** Returns the number of inputs that a text becomes. */
  public int width() {
    return idf.length;
  }

  /**
   * Encodes a text.
   *
   * @return the inputs that are not 0, in ascending order; none for a text without a known token
   */
  public SparseArray transform(String text) {
    SparseArray weights = new SparseArray();
    encode(text, weights, 0);
    return weights;
  }

  /**
   * Appends a text's inputs to those of other texts.
   *
   * @param start the place of this text's first input
   * @return the place after its last one
   */
  int encode(String text, SparseArray target, int start) {
    int[] inputs =
        tokens.of(text).stream()
            .map(vocabulary::get)
            .filter(Objects::nonNull)
            .mapToInt(input -> input)
            .sorted()
            .toArray();
    SparseArray weights = new SparseArray();
    double squares = 0;
    for (int first = 0, next; first < inputs.length; first = next) {
      next = first + 1;
      while (next < inputs.length && inputs[next] == inputs[first]) {
        next++;
      }
      double weight = weight(inputs[first], next - first);
      weights.append(inputs[first], weight);
      squares += weight * weight;
    }
    double norm = Math.sqrt(squares);
    weights.forEach(entry -> target.append(start + entry.i, entry.x / norm));
    return start + width();
  }

  private double weight(int input, int count) {
    return (1 + Math.log(count)) * idf[input];
  }
}
