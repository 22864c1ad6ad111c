package org.harmonianet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Sigur Rós",
        "AC\\DC",
        "<b>",
        "=1+1",
        "日本語",
        "👩‍🎤 ♫",
        "naïve\u200D",
        "a\u202C"
      })
  void usualTextStaysAsItIs(String text) {
    assertEquals(text, SafeText.isolated(text));
  }

  @Test
  void controlCharactersBecomeVisible() {
    assertEquals("␀␉␊␍␛[2J␡\uFFFD", SafeText.visible("\0\t\n\r\u001B[2J\u007F\u0085"));
    assertEquals("a\uFFFDb\uFFFDc", SafeText.visible("a\u2028b\u2029c"));
  }

  @Test
  void changeOfDirectionEndsWithTheText() {
    assertEquals("\u2068שלום\u2069", SafeText.isolated("שלום"));
    assertEquals("\u2068a\u202Eb\u2069", SafeText.isolated("a\u202Eb"));
    assertEquals("\u2068\uFFFD\u202Eb\u2069", SafeText.isolated("\u2069\u202Eb"));
  }

  @Test
  void quotedTextIsCutBetweenCharacters() {
    assertEquals("\"" + "x".repeat(40) + "\"", SafeText.quoted("x".repeat(40)));
    assertEquals("\"" + "♫🎵".repeat(20) + "…\"", SafeText.quoted("♫🎵".repeat(21)));
  }

  @Test
  void messagesStayOneLine() {
    assertEquals("a␍␊b␀", new HarmoniaNetException("a\r\nb\0").getMessage());
  }
}
