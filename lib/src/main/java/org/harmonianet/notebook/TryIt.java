package org.harmonianet.notebook;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.data.Features;
import org.harmonianet.model.LinearLayer;
import org.harmonianet.model.SavedModel;
import org.harmonianet.preprocessing.Preprocessing;
import org.harmonianet.preprocessing.StandardScaler;
import org.harmonianet.run.Artifacts;
import org.harmonianet.run.Provenance;
import org.harmonianet.run.Run;

/**
 * The trained baseline network for a web page that computes its predictions: a slider for each
 * feature, typical tracks to start from, and the parameters. JupyterLab and the report draw it with
 * {@code try-it.js}.
 *
 * <pre>{@code
 * TryIt.of(run)   // as the last expression of a cell
 * }</pre>
 *
 * @param sliders one for each input of the network, in order
 * @param genres the network's outputs, in order
 * @param presets tracks to start from: the mean of all training rows, then that of each genre
 * @param layers the network: a ReLU follows each layer but the last, a softmax the last
 */
public record TryIt(
    List<Slider> sliders, List<String> genres, List<Preset> presets, List<LinearLayer> layers) {
  /** The type of such a web page's data in a notebook. */
  public static final String MIME_TYPE = "application/vnd.harmonianet.try-it+json";

  /** What a notebook shows where it cannot be drawn. */
  static final String TEXT =
      "Try it: a slider for each feature, and the probability of each genre. Run this cell in"
          + " JupyterLab, or open try-it.html of the report.";

  private static final String MODEL = "baseline-model";
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * A track to start from.
   *
   * @param name the genre whose mean it is
   * @param values what each slider shows, shape (features)
   */
  public record Preset(String name, double[] values) {}

  /**
   * Reads the baseline network of a run.
   *
   * @throws HarmoniaNetException if 04 has not run, or with other data or another seed
   */
  public static TryIt of(Run run) {
    return of(run.path(MODEL).getParent(), run.provenance());
  }

  static TryIt of(Path run, Provenance wanted) {
    Path folder = run.resolve(MODEL);
    Provenance made = SavedModel.read(folder).provenance();
    if (made.seed() != wanted.seed() || !made.dataSha256().equals(wanted.dataSha256())) {
      throw new HarmoniaNetException(
          folder + " was made with other data or another seed: run 04-training first");
    }
    return of(run);
  }

  /**
   * Reads the baseline network from a run directory.
   *
   * @throws HarmoniaNetException if a file of 01, 02 or 04 is missing, or does not belong to the
   *     network
   */
  static TryIt of(Path run) {
    SavedModel saved = SavedModel.read(run.resolve(MODEL));
    Path file = run.resolve("preprocessing.json");
    Preprocessing preprocessing = Artifacts.readJson(file, Preprocessing.class, "provenance");
    StandardScaler scaler = preprocessing.scaler();
    if (!(saved.encoder() instanceof StandardScaler used)
        || !Arrays.equals(used.mean(), scaler.mean())
        || !saved.genres().equals(preprocessing.genres())) {
      throw new HarmoniaNetException(file + " is not that of the network: run 04-training first");
    }
    TrainingRows train = TrainingRows.read(run, preprocessing);
    List<double[]> means = new ArrayList<>(List.of(scaler.mean()));
    IntStream.range(0, saved.genres().size()).mapToObj(train::mean).forEach(means::add);
    List<Slider> sliders = new ArrayList<>();
    for (String name : preprocessing.features()) {
      int f = sliders.size();
      double[] shown = means.stream().mapToDouble(mean -> mean[f]).toArray();
      String unit = Features.unit(name);
      sliders.add(
          Slider.fit(name, unit, train.column(f), shown, scaler.mean()[f], scaler.scale()[f]));
    }
    List<Preset> presets = new ArrayList<>();
    for (double[] mean : means) {
      String name = presets.isEmpty() ? "all tracks" : saved.genres().get(presets.size() - 1);
      presets.add(new Preset(name, nearest(sliders, mean)));
    }
    return new TryIt(sliders, saved.genres(), presets, LinearLayer.of(saved, run.resolve(MODEL)));
  }

  private static double[] nearest(List<Slider> sliders, double[] track) {
    return IntStream.range(0, track.length)
        .mapToDouble(f -> sliders.get(f).nearest(track[f]))
        .toArray();
  }

  /** Returns all this as maps and lists, for JSON. */
  public Map<String, Object> spec() {
    return JSON.convertValue(this, new TypeReference<>() {});
  }

  /**
   * Prints the JSON of a run directory, for the report; an error is one line.
   *
   * @param arguments the run directory
   * @throws IOException if it cannot be printed
   */
  public static void main(String[] arguments) throws IOException {
    try {
      JSON.writeValue(System.out, of(Path.of(arguments[0])));
    } catch (HarmoniaNetException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }
}
