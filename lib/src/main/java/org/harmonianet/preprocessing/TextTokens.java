package org.harmonianet.preprocessing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The ways to cut a text into tokens, which a {@link TfidfVectorizer} counts.
 *
 * <p>Use {@link #CHARACTERS} for names in many languages: words of one language share pieces, such
 * as endings. Use {@link #WORDS} if a whole word says more than its pieces. Both ignore case.
 */
public enum TextTokens {
  /**
   * Pieces of two to four characters within a word. A word has a space before and after it, so that
   * its start and its end are pieces of their own. These are the tokens of scikit-learn's analyzer
   * {@code char_wb} with {@code ngram_range=(2, 4)}.
   */
  CHARACTERS {
    @Override
    public List<String> of(String text) {
      return pieces(text, SHORTEST, LONGEST);
    }
  },

  /** Runs of letters, digits and underscores. */
  WORDS {
    @Override
    public List<String> of(String text) {
      return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(MatchResult::group).toList();
    }
  };

  private static final int SHORTEST = 2;
  private static final int LONGEST = 4;
  private static final Pattern SPACES = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");

  /**
   * Cuts a text into tokens, in the order of the text. A token occurs as often as in the text.
   *
   * @param text may be empty
   */
  public abstract List<String> of(String text);

  /** Cuts words into pieces of some lengths, in the way of {@link #CHARACTERS}. */
  static List<String> pieces(String text, int shortest, int longest) {
    List<String> pieces = new ArrayList<>();
    for (String word : SPACES.split(text.toLowerCase(Locale.ROOT).strip())) {
      if (!word.isEmpty()) {
        addPieces((" " + word + " ").codePoints().toArray(), shortest, longest, pieces);
      }
    }
    return pieces;
  }

  /** Adds a word's pieces. A word shorter than a piece is one piece, which counts once. */
  private static void addPieces(int[] word, int shortest, int longest, List<String> pieces) {
    for (int length = shortest; length <= Math.min(longest, word.length); length++) {
      for (int start = 0; start + length <= word.length; start++) {
        pieces.add(new String(word, start, length));
      }
    }
  }
}
