package org.harmonianet.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArtistNamesTest {
  @Test
  void semicolonsSeparateNames() {
    assertEquals(List.of("A B", "C, D", "E"), ArtistNames.of("A B; C, D;;E;"));
    assertEquals(List.of(), ArtistNames.of(""));
    assertEquals(List.of(), ArtistNames.of(" ; "));
  }
}
