package org.harmonianet.harness;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * Makes what many tests need when the first of them asks for it. If that fails, all of them are
 * told why.
 */
final class Once<T> {
  private final String name;
  private final Supplier<T> maker;
  private T made;
  private Throwable problem;

  Once(String name, Supplier<T> maker) {
    this.name = name;
    this.maker = maker;
  }

  /**
   * Returns what was made.
   *
   * @throws AssertionError if it could not be made, at each call with the same reason
   */
  synchronized T get() {
    if (made == null && problem == null) {
      try {
        made = Objects.requireNonNull(maker.get());
      } catch (RuntimeException | Error e) {
        problem = e;
      }
    }
    if (problem != null) {
      throw new AssertionError(name + " could not be made: " + problem.getMessage(), problem);
    }
    return made;
  }
}
