package org.harmonianet.harness;

import org.junit.jupiter.api.Tag;

/** 14 with the network of a full 11. */
@Tag("full")
class MyPlaylistFullTest extends MyPlaylistTest {
  @Override
  LaterNotebooks notebooks() {
    return LaterNotebooks.FULL;
  }
}
