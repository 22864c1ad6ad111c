package org.harmonianet.scoring;

import java.util.List;

/**
 * A track with the genres that a network has predicted.
 *
 * @param id the {@code track_id}
 * @param artists names as the file has them, empty if it has none
 * @param name the {@code track_name}, empty if the file has none
 * @param guesses the most probable genres, the best one first
 */
public record ScoredTrack(String id, String artists, String name, List<Guess> guesses) {}
