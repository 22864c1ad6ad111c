package org.harmonianet.jupyter;

/**
 * Thrown within a running cell when its reader presses Stop.
 *
 * <p>An error, not an exception, so that a cell's {@code catch (Exception e)} does not keep it.
 */
public final class CellStopped extends Error {
  private static final long serialVersionUID = 1;

  /** Public, since a fork-join pool copies what its workers throw. */
  public CellStopped() {
    super("stopped");
  }
}
