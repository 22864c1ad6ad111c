package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What many tests share is made once, and its failure is told to each of them. */
class OnceTest {
  @Test
  void makesItOnce() {
    AtomicInteger calls = new AtomicInteger();
    Once<Object> once =
        new Once<>(
            "it",
            () -> {
              calls.incrementAndGet();
              return new Object();
            });
    assertSame(once.get(), once.get());
    assertEquals(1, calls.get());
  }

  @Test
  void tellsEachWhoAsksWhyItFailed() {
    AtomicInteger calls = new AtomicInteger();
    Once<Object> once =
        new Once<>(
            "the report",
            () -> {
              throw new IllegalStateException("no disk, call " + calls.incrementAndGet());
            });
    for (int i = 0; i < 2; i++) {
      AssertionError told = assertThrows(AssertionError.class, once::get);
      assertEquals("the report could not be made: no disk, call 1", told.getMessage());
    }
  }
}
