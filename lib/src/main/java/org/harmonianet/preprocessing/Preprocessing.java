package org.harmonianet.preprocessing;

import java.util.List;

/**
 * The decisions of 02-preprocessing that later notebooks follow. It is kept as {@code
 * preprocessing.json}.
 *
 * @param features the network's inputs, in order
 * @param genres its classes: a genre's label is its place in the list
 * @param scaler fitted on the training rows
 */
public record Preprocessing(List<String> features, List<String> genres, StandardScaler scaler) {}
