package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
