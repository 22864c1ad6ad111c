package org.harmonianet;

/**
 * A problem that the user can mend: bad input, a wrong setting, a notebook run out of order.
 *
 * <p>The message is one line that names the file, row, column, setting or notebook. There is no
 * stack trace, so that a notebook shows just that line. Control characters in what is quoted are
 * made visible, so that it stays one line.
 */
public final class HarmoniaNetException extends RuntimeException {
  /**
   * Says what is wrong.
   *
   * @param message what is wrong, where, and what to do, in one line
   */
  public HarmoniaNetException(String message) {
    this(message, null);
  }

  /**
   * Says what is wrong, and keeps what Java or a library said of it.
   *
   * @param message what is wrong, where, and what to do, in one line
   * @param cause the exception behind it, which notebooks do not show
   */
  public HarmoniaNetException(String message, Throwable cause) {
    super(SafeText.visible(message), cause, false, false);
  }
}
