package org.harmonianet.data;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/**
 * How a text file of tracks is written, for a program such as Spark that reads its lines by itself.
 *
 * @param header the names of its columns, in order
 * @param places the place of each column of the catalogue that was found, from 0
 * @param separator the character between two cells
 * @param charset the encoding
 */
public record TrackForm(
    List<String> header, Map<String, Integer> places, char separator, Charset charset) {}
