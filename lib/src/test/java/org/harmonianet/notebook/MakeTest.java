package org.harmonianet.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import org.harmonianet.HarmoniaNetException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakeTest {
  @TempDir Path root;

  @BeforeEach
  void makefile() throws Exception {
    Files.writeString(
        root.resolve("Makefile"),
        """
        say:
        \t@echo first
        \t@echo '$(WHAT)'
        fail:
        \t@echo 'the disk is full' >&2; exit 1
        mute:
        \t@exit 3
        """);
  }

  @Test
  void lastLineIsReturned() throws Exception {
    assertEquals("café", Make.run(root, "say", "WHAT=café"));
  }

  @Test
  void failureHasTheReasonOfTheTarget() {
    var e = assertThrows(HarmoniaNetException.class, () -> Make.run(root, "fail"));
    assertEquals("the disk is full", e.getMessage());
    e = assertThrows(HarmoniaNetException.class, () -> Make.run(root, "mute", "X=1"));
    assertEquals("make mute X=1 failed", e.getMessage());
  }
}
