package org.harmonianet.bench;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.harmonianet.data.DatasetFile;
import org.harmonianet.data.Features;
import org.harmonianet.data.GenreLabels;
import org.harmonianet.data.ReplicatedCatalogue;
import org.harmonianet.data.TrackReader;
import org.harmonianet.model.SavedModel;
import org.harmonianet.nn.Mlp;
import org.harmonianet.preprocessing.TrackEncoder;
import org.harmonianet.run.Provenance;
import tech.tablesaw.api.Table;

/**
 * Writes a network to score with and catalogues to score: {@code PrepareScoring FOLDER ROWS...}.
 *
 * <p>The network has the inputs and the layers of 11-all-genres without its catalogue, so that each
 * track is judged alone. It is untrained, which takes no other time. Its parameters are in NumPy's
 * format, too.
 */
final class PrepareScoring {
  private static final List<Integer> HIDDEN = List.of(512, 512);
  private static final float DROPOUT = .2f;

  private PrepareScoring() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    Table tracks = TrackReader.read(PrepareData.dataset());
    for (String rows : List.of(arguments).subList(1, arguments.length)) {
      Path file = folder.resolve("catalogue-" + rows + ".csv");
      ReplicatedCatalogue.write(tracks, file, Long.parseLong(rows));
    }
    write(folder, tracks);
  }

  private static void write(Path folder, Table tracks) throws IOException {
    Engine.getInstance().setRandomSeed(42);
    TrackEncoder encoder = TrackEncoder.fit(tracks, Features.OPTIONAL);
    List<String> genres = GenreLabels.of(tracks).genres();
    Mlp network = new Mlp(encoder.width(), HIDDEN, genres.size(), DROPOUT);
    Provenance made = new Provenance("bench", "real", DatasetFile.SHA256, 42, Map.of());
    try (Model model = Model.newInstance("bench", Device.cpu())) {
      model.setBlock(network.block());
      model.getBlock().initialize(model.getNDManager(), DataType.FLOAT32, network.inputShape());
      SavedModel.save(folder, model, made, network, encoder, genres, 0, 0);
      NDList parameters = new NDList();
      for (Parameter parameter : model.getBlock().getParameters().values()) {
        NDArray array = parameter.getArray();
        array.setName("p" + parameters.size());
        parameters.add(array);
      }
      try (OutputStream out = Files.newOutputStream(folder.resolve("parameters.npz"))) {
        parameters.encode(out, NDList.Encoding.NPZ);
      }
    }
  }
}
