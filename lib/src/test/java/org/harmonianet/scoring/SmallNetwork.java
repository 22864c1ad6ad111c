package org.harmonianet.scoring;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.harmonianet.RandomTracks;
import org.harmonianet.data.Features;
import org.harmonianet.model.SavedCatalogue;
import org.harmonianet.model.SavedModel;
import org.harmonianet.nn.Mlp;
import org.harmonianet.preprocessing.CrossFittedNames;
import org.harmonianet.preprocessing.TrackCatalogue;
import org.harmonianet.preprocessing.TrackEncoder;
import org.harmonianet.preprocessing.TrackInContextEncoder;
import org.harmonianet.preprocessing.TrackTransformer;
import org.harmonianet.run.Provenance;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Untrained networks, and tracks for them: it does not matter here what a network has learned. */
final class SmallNetwork {
  static final String HEADER =
      "track_id,artists,album_name,track_name,popularity,duration_ms,explicit,danceability,energy,"
          + "key,loudness,mode,speechiness,acousticness,instrumentalness,liveness,valence,tempo,"
          + "time_signature,track_genre\n";

  private SmallNetwork() {}

  /** Saves a network, and returns its folder. */
  static Path save(Path folder, int genres, String data) {
    return save(folder, genres, data, TrackEncoder.fit(RandomTracks.table(60), Features.OPTIONAL));
  }

  /** Saves a network that takes other tracks and names, too, with an empty catalogue. */
  static Path saveInContext(Path folder, int genres) {
    Table tracks = RandomTracks.table(60);
    List<String> titles = IntStream.range(0, 60).mapToObj(row -> "Ünö " + row).toList();
    tracks.addColumns(StringColumn.create("track_name", titles));
    int[] rows = IntStream.range(0, 60).toArray();
    List<Set<Integer>> genresOf = IntStream.of(rows).mapToObj(row -> Set.of(row % genres)).toList();
    var names = CrossFittedNames.fit(tracks, rows, rows, genresOf, genres).ratios();
    var encoder = TrackInContextEncoder.fit(tracks, Features.OPTIONAL, genres);
    save(folder, genres, "real", encoder);
    SavedCatalogue.save(folder, SavedModel.read(folder), new TrackCatalogue(encoder, names));
    return folder;
  }

  private static Path save(Path folder, int genres, String data, TrackTransformer encoder) {
    List<String> names = IntStream.range(0, genres).mapToObj(genre -> "genre " + genre).toList();
    Mlp network = new Mlp(encoder.width(), List.of(16), genres, 0);
    Engine.getInstance().setRandomSeed(1);
    try (Model model = Model.newInstance("untrained", Device.cpu())) {
      model.setBlock(network.block());
      model.getBlock().initialize(model.getNDManager(), DataType.FLOAT32, network.inputShape());
      Provenance provenance = new Provenance("11-all-genres", data, "sha", 1, Map.of());
      SavedModel.save(folder, model, provenance, network, encoder, names, 0, 0);
    }
    return folder;
  }

  /** Returns a line of CSV. */
  static String line(int row) {
    return "id%d,\"A, \"\"B\"\"\",album,Ünö %d,%d,180000,%s,0.%d,0.25,1,-9.5,0,.05,.125,2.5e-06,.75,.3,%d.5,4,x\n"
        .formatted(row, row, row % 100, row % 5 == 0 ? "True" : "False", row % 97, 100 + row % 89);
  }

  /** Returns lines of CSV with their header. */
  static String csv(int rows) {
    StringBuilder csv = new StringBuilder(HEADER);
    IntStream.range(0, rows).forEach(row -> csv.append(line(row)));
    return csv.toString();
  }
}
