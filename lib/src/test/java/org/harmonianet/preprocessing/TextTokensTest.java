package org.harmonianet.preprocessing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTokensTest {
  /** What scikit-learn's char_wb gives: a short word counts once, and pieces cross no space. */
  @Test
  void piecesStayWithinAWord() {
    assertEquals(
        List.of(" a", "ab", "b ", " ab", "ab ", " ab ", " c", "c ", " c "),
        TextTokens.CHARACTERS.of("Ab  C"));
    assertEquals(List.of(), TextTokens.CHARACTERS.of("  "));
    assertEquals(List.of(), TextTokens.CHARACTERS.of(""));
  }

  @Test
  void characterBeyondSixteenBitsIsOne() {
    assertEquals(List.of(" 🎵", "🎵 ", " 🎵 "), TextTokens.CHARACTERS.of("🎵"));
  }

  @Test
  void wordsAreRunsOfLettersAndDigits() {
    assertEquals(
        List.of("señorita", "2", "feat", "x_y"), TextTokens.WORDS.of("Señorita #2 (feat. X_Y)"));
    assertEquals(List.of("東京"), TextTokens.WORDS.of("「東京」"));
    assertEquals(List.of(), TextTokens.WORDS.of("?!"));
  }
}
