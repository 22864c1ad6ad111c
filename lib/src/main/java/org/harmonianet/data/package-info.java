/**
 * Reads the catalogue of tracks, and knows its columns.
 *
 * <p>{@link Catalogue} is the entry: it finds the dataset, or generates a synthetic one, and reads
 * it, or a file of one's own. {@link TrackReader} makes a table of a file, {@link TrackScanner}
 * goes through it row by row, whatever its size; both read the files that people have ({@link
 * TrackColumns} knows the names of their columns). {@link TrackParser} takes rows from elsewhere.
 * {@link Features} names the columns that networks learn from, {@link GenreChoice} chooses genres,
 * and {@link GenreLabels} turns them into integers.
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
