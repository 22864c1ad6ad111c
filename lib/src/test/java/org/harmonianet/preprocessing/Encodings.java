package org.harmonianet.preprocessing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reference values of scikit-learn and NumPy, made outside of this project. */
final class Encodings {
  private static final JsonNode GOLDEN = golden();

  private Encodings() {}

  private static JsonNode golden() {
    try (InputStream in = Encodings.class.getResourceAsStream("/golden/encodings.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static double[][] matrix(String name) throws IOException {
    return new ObjectMapper().treeToValue(GOLDEN.get(name), double[][].class);
  }

  static void assertMatrix(double[][] expected, double[][] actual, double tolerance) {
    assertEquals(expected.length, actual.length);
    for (int row = 0; row < expected.length; row++) {
      assertArrayEquals(expected[row], actual[row], tolerance, "row " + row);
    }
  }
}
