package org.harmonianet.model;

import ai.djl.Device;
import ai.djl.Model;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.nn.Mlp;
import org.harmonianet.preprocessing.TrackEncoder;
import org.harmonianet.run.Artifacts;

/**
 * What it takes to guess tracks' genres with a trained network; kept as {@code model.json} in a
 * folder with its parameters, which are in DJL's format.
 *
 * @param data {@code real} or {@code synthetic}
 * @param dataSha256 checksum of the catalogue
 * @param seed the run's seed
 * @param epochs epochs trained
 * @param network the architecture
 * @param encoding what tracks become its inputs with
 * @param genres its outputs, in order
 * @param parametersSha256 checksum of the file of parameters, null before it is saved
 */
public record GenreModel(
    String data,
    String dataSha256,
    int seed,
    int epochs,
    Mlp network,
    TrackEncoder encoding,
    List<String> genres,
    String parametersSha256) {
  private static final String FILE_NAME = "model.json";
  private static final String NOTEBOOK = "08-scale";

  /** The names of a model's files: all that is in its folder. */
  public static final List<String> FILES = List.of(FILE_NAME, ParameterFile.FILE_NAME);

  /**
   * Saves a trained model with this card, which comes last and holds the parameters' checksum, so
   * that a half-saved model is never taken for a whole one.
   *
   * @param folder where to, created if need be
   * @return this card with that checksum
   */
  public GenreModel save(Path folder, Model model) {
    String sha256 = new ParameterFile(folder, NOTEBOOK).save(model);
    GenreModel card =
        new GenreModel(data, dataSha256, seed, epochs, network, encoding, genres, sha256);
    Artifacts.writeJson(folder.resolve(FILE_NAME), card);
    return card;
  }

  /**
   * Reads a saved model's card.
   *
   * @throws HarmoniaNetException if there is none
   */
  public static GenreModel read(Path folder) {
    if (!Files.exists(folder.resolve(FILE_NAME))) {
      throw new HarmoniaNetException(
          folder.resolve(FILE_NAME) + " is missing: run " + NOTEBOOK + " first");
    }
    return Artifacts.readJson(folder.resolve(FILE_NAME), GenreModel.class);
  }

  /**
   * Loads the network that this card describes.
   *
   * @param folder where the card comes from
   * @return a model to be closed by the caller
   * @throws HarmoniaNetException if the parameters are missing, damaged or not the card's
   */
  public Model load(Path folder, Device device) {
    return new ParameterFile(folder, NOTEBOOK)
        .load(network.block(), network.parameterShapes(), parametersSha256, device);
  }

  /** Tells this model from others: the start of the parameters' checksum. */
  public String version() {
    return parametersSha256.substring(0, 12);
  }
}
