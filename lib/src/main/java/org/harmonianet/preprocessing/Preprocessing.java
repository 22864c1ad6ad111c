package org.harmonianet.preprocessing;

import java.util.List;

/**
 * What 02-preprocessing settles for the notebooks after it; kept as {@code preprocessing.json}.
 *
 * @param data {@code real} or {@code synthetic}
 * @param dataSha256 checksum of the catalogue
 * @param seed the run's seed
 * @param features the network's inputs, in order
 * @param genres its classes; a genre's label is its place
 * @param scaler fitted on the training rows
 */
public record Preprocessing(
    String data,
    String dataSha256,
    int seed,
    List<String> features,
    List<String> genres,
    StandardScaler scaler) {}
