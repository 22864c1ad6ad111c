package org.harmonianet.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.harmonianet.HarmoniaNetException;

/** The versions that a result was made with. */
public final class Versions {
  private Versions() {}

  /** Name and version of Java and of the main libraries, by name. */
  public static Map<String, String> all() {
    Properties libraries = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
      libraries.load(in);
    } catch (IOException e) {
      throw new HarmoniaNetException("the jar's versions.properties cannot be read: " + e, e);
    }
    Map<String, String> versions = new TreeMap<>();
    libraries.stringPropertyNames().forEach(n -> versions.put(n, libraries.getProperty(n)));
    versions.put("java", Runtime.version().toString());
    return versions;
  }
}
