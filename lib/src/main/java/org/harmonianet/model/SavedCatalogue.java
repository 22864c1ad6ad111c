package org.harmonianet.model;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.preprocessing.TrackCatalogue;
import org.harmonianet.preprocessing.TrackInContextEncoder;
import org.harmonianet.run.Artifacts;
import org.harmonianet.run.Run;

/**
 * The catalogue that a network was trained in, kept beside it: numbers that stand for artists,
 * albums and titles, and features, but no track's genres. With it, new tracks are described by what
 * the catalogue knows of their artists, and by what names say of the genres of the training tracks.
 *
 * <pre>{@code
 * var saved = SavedModel.read(folder);
 * TrackCatalogue catalogue = SavedCatalogue.require(folder, saved);
 * }</pre>
 */
public final class SavedCatalogue {
  /** The name of the file, in the folder of the model. */
  public static final String FILE = "catalogue.bin.gz";

  private SavedCatalogue() {}

  /**
   * Saves a catalogue beside its network.
   *
   * @param folder the model's folder among the run's artifacts
   * @param saved the network, which was saved there before
   * @throws HarmoniaNetException if the file cannot be written
   */
  public static void save(Run run, String folder, SavedModel saved, TrackCatalogue catalogue) {
    save(run.path(folder), saved, catalogue);
    run.wrote(folder + "/" + FILE);
  }

  /** Saves a catalogue in the folder of its network. */
  public static void save(Path folder, SavedModel saved, TrackCatalogue catalogue) {
    Artifacts.write(
        folder.resolve(FILE),
        part -> {
          try (DataOutputStream out =
              new DataOutputStream(
                  new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(part))))) {
            out.writeUTF(saved.parametersSha256());
            catalogue.write(out);
          }
        });
  }

  /**
   * Reads the catalogue of a network that must have one.
   *
   * @throws HarmoniaNetException if there is none, or as {@link #read}
   */
  public static TrackCatalogue require(Path folder, SavedModel saved) {
    return read(folder, saved)
        .orElseThrow(
            () ->
                new HarmoniaNetException(
                    folder.resolve(FILE) + " is missing: run 11-all-genres first"));
  }

  /**
   * Reads the catalogue of a network, if it has one.
   *
   * @param folder the folder that the network was read from
   * @return nothing if the network takes none, or if there is no file
   * @throws HarmoniaNetException if the file is damaged, or belongs to another network
   */
  public static Optional<TrackCatalogue> read(Path folder, SavedModel saved) {
    Path file = folder.resolve(FILE);
    if (!(saved.encoder() instanceof TrackInContextEncoder encoder) || !Files.exists(file)) {
      return Optional.empty();
    }
    String remedy = ": run " + saved.provenance().notebook() + " first";
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file))))) {
      if (!in.readUTF().equals(saved.parametersSha256())) {
        throw new HarmoniaNetException(file + " belongs to another network" + remedy);
      }
      TrackCatalogue catalogue = TrackCatalogue.read(encoder, in);
      in.transferTo(OutputStream.nullOutputStream()); // which compares the checksum
      return Optional.of(catalogue);
    } catch (IOException e) {
      throw new HarmoniaNetException("%s is damaged (%s)%s".formatted(file, e, remedy), e);
    }
  }
}
