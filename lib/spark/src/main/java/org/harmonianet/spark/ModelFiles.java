package org.harmonianet.spark;

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
import org.harmonianet.model.TrackPredictor;

/**
 * A saved model as bytes, which Spark carries to the processes that score.
 *
 * @param version which model it is
 * @param files content by file name
 */
record ModelFiles(String version, HashMap<String, byte[]> files) implements Serializable {
  private static final Map<String, TrackPredictor> LOADED = new ConcurrentHashMap<>();

  /**
   * Reads a saved model, which was loaded from there.
   *
   * @throws HarmoniaNetException if it cannot be read
   */
  static ModelFiles read(Path folder, SavedModel saved) {
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

  /** The model's predictor; the first call in a process loads it, for all others and its end. */
  TrackPredictor load() {
    return LOADED.computeIfAbsent(version, absent -> fromBytes());
  }

  /** DJL reads parameters from a folder. */
  private TrackPredictor fromBytes() {
    try {
      Path folder = Files.createTempDirectory("harmonianet");
      try {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
          Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        return TrackPredictor.load(folder);
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
