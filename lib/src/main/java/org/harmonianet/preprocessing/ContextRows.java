package org.harmonianet.preprocessing;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Supplier;

/** The tracks of a catalogue as numbers: what tells them apart, and their {@link ContextValues}. */
final class ContextRows {
  private static final int FIRST = 1024;

  /** What the numbers of a row are: identifier, sound, title. */
  private static final int KEYS = 3;

  private final ContextValues values;
  private final LongOpenHashSet ids = new LongOpenHashSet();
  private final LongOpenHashSet copies = new LongOpenHashSet();

  private final ContextGroups groups = new ContextGroups();
  private long[] keys = new long[KEYS * FIRST];
  private int size;

  private ContextRows(ContextValues values) {
    this.values = values;
  }

  /** Makes room for tracks as an encoder describes them. */
  static ContextRows of(TrackInContextEncoder encoder) {
    TrackEncoder own = encoder.own();
    return new ContextRows(
        new ContextValues(own.features().size(), own.categories().size(), encoder.genres()));
  }

  int size() {
    return size;
  }

  ContextGroups groups() {
    return groups;
  }

  ContextValues values() {
    return values;
  }

  /**
   * Adds a track, unless one of its identifier is there, or one that is the same in all else. Such
   * a copy would never count, because tracks that sound the same count once.
   *
   * @param names computes what its names say; gives null if nobody knows
   */
  void add(CatalogueTrack track, Supplier<float[]> names) {
    long id = track.idKey();
    if (id != 0 && ids.contains(id) || !copies.add(track.copyKey())) {
      return;
    }
    add(track.idKey(), track.soundKey(), track.titleKey());
    values.add(track.features(), track.categories(), names.get());
    for (long[] its : new long[][] {track.artistKeys(), track.albumKeys()}) {
      for (long key : its) {
        groups.add(key, size);
      }
    }
    size++;
  }

  private void add(long id, long sound, long title) {
    if (KEYS * size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * keys.length);
    }
    ids.add(id);
    keys[KEYS * size] = id;
    keys[KEYS * size + 1] = sound;
    keys[KEYS * size + 2] = title;
  }

  /** Tells whether a row is the same recording as a track: a key that is 0 tells nothing. */
  boolean isSame(int row, long id, long sound, long title) {
    int place = KEYS * row;
    return id != 0 && keys[place] == id
        || keys[place + 1] == sound
        || title != 0 && keys[place + 2] == title;
  }

  long sound(int row) {
    return keys[KEYS * row + 1];
  }

  /** Writes the rows and the groups. */
  void write(DataOutputStream out) throws IOException {
    out.writeInt(size);
    for (int row = 0; row < size; row++) {
      for (int i = 0; i < KEYS; i++) {
        out.writeLong(keys[KEYS * row + i]);
      }
      values.write(row, out);
    }
    groups.write(out);
  }

  /** Reads what {@link #write} has written, into rows without any. */
  void read(DataInputStream in) throws IOException {
    int count = in.readInt();
    for (int row = 0; row < count; row++) {
      add(in.readLong(), in.readLong(), in.readLong());
      values.read(in);
      size++;
    }
    groups.read(in);
  }
}
