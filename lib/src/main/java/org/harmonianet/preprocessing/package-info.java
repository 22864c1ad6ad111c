/**
 * Turns tracks into the numbers that a network learns from.
 *
 * <p>Each class is fitted to the training rows, and then transforms any rows; it is a record that
 * can be kept as JSON. {@link StandardScaler} scales the features for the baseline. {@link
 * TrackEncoder} encodes all columns; it combines {@link PiecewiseLinearEncoding}, {@link
 * QuantileTransformer} and {@link OneHotEncoder}. {@link DerivedColumns} adds what the last digits
 * of tempo and duration tell. {@link TrackInputs} holds tracks before they are encoded.
 *
 * <p>What is known besides a track's sound: {@link NameEncoder} encodes its names, with a {@link
 * TfidfVectorizer} for each column. {@link OtherTracks} finds its artists' other tracks, {@link
 * ContextEncoder} describes them, and {@link NeighborPooling} joins their predictions. For files of
 * any size, {@link TrackCatalogue} does the first two from numbers alone. {@link NameRatios} say in
 * a few numbers what names speak for; {@link CrossFittedNames} fits them. {@link
 * TrackInContextEncoder} appends all of this to a track's own inputs.
 *
 * <pre>{@code
 * StandardScaler scaler = StandardScaler.fit(train);
 * double[][] inputs = scaler.transform(test);
 * }</pre>
 *
 * <p>Uses {@link org.harmonianet.data}; nothing here knows about networks or splits.
 */
package org.harmonianet.preprocessing;
