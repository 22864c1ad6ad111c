package org.harmonianet.data;

import java.util.List;
import java.util.regex.Pattern;

/** The names in a column of artists, where a semicolon separates them. */
public final class ArtistNames {
  private static final Pattern SEPARATOR = Pattern.compile("\\s*;\\s*");

  private ArtistNames() {}

  /** Returns the names in their order: none if the text is empty, and no empty ones. */
  public static List<String> of(String artists) {
    return SEPARATOR.splitAsStream(artists).filter(name -> !name.isEmpty()).toList();
  }
}
