package org.harmonianet.spark;

import ai.djl.Device;
import ai.djl.Model;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.model.SavedModel;

/**
 * A saved model as bytes, which Spark carries to the processes that score.
 *
 * @param version which model it is
 * @param files content by file name
 */
record ModelFiles(String version, HashMap<String, byte[]> files) implements Serializable {
  private static final Map<String, Loaded> LOADED = new ConcurrentHashMap<>();

  /** A model of this process. */
  record Loaded(SavedModel saved, Model model) {}

  /**
   * Reads a saved model, and makes sure that it can be loaded.
   *
   * @throws HarmoniaNetException if it cannot
   */
  static ModelFiles read(Path folder) {
    SavedModel saved = SavedModel.read(folder);
    saved.load(folder, Device.cpu()).close();
    HashMap<String, byte[]> files = new HashMap<>();
    try {
      for (String name : SavedModel.FILES) {
        files.put(name, Files.readAllBytes(folder.resolve(name)));
      }
    } catch (IOException e) {
      throw new HarmoniaNetException("cannot read the model in " + folder + ": " + e, e);
    }
    return new ModelFiles(saved.version(), files);
  }

  /** The model; the first call in a process loads it, for all others and until its end. */
  Loaded load() {
    return LOADED.computeIfAbsent(version, absent -> fromBytes());
  }

  /** DJL reads parameters from a folder. */
  private Loaded fromBytes() {
    try {
      Path folder = Files.createTempDirectory("harmonianet");
      try {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
          Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        SavedModel saved = SavedModel.read(folder);
        return new Loaded(saved, saved.load(folder, Device.cpu()));
      } finally {
        for (String name : files.keySet()) {
          Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
