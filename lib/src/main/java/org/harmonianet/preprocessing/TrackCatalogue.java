package org.harmonianet.preprocessing;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
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
    this(encoder, rows(encoder));
  }

  private TrackCatalogue(TrackInContextEncoder encoder, ContextRows rows) {
    this.encoder = encoder;
    this.rows = rows;
    columns = new ContextColumns(encoder);
  }

  private static ContextRows rows(TrackInContextEncoder encoder) {
    return new ContextRows(encoder.own().features().size(), encoder.own().categories().size());
  }

  /** Makes a catalogue of the tracks of a table. */
  public static TrackCatalogue of(TrackInContextEncoder encoder, Table tracks) {
    TrackCatalogue catalogue = new TrackCatalogue(encoder);
    catalogue.add(tracks);
    return catalogue;
  }

  /** Reads what {@link #write} has written, with the same encoder. */
  public static TrackCatalogue read(TrackInContextEncoder encoder, DataInputStream in)
      throws IOException {
    ContextRows rows = rows(encoder);
    rows.read(in);
    return new TrackCatalogue(encoder, rows);
  }

  /** Writes the tracks: numbers that stand for names, features and categories. */
  public void write(DataOutputStream out) throws IOException {
    rows.write(out);
  }

  /** Returns the number of tracks that were added. */
  public int size() {
    return rows.size();
  }

  /** Adds a track, unless it is there already: by its identifier, or by all its other values. */
  public void add(CatalogueTrack track) {
    rows.add(track);
  }

  /** Adds the tracks of a table. */
  public void add(Table tracks) {
    CatalogueTrack.of(tracks, encoder.own()).forEach(this::add);
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
    describe(rows.groups().rows(track.albumKeys()), track, inputs, 0, false);
    describe(
        rows.groups().rows(track.artistKeys()), track, inputs, encoder.context().width(), true);
    return inputs;
  }

  private void describe(
      int[] candidates, CatalogueTrack track, float[] inputs, int start, boolean profiled) {
    ContextSum sum = new ContextSum(encoder, columns);
    LongOpenHashSet sounds = new LongOpenHashSet();
    long id = track.idKey();
    long sound = track.soundKey();
    long title = track.titleKey();
    for (int row : candidates) {
      if (!rows.isSame(row, id, sound, title) && sounds.add(rows.sound(row))) {
        sum.add(rows.features(row), rows.categories(row), profiled);
      }
    }
    sum.describe(inputs, start, profiled);
  }
}
