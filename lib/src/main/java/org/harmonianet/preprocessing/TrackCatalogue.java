package org.harmonianet.preprocessing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/**
 * A catalogue that describes a track by its artists' and its album's other tracks, and reads no
 * genre.
 *
 * <p>Use it for files of any size: of each track it keeps some numbers, but neither names nor
 * objects. It computes what {@link ContextEncoder} does for {@link OtherTracks}: a track is never
 * among its own others, nor is the same recording. Add all tracks before you describe some. Then
 * any number of threads may do so.
 *
 * <pre>{@code
 * TrackCatalogue catalogue = TrackCatalogue.of(encoder, tracks);
 * float[][] context = catalogue.describe(tracks);   // shape (tracks, encoder.contextWidth())
 * }</pre>
 */
public final class TrackCatalogue {
  private final TrackInContextEncoder encoder;
  private final ContextColumns columns;
  private final ContextRows rows;

  /** Makes an empty catalogue. */
  public TrackCatalogue(TrackInContextEncoder encoder) {
    this(encoder, new ContextRows(encoder.context().columns().size()));
  }

  private TrackCatalogue(TrackInContextEncoder encoder, ContextRows rows) {
    this.encoder = encoder;
    this.rows = rows;
    columns = new ContextColumns(encoder);
  }

  /** Makes a catalogue of the tracks of a table. */
  public static TrackCatalogue of(TrackInContextEncoder encoder, Table tracks) {
    TrackCatalogue catalogue = new TrackCatalogue(encoder);
    CatalogueTrack.of(tracks, encoder.own()).forEach(catalogue::add);
    return catalogue;
  }

  /** Reads what {@link #write} has written, with the same encoder. */
  public static TrackCatalogue read(TrackInContextEncoder encoder, DataInputStream in)
      throws IOException {
    return new TrackCatalogue(encoder, ContextRows.read(in, encoder.context().columns().size()));
  }

  /** Writes the tracks: numbers that stand for names, and standardised features. */
  public void write(DataOutputStream out) throws IOException {
    rows.write(out);
  }

  /** Returns the number of tracks that were added. */
  public int size() {
    return rows.size();
  }

  /** Adds a track, unless one of its identifier is there already. */
  public void add(CatalogueTrack track) {
    if (rows.isNew(track.idKey())) {
      rows.add(track, columns.of(track));
    }
  }

  /**
   * Describes the tracks of a table, which need not be in the catalogue.
   *
   * @return shape (tracks, inputs of the context)
   */
  public float[][] describe(Table tracks) {
    List<CatalogueTrack> all = CatalogueTrack.of(tracks, encoder.own());
    return IntStream.range(0, all.size())
        .parallel()
        .mapToObj(row -> describe(all.get(row)))
        .toArray(float[][]::new);
  }

  /**
   * Describes a track, which need not be in the catalogue.
   *
   * @return shape (inputs of the context)
   */
  public float[] describe(CatalogueTrack track) {
    float[] inputs = new float[encoder.contextWidth()];
    describe(rows.of(track.artistKeys()), track, inputs, 0);
    describe(rows.of(track.albumKeys()), track, inputs, encoder.context().width());
    return inputs;
  }

  private void describe(int[] candidates, CatalogueTrack track, float[] inputs, int start) {
    int width = encoder.context().columns().size();
    double[] sums = new double[width];
    double[] squares = new double[width];
    Set<Long> sounds = new HashSet<>();
    int m = 0;
    long id = track.idKey();
    long sound = track.soundKey();
    long title = track.titleKey();
    for (int row : candidates) {
      if (!rows.isSame(row, id, sound, title) && sounds.add(rows.sound(row))) {
        m++;
        rows.addTo(row, sums, squares);
      }
    }
    if (m > 0) {
      double total = m;
      double[] mean = Arrays.stream(sums).map(sum -> sum / total).toArray();
      double[] meanSquare = Arrays.stream(squares).map(sum -> sum / total).toArray();
      double[] described = new double[encoder.context().width()];
      ContextEncoder.describe(mean, meanSquare, m, described);
      for (int i = 0; i < described.length; i++) {
        inputs[start + i] = (float) described[i];
      }
    }
  }
}
