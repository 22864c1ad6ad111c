package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** A band that a metric has to lie in; a failure names metric, value and band. */
final class Gate {
  private Gate() {}

  static void between(String metric, double value, double low, double high) {
    assertTrue(
        low <= value && value <= high,
        metric + " is " + value + ", outside of [" + low + ", " + high + "]");
  }

  static void within(String metric, double value, double expected, double tolerance) {
    between(metric, value, expected - tolerance, expected + tolerance);
  }

  /** Compares numbers in arrays and objects of any depth with expected ones. */
  static void close(
      String metric, JsonNode expected, JsonNode actual, double relative, double absolute) {
    assertEquals(expected.size(), actual.size(), metric);
    if (expected.isArray()) {
      for (int i = 0; i < expected.size(); i++) {
        close(metric + "[" + i + "]", expected.get(i), actual.get(i), relative, absolute);
      }
    } else if (expected.isObject()) {
      for (Map.Entry<String, JsonNode> e : expected.properties()) {
        JsonNode value = actual.path(e.getKey());
        close(metric + "." + e.getKey(), e.getValue(), value, relative, absolute);
      }
    } else {
      double e = expected.asDouble();
      double tolerance = relative * Math.abs(e) + absolute;
      between(metric, actual.asDouble(Double.NaN), e - tolerance, e + tolerance);
    }
  }
}
