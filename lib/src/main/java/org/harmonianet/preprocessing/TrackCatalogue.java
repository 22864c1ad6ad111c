package org.harmonianet.preprocessing;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/**
 * A catalogue that describes a track by its artists' and its album's other tracks, and by what the
 * names of all of them say. It reads no genre.
 *
 * <p>Use it for files of any size: of each track it keeps about 350 bytes, but neither names nor
 * objects. It computes what {@link ContextEncoder} does for {@link OtherTracks}: a track is never
 * among its own others, nor is the same recording. Add all tracks before you describe some. Then
 * any number of threads may do so.
 *
 * <pre>{@code
 * TrackCatalogue catalogue = TrackCatalogue.of(encoder, names, tracks);
 * float[][] context = catalogue.describe(tracks);   // shape (tracks, encoder.contextWidth())
 * }</pre>
 *
 * <p>An empty catalogue describes a track by its own names alone. One without {@link NameRatios}
 * leaves the inputs of the names 0.
 */
public final class TrackCatalogue {
  private static final int PART = 8192;

  private final TrackInContextEncoder encoder;
  private final ContextColumns columns;
  private final ContextRows rows;
  private final NameRatios names;

  /** Makes an empty catalogue, which does not know what names say. */
  public TrackCatalogue(TrackInContextEncoder encoder) {
    this(encoder, null, ContextRows.of(encoder));
  }

  /** Makes an empty catalogue, which knows what names say. */
  public TrackCatalogue(TrackInContextEncoder encoder, NameRatios names) {
    this(encoder, names, ContextRows.of(encoder));
  }

  private TrackCatalogue(TrackInContextEncoder encoder, NameRatios names, ContextRows rows) {
    this.encoder = encoder;
    this.names = names;
    this.rows = rows;
    columns = new ContextColumns(encoder);
  }

  /** Makes a catalogue of the tracks of a table, which does not know what names say. */
  public static TrackCatalogue of(TrackInContextEncoder encoder, Table tracks) {
    return of(encoder, null, tracks);
  }

  /** Makes a catalogue of the tracks of a table, which knows what names say. */
  public static TrackCatalogue of(TrackInContextEncoder encoder, NameRatios names, Table tracks) {
    TrackCatalogue catalogue = new TrackCatalogue(encoder, names);
    catalogue.add(tracks);
    return catalogue;
  }

  /** Reads what {@link #write} has written, with the same encoder. */
  public static TrackCatalogue read(TrackInContextEncoder encoder, DataInputStream in)
      throws IOException {
    ContextRows rows = ContextRows.of(encoder);
    rows.read(in);
    NameRatios names = in.readBoolean() ? NameRatios.read(in, encoder.genres()) : null;
    return new TrackCatalogue(encoder, names, rows);
  }

  /** Writes the tracks as numbers: for names, features and categories, and for what names say. */
  public void write(DataOutputStream out) throws IOException {
    rows.write(out);
    out.writeBoolean(names != null);
    if (names != null) {
      names.write(out);
    }
  }

  /** Returns the number of tracks that were added. */
  public int size() {
    return rows.size();
  }

  /** Adds a track, unless it is there already: by its identifier, or by all its other values. */
  public void add(CatalogueTrack track) {
    rows.add(track, () -> says(track, names));
  }

  /** Adds the tracks of a table. */
  public void add(Table tracks) {
    add(CatalogueTrack.of(tracks, encoder.own()), row -> names);
  }

  /** Adds tracks, each with ratios of its own. All cores read the names, of one part at a time. */
  void add(List<CatalogueTrack> tracks, IntFunction<NameRatios> ratios) {
    for (int start = 0; start < tracks.size(); start += PART) {
      int first = start;
      int end = Math.min(start + PART, tracks.size());
      float[][] said =
          IntStream.range(first, end)
              .parallel()
              .mapToObj(row -> says(tracks.get(row), ratios.apply(row)))
              .toArray(float[][]::new);
      for (int row = first; row < end; row++) {
        float[] its = said[row - first];
        rows.add(tracks.get(row), () -> its);
      }
    }
  }

  private static float[] says(CatalogueTrack track, NameRatios ratios) {
    return ratios == null ? null : ratios.of(track);
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
    return describe(track, names);
  }

  /** Describes a track with ratios of its own. */
  float[] describe(CatalogueTrack track, NameRatios ofTrack) {
    float[] inputs = new float[encoder.contextWidth()];
    int width = encoder.context().width();
    sum(track.albumKeys(), track, false).describe(inputs, 0);
    sum(track.artistKeys(), track, true).describe(inputs, width);
    if (ofTrack != null) {
      float[] own = ofTrack.of(track);
      System.arraycopy(own, 0, inputs, inputs.length - own.length, own.length);
    }
    return inputs;
  }

  private ContextSum sum(long[] groups, CatalogueTrack track, boolean profiled) {
    ContextSum sum = new ContextSum(encoder, columns, profiled);
    LongOpenHashSet sounds = new LongOpenHashSet();
    long id = track.idKey();
    long sound = track.soundKey();
    long title = track.titleKey();
    for (int row : rows.groups().rows(groups)) {
      if (!rows.isSame(row, id, sound, title) && sounds.add(rows.sound(row))) {
        sum.add(rows.values(), row);
      }
    }
    return sum;
  }
}
