package org.harmonianet.ml;

import java.util.List;

/**
 * What a trained network needs to be used and judged; kept as {@code model.json} beside its
 * parameters.
 *
 * @param data {@code real} or {@code synthetic}
 * @param dataSha256 checksum of the catalogue
 * @param seed the run's seed
 * @param epochs epochs trained
 * @param device where it was trained, {@code cpu} or {@code gpu}
 * @param trainSeconds wall time of the training loop
 * @param architecture the network
 * @param features its inputs, in order
 * @param genres its outputs, in order
 * @param scaler what the inputs were standardised with
 * @param parameters name of the file of parameters
 * @param parametersSha256 that file's checksum
 */
public record ModelCard(
    String data,
    String dataSha256,
    int seed,
    int epochs,
    String device,
    double trainSeconds,
    Mlp architecture,
    List<String> features,
    List<String> genres,
    StandardScaler scaler,
    String parameters,
    String parametersSha256) {}
