package org.harmonianet.harness;

import org.junit.jupiter.api.Tag;

/** 11 at full settings: what the quick execution must show, with the goals of a full training. */
@Tag("full")
class AllGenresFullTest extends AllGenresTest {
  @Override
  LaterNotebooks notebooks() {
    return LaterNotebooks.FULL;
  }
}
