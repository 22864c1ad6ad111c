package org.harmonianet.model;

import ai.djl.Device;
import ai.djl.Model;
import java.nio.file.Path;
import java.util.List;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.nn.Mlp;
import org.harmonianet.preprocessing.Preprocessing;
import org.harmonianet.preprocessing.StandardScaler;
import org.harmonianet.run.Artifacts;

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
            parameters(folder).save(model));
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
    return parameters(folder)
        .load(network.block(), network.parameterShapes(), parametersSha256, device);
  }

  private static ParameterFile parameters(Path folder) {
    return new ParameterFile(folder, "04-training");
  }
}
