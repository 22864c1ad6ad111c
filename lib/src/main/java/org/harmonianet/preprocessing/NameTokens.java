package org.harmonianet.preprocessing;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers that stand for the tokens of a track's names: the words and the pieces of three
 * characters of its album and its title. A hash decides the number of a token, so that no
 * vocabulary is needed (Weinberger et al. 2009). A few tokens share a number.
 */
final class NameTokens {
  /** Numbers are from 0 to below this. */
  static final int BUCKETS = 1 << 14;

  private static final int PIECE = 3;

  private NameTokens() {}

  /** Returns the numbers of a track's tokens, each once, in ascending order. */
  static int[] of(String album, String title) {
    IntArrayList numbers = new IntArrayList();
    for (String text : List.of(album, title)) {
      for (String piece : TextTokens.pieces(text, PIECE, PIECE)) {
        numbers.add(bucket(piece.hashCode()));
      }
      for (String word : TextTokens.WORDS.of(text)) {
        numbers.add(bucket(~word.hashCode())); // so that a word is no piece
      }
    }
    int[] sorted = numbers.toIntArray();
    Arrays.sort(sorted);
    int count = 0;
    for (int number : sorted) {
      if (count == 0 || number != sorted[count - 1]) {
        sorted[count++] = number;
      }
    }
    return Arrays.copyOf(sorted, count);
  }

  /** Spreads the bits of a hash: Knuth, "The Art of Computer Programming", volume 3, 6.4. */
  private static int bucket(int hash) {
    return hash * 0x9E3779B9 >>> Integer.SIZE - Integer.numberOfTrailingZeros(BUCKETS);
  }
}
