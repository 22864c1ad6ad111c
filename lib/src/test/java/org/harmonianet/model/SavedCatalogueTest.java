package org.harmonianet.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.RandomTracks;
import org.harmonianet.nn.Mlp;
import org.harmonianet.preprocessing.TrackCatalogue;
import org.harmonianet.preprocessing.TrackEncoder;
import org.harmonianet.preprocessing.TrackInContextEncoder;
import org.harmonianet.preprocessing.TrackTransformer;
import org.harmonianet.run.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class SavedCatalogueTest {
  private static final Table TRACKS =
      RandomTracks.table(40)
          .addColumns(StringColumn.create("artists", Collections.nCopies(40, "A; B")));

  @TempDir Path folder;

  private final TrackInContextEncoder encoder = TrackInContextEncoder.fit(TRACKS, List.of(), 2);

  private SavedModel save(TrackTransformer encoder) {
    Mlp network = new Mlp(encoder.width(), List.of(4), 2, 0);
    try (Model model = Model.newInstance("untrained", Device.cpu())) {
      model.setBlock(network.block());
      model.getBlock().initialize(model.getNDManager(), DataType.FLOAT32, network.inputShape());
      Provenance provenance = new Provenance("11-all-genres", "real", "sha", 1, Map.of());
      return SavedModel.save(folder, model, provenance, network, encoder, List.of("a", "b"), 1, 1);
    }
  }

  private void assertRefused(SavedModel saved, String reason) {
    var e = assertThrows(HarmoniaNetException.class, () -> SavedCatalogue.read(folder, saved));
    assertTrue(e.getMessage().contains(reason), e.getMessage());
    assertTrue(e.getMessage().endsWith(": run 11-all-genres first"), e.getMessage());
  }

  @Test
  void catalogueIsKeptWithItsNetwork() {
    save(encoder);
    SavedModel saved = SavedModel.read(folder);
    assertEquals(Optional.empty(), SavedCatalogue.read(folder, saved));
    var e = assertThrows(HarmoniaNetException.class, () -> SavedCatalogue.require(folder, saved));
    assertTrue(e.getMessage().endsWith("is missing: run 11-all-genres first"), e.getMessage());
    SavedCatalogue.save(folder, saved, TrackCatalogue.of(encoder, TRACKS));
    assertEquals(40, SavedCatalogue.require(folder, saved).size());
    assertEquals(encoder.width(), saved.encoder().width());
  }

  @Test
  void catalogueOfAnotherNetworkIsRefused() {
    SavedCatalogue.save(folder, save(encoder), TrackCatalogue.of(encoder, TRACKS));
    assertRefused(save(encoder), "belongs to another network");
  }

  @Test
  void damagedCatalogueIsRefused() throws IOException {
    SavedModel saved = save(encoder);
    SavedCatalogue.save(folder, saved, TrackCatalogue.of(encoder, TRACKS));
    Path file = folder.resolve(SavedCatalogue.FILE);
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 5, whole.length / 2, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertRefused(saved, "is damaged");
    }
    whole[whole.length - 6] ^= 1; // the checksum
    Files.write(file, whole);
    assertRefused(saved, "is damaged");
  }

  @Test
  void networkThatJudgesTracksAloneHasNone() throws IOException {
    SavedModel saved = save(TrackEncoder.fit(TRACKS));
    Files.writeString(folder.resolve(SavedCatalogue.FILE), "of an earlier network");
    assertEquals(Optional.empty(), SavedCatalogue.read(folder, saved));
  }
}
