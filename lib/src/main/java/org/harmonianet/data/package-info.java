/**
 * Reads the catalogue of tracks, and knows its columns.
 *
 * <p>{@link Catalogue} is the entry: it finds the dataset, or generates a synthetic one, and reads
 * it. {@link TrackReader} reads a CSV file of your own, and {@link TrackParser} rows from
 * elsewhere. {@link Features} names the columns that networks learn from, {@link GenreLabels} turns
 * genres into integers.
 *
 * <pre>{@code
 * Table tracks = Catalogue.open(Run.start("01-eda")).tracks();
 * double[][] features = Features.matrix(tracks);
 * }</pre>
 *
 * <p>Uses Tablesaw, FastCSV, {@link org.harmonianet.run} and the root, no other room. Nothing here
 * downloads a file; {@code make data} does.
 */
package org.harmonianet.data;
