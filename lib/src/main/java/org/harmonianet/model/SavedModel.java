package org.harmonianet.model;

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
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.nn.Mlp;
import org.harmonianet.preprocessing.TrackTransformer;
import org.harmonianet.run.Artifacts;
import org.harmonianet.run.Provenance;
import org.harmonianet.run.Run;

/**
 * A trained network with all that it takes to predict the genres of new tracks. It is kept as
 * {@code model.json} in a folder with the parameters, which are in DJL's format.
 *
 * <pre>{@code
 * var saved = SavedModel.read(run.path("baseline-model"));
 * try (var model = saved.load(run.path("baseline-model"), Device.cpu())) {
 *   double[][] probabilities = GenreTranslator.predict(model, saved.encoder().transform(tracks));
 * }
 * }</pre>
 *
 * @param provenance the notebook, data, seed and software that made it
 * @param epochs epochs trained
 * @param device the kind of device that trained it, {@code cpu} or {@code gpu}
 * @param trainSeconds wall time of the training loop, seconds
 * @param network the architecture
 * @param encoder converts tracks into the network's inputs
 * @param genres the network's outputs, in order
 * @param parametersSha256 checksum of the file of parameters
 */
public record SavedModel(
    Provenance provenance,
    int epochs,
    String device,
    double trainSeconds,
    Mlp network,
    TrackTransformer encoder,
    List<String> genres,
    String parametersSha256) {
  private static final String NAME = "harmonianet";
  private static final String DESCRIPTION = "model.json";
  private static final String PARAMETERS = NAME + "-0000.params";

  /** The names of a model's files. A {@link SavedCatalogue} may be beside them. */
  public static final List<String> FILES = List.of(DESCRIPTION, PARAMETERS);

  /**
   * Saves a trained network among a notebook's artifacts.
   *
   * @param folder name of a folder in the run directory, created if need be
   * @param model the trained network, of architecture {@code network}
   * @throws HarmoniaNetException if a file cannot be written
   */
  public static SavedModel save(
      Run run,
      String folder,
      Model model,
      Mlp network,
      TrackTransformer encoder,
      List<String> genres,
      int epochs,
      double trainSeconds) {
    SavedModel saved =
        save(
            run.path(folder),
            model,
            run.provenance(),
            network,
            encoder,
            genres,
            epochs,
            trainSeconds);
    FILES.forEach(file -> run.wrote(folder + "/" + file));
    return saved;
  }

  /**
   * Saves a trained network. {@code model.json} comes last and holds the parameters' checksum, so
   * that a half-saved model is never taken for a whole one.
   *
   * @param folder created if need be
   * @throws HarmoniaNetException if a file cannot be written
   */
  public static SavedModel save(
      Path folder,
      Model model,
      Provenance provenance,
      Mlp network,
      TrackTransformer encoder,
      List<String> genres,
      int epochs,
      double trainSeconds) {
    Artifacts.write(folder.resolve(PARAMETERS), target -> moveParameters(model, target));
    SavedModel saved =
        new SavedModel(
            provenance,
            epochs,
            model.getNDManager().getDevice().isGpu() ? "gpu" : "cpu",
            trainSeconds,
            network,
            encoder,
            genres,
            Artifacts.sha256(folder.resolve(PARAMETERS)));
    Artifacts.writeJson(folder.resolve(DESCRIPTION), saved);
    return saved;
  }

  /** DJL writes into a folder, under a name of its own. */
  private static void moveParameters(Model model, Path target) throws IOException {
    Path part = Files.createTempDirectory(target.getParent(), "part");
    try {
      model.save(part, NAME);
      Files.move(part.resolve(PARAMETERS), target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part.resolve(PARAMETERS));
      Files.delete(part);
    }
  }

  /**
   * Reads the description of a saved model.
   *
   * @throws HarmoniaNetException if there is none, or it is damaged or of an older version
   */
  public static SavedModel read(Path folder) {
    Path file = folder.resolve(DESCRIPTION);
    String notebook = folder.endsWith("baseline-model") ? "04-training" : "11-all-genres";
    String remedy = ": run " + notebook + " first";
    if (!Files.exists(file)) {
      throw new HarmoniaNetException(file + " is missing" + remedy);
    }
    try {
      return Artifacts.readJson(file, SavedModel.class);
    } catch (HarmoniaNetException e) {
      throw new HarmoniaNetException(e.getMessage() + remedy, e);
    }
  }

  /**
   * Loads the network that this describes.
   *
   * @param folder the folder that it was read from
   * @return a model that the caller closes
   * @throws HarmoniaNetException if the parameters are missing, damaged, or of another network, or
   *     if PyTorch cannot be loaded
   */
  public Model load(Path folder, Device device) {
    Path file = folder.resolve(PARAMETERS);
    String remedy = ": run " + provenance.notebook() + " first";
    if (!Files.exists(file) || !Artifacts.sha256(file).equals(parametersSha256)) {
      throw new HarmoniaNetException(file + " is not what its model.json describes" + remedy);
    }
    PyTorch.engine(); // which says what is wrong if there is none
    Model model = Model.newInstance(NAME, device);
    try {
      model.setBlock(network.block());
      model.load(folder, NAME);
      requireShapes(model.getBlock().getParameters().values());
      return model;
    } catch (IOException | MalformedModelException | RuntimeException e) { // whatever the bytes are
      model.close();
      throw new HarmoniaNetException("cannot load " + file + " (" + e + ")" + remedy, e);
    }
  }

  private void requireShapes(List<Parameter> parameters) throws MalformedModelException {
    List<Shape> expected = network.parameterShapes();
    if (!parameters.stream().map(Parameter::getShape).toList().equals(expected)) {
      throw new MalformedModelException("not parameters of shapes " + expected);
    }
  }

  /** Returns a short name of this model's parameters: the start of their checksum. */
  public String version() {
    return parametersSha256.substring(0, 12);
  }
}
