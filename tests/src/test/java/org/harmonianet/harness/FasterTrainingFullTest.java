package org.harmonianet.harness;

import org.junit.jupiter.api.Tag;

/** 08 at full settings: what the quick execution must show. */
@Tag("full")
class FasterTrainingFullTest extends FasterTrainingTest {
  @Override
  LaterNotebooks notebooks() {
    return LaterNotebooks.FULL;
  }
}
