/**
 * Trained networks on disk, and predictions with them.
 *
 * <p>{@link SavedModel} is a network with all that a prediction needs: parameters, encoder, genres
 * and provenance. {@link GenreTranslator} lets a DJL predictor return the probabilities of the
 * genres, the same in a notebook and in Spark:
 *
 * <pre>{@code
 * double[][] probabilities = GenreTranslator.predict(model, saved.encoder().transform(tracks));
 * }</pre>
 *
 * <p>{@link SavedCatalogue} keeps what a network knows of other tracks beside it.
 *
 * <p>A file that does not belong to its network is refused. Uses {@code nn}, {@code preprocessing}
 * and {@code run}; how a network is trained is not known here.
 */
package org.harmonianet.model;
