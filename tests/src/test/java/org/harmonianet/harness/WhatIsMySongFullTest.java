package org.harmonianet.harness;

import org.junit.jupiter.api.Tag;

/** 13 with the network of a full 11. */
@Tag("full")
class WhatIsMySongFullTest extends WhatIsMySongTest {
  @Override
  LaterNotebooks notebooks() {
    return LaterNotebooks.FULL;
  }
}
