package org.harmonianet.ml;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.harmonianet.Artifacts;
import org.harmonianet.HarmoniaNetException;

/**
 * What a trained network needs to be used and judged; kept as {@code model.json} in a folder with
 * its parameters, which are in DJL's format.
 *
 * @param data {@code real} or {@code synthetic}
 * @param dataSha256 checksum of the catalogue
 * @param seed the run's seed
 * @param epochs epochs trained
 * @param device where it was trained, {@code cpu} or {@code gpu}
 * @param trainSeconds wall time of the training loop
 * @param network the architecture
 * @param features its inputs, in order
 * @param genres its outputs, in order
 * @param scaler what the inputs were standardised with
 * @param parametersSha256 checksum of the file of parameters
 */
public record ModelCard(
    String data,
    String dataSha256,
    int seed,
    int epochs,
    String device,
    double trainSeconds,
    Mlp network,
    List<String> features,
    List<String> genres,
    StandardScaler scaler,
    String parametersSha256) {
  private static final String NAME = "harmonianet";
  private static final String PARAMETERS = NAME + "-0000.params";

  /**
   * Saves a trained model and its card. The card comes last and holds the parameters' checksum, so
   * that a half-saved model is never taken for a whole one.
   *
   * @param folder where to, created if need be
   * @return the card
   */
  public static ModelCard save(
      Path folder,
      Model model,
      Preprocessing preprocessing,
      Mlp network,
      int epochs,
      double trainSeconds) {
    Path file = folder.resolve(PARAMETERS);
    Artifacts.write(
        file,
        target -> {
          // DJL writes into a folder, under a name of its own.
          Path part = Files.createTempDirectory(folder, "part");
          try {
            model.save(part, NAME);
            Files.move(part.resolve(PARAMETERS), target, StandardCopyOption.REPLACE_EXISTING);
          } finally {
            Files.deleteIfExists(part.resolve(PARAMETERS));
            Files.delete(part);
          }
        });
    ModelCard card =
        new ModelCard(
            preprocessing.data(),
            preprocessing.dataSha256(),
            preprocessing.seed(),
            epochs,
            model.getNDManager().getDevice().isGpu() ? "gpu" : "cpu",
            trainSeconds,
            network,
            preprocessing.features(),
            preprocessing.genres(),
            preprocessing.scaler(),
            Artifacts.sha256(file));
    Artifacts.writeJson(folder.resolve("model.json"), card);
    return card;
  }

  /**
   * Loads the model that this card describes.
   *
   * @param folder where the card comes from
   * @return a model to be closed by the caller
   * @throws HarmoniaNetException if the parameters are missing, damaged or not the card's
   */
  public Model load(Path folder, Device device) {
    Path file = folder.resolve(PARAMETERS);
    if (!Files.exists(file) || !Artifacts.sha256(file).equals(parametersSha256)) {
      throw new HarmoniaNetException(
          file + " is not what its model.json describes: run 04-training first");
    }
    Model model = Model.newInstance(NAME, device);
    model.setBlock(network.block());
    try {
      model.load(folder, NAME);
      List<Shape> shapes =
          model.getBlock().getParameters().values().stream().map(Parameter::getShape).toList();
      if (!shapes.equals(network.parameterShapes())) {
        throw new MalformedModelException("not the parameters of " + network);
      }
      return model;
    } catch (IOException | MalformedModelException | RuntimeException e) { // as bytes have it
      model.close();
      throw new HarmoniaNetException(
          "cannot load " + file + " (" + e + "): run 04-training first", e);
    }
  }
}
