package org.harmonianet;

/**
 * A problem that the reader can mend: bad input, a wrong setting, a notebook run out of order.
 *
 * <p>The message is one line that names the file, row, column, setting or notebook. There is no
 * stack trace, so that a notebook shows just that line. Control characters in what is quoted are
 * made visible, so that it stays one line.
 */
public final class HarmoniaNetException extends RuntimeException {
  public HarmoniaNetException(String message) {
    this(message, null);
  }

  public HarmoniaNetException(String message, Throwable cause) {
    super(SafeText.visible(message), cause, false, false);
  }
}
