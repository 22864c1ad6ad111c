/**
 * Scores files of tracks, of any size, in one process: a genre for each row.
 *
 * <p>{@link ScoreCommand} is the entry, which {@code make score} calls. It reads with {@link
 * org.harmonianet.data.TrackScanner}, predicts with {@link org.harmonianet.model.TrackPredictor},
 * and writes as {@link ScoreFormat} says. A first reading adds the tracks to the network's
 * catalogue, so that tracks of one artist are judged together. {@link Guess} picks the most
 * probable genres, here and in Spark:
 *
 * <pre>{@code
 * List<Guess> guesses = Guess.best(probabilities, saved.genres(), 3);
 * }</pre>
 *
 * <p>Each row of the input is scored or rejected, once. Uses {@code model} and what that uses.
 */
package org.harmonianet.scoring;
