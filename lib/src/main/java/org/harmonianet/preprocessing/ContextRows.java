package org.harmonianet.preprocessing;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;

/** The tracks of a catalogue as numbers: what tells them apart, and what they sound like. */
final class ContextRows {
  private static final int FIRST = 1024;

  /** What the numbers of a row are: identifier, sound, title. */
  private static final int KEYS = 3;

  private final int width;
  private final LongOpenHashSet ids = new LongOpenHashSet();

  /** The rows of each artist and album, in ascending order. */
  private final Long2ObjectOpenHashMap<IntArrayList> groups = new Long2ObjectOpenHashMap<>();

  private long[] keys = new long[KEYS * FIRST];
  private float[] z;
  private int size;

  /**
   * @param width numbers that say what a track sounds like
   */
  ContextRows(int width) {
    this.width = width;
    z = new float[width * FIRST];
  }

  int size() {
    return size;
  }

  /** Tells whether no track has this identifier; a track without one, 0, is always new. */
  boolean isNew(long id) {
    return id == 0 || !ids.contains(id);
  }

  void add(CatalogueTrack track, float[] sounds) {
    add(track.idKey(), track.soundKey(), track.titleKey());
    System.arraycopy(sounds, 0, z, width * size, width);
    for (long[] its : new long[][] {track.artistKeys(), track.albumKeys()}) {
      for (long key : its) {
        groups.computeIfAbsent(key, k -> new IntArrayList(2)).add(size);
      }
    }
    size++;
  }

  private void add(long id, long sound, long title) {
    if (KEYS * size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * keys.length);
      z = Arrays.copyOf(z, 2 * z.length);
    }
    ids.add(id);
    keys[KEYS * size] = id;
    keys[KEYS * size + 1] = sound;
    keys[KEYS * size + 2] = title;
  }

  /** Returns the rows of some groups, each once and in ascending order. */
  int[] of(long[] groupKeys) {
    return Arrays.stream(groupKeys)
        .mapToObj(groups::get)
        .filter(Objects::nonNull)
        .flatMapToInt(rows -> Arrays.stream(rows.elements(), 0, rows.size()))
        .sorted()
        .distinct()
        .toArray();
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

  /** Adds a row's numbers, and their squares. */
  void addTo(int row, double[] sums, double[] squares) {
    for (int i = 0; i < width; i++) {
      double value = z[width * row + i];
      sums[i] += value;
      squares[i] += value * value;
    }
  }

  /** Writes the rows, and then the groups in the order of their keys. */
  void write(DataOutputStream out) throws IOException {
    out.writeInt(size);
    for (int row = 0; row < size; row++) {
      for (int i = 0; i < KEYS; i++) {
        out.writeLong(keys[KEYS * row + i]);
      }
      for (int i = 0; i < width; i++) {
        out.writeFloat(z[width * row + i]);
      }
    }
    out.writeInt(groups.size());
    for (long key : groups.keySet().longStream().sorted().toArray()) {
      IntArrayList rows = groups.get(key);
      out.writeLong(key);
      out.writeInt(rows.size());
      for (int i = 0; i < rows.size(); i++) {
        out.writeInt(rows.getInt(i));
      }
    }
  }

  /** Reads what {@link #write} has written. */
  static ContextRows read(DataInputStream in, int width) throws IOException {
    ContextRows rows = new ContextRows(width);
    int count = in.readInt();
    for (int row = 0; row < count; row++) {
      rows.add(in.readLong(), in.readLong(), in.readLong());
      for (int i = 0; i < width; i++) {
        rows.z[width * row + i] = in.readFloat();
      }
      rows.size++;
    }
    int groups = in.readInt();
    for (int i = 0; i < groups; i++) {
      IntArrayList members = new IntArrayList(2);
      rows.groups.put(in.readLong(), members);
      int most = in.readInt();
      for (int j = 0; j < most; j++) {
        members.add(in.readInt());
      }
    }
    return rows;
  }
}
