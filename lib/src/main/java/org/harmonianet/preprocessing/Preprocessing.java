package org.harmonianet.preprocessing;

import java.util.List;

/**
 * The choices of 02-preprocessing that the later notebooks share, as in {@code preprocessing.json}.
 *
 * @param data {@code real} or {@code synthetic}
 * @param dataSha256 checksum of the catalogue
 * @param seed the run's seed
 * @param features the network's inputs, in order
 * @param genres the network's classes; a genre's label is its position
 * @param scaler fitted to the training rows
 */
public record Preprocessing(
    String data,
    String dataSha256,
    int seed,
    List<String> features,
    List<String> genres,
    StandardScaler scaler) {}
