package org.harmonianet.model;

import org.harmonianet.nn.Mlp;

/**
 * The network that 03-model has defined; kept as {@code architecture.json}.
 *
 * @param dataSha256 checksum of the catalogue
 * @param seed the run's seed
 * @param network its layers
 * @param parameters how many numbers it has to learn
 */
public record Architecture(String dataSha256, int seed, Mlp network, long parameters) {}
