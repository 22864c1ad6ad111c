package org.harmonianet;

import java.util.LinkedHashMap;
import java.util.Map;

/** Maps in the order written, which {@link Map#of} does not keep: for JSON that diffs cleanly. */
public final class Maps {
  private Maps() {}

  /**
   * An ordered map that can be changed.
   *
   * @param entries key, value, key, value ...; keys are strings, values may be null
   * @throws IllegalArgumentException if the last key has no value
   */
  public static Map<String, Object> of(Object... entries) {
    if (entries.length % 2 != 0) {
      throw new IllegalArgumentException(
          "the key " + entries[entries.length - 1] + " has no value");
    }
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put((String) entries[i], entries[i + 1]);
    }
    return map;
  }
}
