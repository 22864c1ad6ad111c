package org.harmonianet.model;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.run.Artifacts;

/**
 * The parameters of a trained network in a file of DJL's format.
 *
 * @param folder where the file lies
 * @param notebook the notebook that makes it
 */
record ParameterFile(Path folder, String notebook) {
  private static final String NAME = "harmonianet";
  static final String FILE_NAME = NAME + "-0000.params";

  private Path path() {
    return folder.resolve(FILE_NAME);
  }

  /**
   * Writes the parameters, whole or not at all.
   *
   * @return the file's SHA-256
   */
  String save(Model model) {
    Artifacts.write(
        path(),
        target -> {
          // DJL writes into a folder, under a name of its own.
          Path part = Files.createTempDirectory(folder, "part");
          try {
            model.save(part, NAME);
            Files.move(part.resolve(FILE_NAME), target, StandardCopyOption.REPLACE_EXISTING);
          } finally {
            Files.deleteIfExists(part.resolve(FILE_NAME));
            Files.delete(part);
          }
        });
    return Artifacts.sha256(path());
  }

  /**
   * Reads the parameters into a network.
   *
   * @param block a network, not initialised
   * @param shapes the shapes of its parameters, in the order of the layers
   * @param sha256 the file's checksum
   * @return a model to be closed by the caller
   * @throws HarmoniaNetException if the file is missing, damaged or another one, or holds other
   *     shapes
   */
  Model load(Block block, List<Shape> shapes, String sha256, Device device) {
    if (!Files.exists(path()) || !Artifacts.sha256(path()).equals(sha256)) {
      throw new HarmoniaNetException(
          path() + " is not what its model.json describes: run " + notebook + " first");
    }
    Model model = Model.newInstance(NAME, device);
    model.setBlock(block);
    try {
      model.load(folder, NAME);
      List<Shape> found = block.getParameters().values().stream().map(Parameter::getShape).toList();
      if (!found.equals(shapes)) {
        throw new MalformedModelException("not parameters of shapes " + shapes);
      }
      return model;
    } catch (IOException | MalformedModelException | RuntimeException e) { // as bytes have it
      model.close();
      throw new HarmoniaNetException(
          "cannot load " + path() + " (" + e + "): run " + notebook + " first", e);
    }
  }
}
