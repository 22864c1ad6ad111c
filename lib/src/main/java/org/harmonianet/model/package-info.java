/**
 * Trained networks on disk, and predictions with them.
 *
 * <p>{@code SavedModel} is a network with all that a prediction needs: parameters, encoding, genres
 * and provenance. {@link GenreTranslator} makes a DJL predictor of it, the same in a notebook and
 * in Spark, from tracks to genres with their probabilities:
 *
 * <pre>{@code
 * try (var predictor = model.newPredictor(new GenreTranslator(encoding))) {
 *   var predictions = predictor.predict(tracks);
 * }
 * }</pre>
 *
 * <p>A file that does not belong to its network is refused. Uses {@code nn}, {@code preprocessing}
 * and {@code run}; how a network is trained is not known here.
 */
package org.harmonianet.model;
