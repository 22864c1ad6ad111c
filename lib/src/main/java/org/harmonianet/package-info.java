/**
 * What every room of the library shares: errors that a user can mend, and text that is safe to
 * show.
 *
 * <p>{@link HarmoniaNetException} is thrown for all that the user can put right; its message is one
 * line that says what is wrong, where, and what to do. {@link SafeText} makes names from the data
 * harmless in messages, tables and charts:
 *
 * <pre>{@code
 * throw new HarmoniaNetException(
 *     "row %d: the genre %s is not one of the ten: run 02 again".formatted(row, SafeText.quoted(name)));
 * }</pre>
 *
 * <p>Uses the JDK only. What else there is, {@code lib/README.md} says: a map of the rooms.
 */
package org.harmonianet;
