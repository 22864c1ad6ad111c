package org.harmonianet.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.harmonianet.HarmoniaNetException;

/**
 * The origin of an artifact: the notebook, the data, the seed and the software that made it.
 *
 * <p>{@link Run} writes it into every JSON artifact as {@code provenance}, and compares it when the
 * artifact is read.
 *
 * @param notebook the notebook that wrote the artifact, for instance {@code 04-training}
 * @param data {@code real} or {@code synthetic}
 * @param dataSha256 SHA-256 of the catalogue's file
 * @param seed the run's seed
 * @param versions version of Java and of each main library, by name
 */
public record Provenance(
    String notebook, String data, String dataSha256, int seed, Map<String, String> versions) {
  static final String FIELD = "provenance";

  /** Refuses what is missing in a file. */
  public Provenance {
    Stream.of(notebook, data, dataSha256, versions).forEach(Objects::requireNonNull);
  }

  /** Describes what this process writes. */
  static Provenance of(String notebook, String data, String dataSha256, int seed) {
    return new Provenance(notebook, data, dataSha256, seed, softwareVersions());
  }

  /** Returns whether the data is the built-in synthetic catalogue. */
  public boolean synthetic() {
    return data.equals("synthetic");
  }

  private static Map<String, String> softwareVersions() {
    Properties libraries = new Properties();
    try (InputStream in = Provenance.class.getResourceAsStream("versions.properties")) {
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
