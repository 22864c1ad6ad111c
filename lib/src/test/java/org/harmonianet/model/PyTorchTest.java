package org.harmonianet.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.EngineException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class PyTorchTest {
  private static String told(Throwable cause) {
    return PyTorch.problem(new EngineException("Failed to load", cause)).getMessage();
  }

  @Test
  void libraryThatCannotBeLoadedIsNamedOnce() {
    String file = "/cache/libgomp.so.1: ";
    assertEquals(
        "PyTorch's native library cannot be loaded: /cache/libgomp.so.1: failed to map segment: set"
            + " DJL_CACHE_DIR to a folder that can be written and is not mounted noexec",
        told(new UnsatisfiedLinkError(file + file + "failed to map segment")));
  }

  @Test
  void cacheThatCannotBeWrittenIsNamed() {
    assertEquals(
        "PyTorch's native library cannot be loaded: NoSuchFileException: /gone: set DJL_CACHE_DIR to"
            + " a folder that can be written and is not mounted noexec",
        told(new NoSuchFileException("/gone")));
    assertEquals(
        "PyTorch's native library cannot be loaded: no reason: set DJL_CACHE_DIR to a folder that can"
            + " be written and is not mounted noexec",
        told(new IllegalStateException("no reason")));
  }

  @Test
  void fullDiskIsNamed() {
    String told = told(new IOException("No space left on device"));
    assertTrue(told.startsWith("no space left in /"), told);
    assertTrue(
        told.endsWith(" for PyTorch's native library: free 450 MB, or set DJL_CACHE_DIR"), told);
  }
}
