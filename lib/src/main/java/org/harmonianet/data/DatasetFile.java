package org.harmonianet.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.run.Artifacts;
import org.harmonianet.run.Settings;

/**
 * Finds the dataset's file, or downloads it.
 *
 * <p>The usual places are {@code data/dataset.csv} in the project and {@code
 * ../shared/data/dataset.csv}, a copy that several checkouts share. A file found there, or
 * downloaded, must have the published checksum; a file that {@code HARMONIANET_DATA} names is taken
 * as it is.
 */
public final class DatasetFile {
  /** The published file: maharshipandya/spotify-tracks-dataset on Hugging Face. */
  static final URI SOURCE =
      URI.create(
          "https://huggingface.co/datasets/maharshipandya/spotify-tracks-dataset/resolve/main/dataset.csv");

  /** SHA-256 of the published file. */
  public static final String SHA256 =
      "b202fa49909b2d5cef71a04b1d21243cfeb36414535f2ca9272aa646721177bd";

  private static final int CONNECT_MILLIS = 10_000;

  /** A slow line may take its time, but is given up when for so long not a byte comes. */
  private static final int SILENCE_MILLIS = 30_000;

  private final Settings settings;
  private final URI source;
  private final String sha256;
  private final int silenceMillis;
  private final PrintStream log;

  public DatasetFile(Settings settings) {
    this(settings, SOURCE, SHA256, SILENCE_MILLIS, System.out);
  }

  DatasetFile(Settings settings, URI source, String sha256, int silenceMillis, PrintStream log) {
    this.settings = settings;
    this.source = source;
    this.sha256 = sha256;
    this.silenceMillis = silenceMillis;
    this.log = log;
  }

  /** Finds or downloads the file, and says where it is: the set-up's last step. */
  public static void main(String[] arguments) {
    try {
      Settings settings = Settings.load();
      System.out.println(
          new DatasetFile(settings)
              .locate()
              .map(file -> "data: " + settings.display(file))
              .orElse("data: the synthetic catalogue"));
    } catch (HarmoniaNetException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /**
   * The file to read, downloaded if need be.
   *
   * @return nothing if the synthetic catalogue is to be used: because {@code HARMONIANET_DATA} asks
   *     for it, or because there is neither a file nor a server that answers with one
   * @throws HarmoniaNetException if the file that the settings name is missing, if a found or
   *     downloaded file has the wrong checksum, if a download breaks off, or if data is required
   *     and cannot be had
   */
  public Optional<Path> locate() {
    String wish = settings.data();
    if (wish.equals("synthetic")) {
      return Optional.empty();
    }
    if (!wish.isEmpty() && !wish.equals("required")) {
      Path file = settings.root().resolve(wish).normalize();
      if (!Files.isRegularFile(file)) {
        throw new HarmoniaNetException("HARMONIANET_DATA names " + wish + ", which is not a file");
      }
      return Optional.of(file);
    }
    Path own = settings.root().resolve("data/dataset.csv");
    Path shared = settings.root().resolve("../shared/data/dataset.csv").normalize();
    for (Path file : new Path[] {own, shared}) {
      if (Files.isRegularFile(file)) {
        return Optional.of(checked(file));
      }
    }
    return download(own, wish.equals("required"));
  }

  private Path checked(Path file) {
    String found = Artifacts.sha256(file);
    if (!found.equals(sha256)) {
      throw new HarmoniaNetException(
          "%s has checksum %s..., not the published %s...: delete it to have it downloaded again, or"
                  .formatted(settings.display(file), found.substring(0, 8), sha256.substring(0, 8))
              + " set HARMONIANET_DATA to its path to use it as it is");
    }
    return file;
  }

  private Optional<Path> download(Path target, boolean required) {
    try {
      HttpURLConnection connection = connect();
      Artifacts.write(
          target,
          part -> {
            copy(connection, part);
            String found = Artifacts.sha256(part);
            if (!found.equals(sha256)) {
              throw new HarmoniaNetException(
                  "the download from %s has checksum %s..., not the published %s...: nothing was kept"
                      .formatted(source, found.substring(0, 8), sha256.substring(0, 8)));
            }
          });
      return Optional.of(target);
    } catch (IOException e) {
      if (required) {
        throw new HarmoniaNetException(
            ("HARMONIANET_DATA=required, but there is no dataset: put it at %s or %s, name a file in"
                    + " HARMONIANET_DATA, or connect to the network to download it from %s (%s)")
                .formatted("data/dataset.csv", "../shared/data/dataset.csv", source.getHost(), e),
            e);
      }
      log.println("no dataset found and none downloaded from " + source.getHost() + ": " + e);
      return Optional.empty();
    }
  }

  private HttpURLConnection connect() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) source.toURL().openConnection();
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(silenceMillis);
    connection.setRequestProperty("Accept", "*/*");
    int status = connection.getResponseCode();
    if (status != HttpURLConnection.HTTP_OK) {
      connection.disconnect();
      throw new IOException("the server answered with status " + status);
    }
    return connection;
  }

  private void copy(HttpURLConnection connection, Path part) {
    long total = connection.getContentLengthLong();
    log.println("downloading " + source);
    try (InputStream in = connection.getInputStream();
        OutputStream out = Files.newOutputStream(part)) {
      byte[] buffer = new byte[1 << 16];
      long done = 0;
      long told = 0;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (Thread.interrupted()) {
          throw new InterruptedIOException("stopped");
        }
        out.write(buffer, 0, n);
        done += n;
        if (done - told >= 4_000_000) {
          told = done;
          log.printf(
              "  %.0f MB%s%n", done / 1e6, total > 0 ? " of %.0f MB".formatted(total / 1e6) : "");
        }
      }
      if (done < total) {
        throw new EOFException("%,d of %,d bytes came".formatted(done, total));
      }
    } catch (IOException e) {
      throw new HarmoniaNetException(
          "the download from " + source + " broke off: nothing was kept, try again (" + e + ")", e);
    }
  }
}
