/**
 * Splits tracks into training and test rows.
 *
 * <p>{@link StratifiedSplit} reproduces scikit-learn's {@code train_test_split} row for row; use it
 * to compare with published results. {@link StratifiedGroupKFold} keeps all rows of a {@linkplain
 * TrackGroups recording or an artist} in one fold; use it to measure how well a model generalises.
 * {@link Leakage} measures what a split lets the test rows share with the training rows.
 *
 * <pre>{@code
 * StratifiedSplit split = StratifiedSplit.of(labels, 0.2, 42);
 * }</pre>
 *
 * <p>Rows are identified by their position. Uses {@link org.harmonianet.data}; nothing here reads
 * files or knows about models.
 */
package org.harmonianet.split;
