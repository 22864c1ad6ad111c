package org.harmonianet.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class DecimalTest {
  /** To the last bit, whether a number is short or long. */
  @Test
  void parsesAsJavaDoes() {
    Random random = new Random(1);
    for (int i = 0; i < 200_000; i++) {
      long digits = Math.abs(random.nextLong()) >>> random.nextInt(63);
      StringBuilder text = new StringBuilder(Long.toString(digits));
      text.insert(random.nextInt(text.length() + 1), random.nextBoolean() ? "." : "");
      text.insert(0, random.nextInt(3) == 0 ? "-" : "");
      text.append(random.nextInt(5) == 0 ? "e" + (random.nextInt(40) - 20) : "");
      assertEquals(
          Double.parseDouble(text.toString()), Decimal.parse(text.toString()), 0, text + "");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0.1", "-0", "-0.0", "007", "5.", ".5", "+1", "1e-06", "123456789012345678"})
  void parsesWhatJavaParses(String text) {
    assertEquals(Double.valueOf(Double.parseDouble(text)), Double.valueOf(Decimal.parse(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", ".", "-.", "1.2.3", "--1", "1f", "0x1p3", "Infinity", "NaN", "1 2", "٣"})
  void anythingElseIsNoNumber(String text) {
    assertEquals(Double.NaN, Decimal.parse(text));
  }

  @Test
  void commaIsADecimalMark() {
    assertEquals(-1.25, Decimal.parse("-1,25"));
    assertEquals(Double.NaN, Decimal.parse("1,2,3"));
  }
}
