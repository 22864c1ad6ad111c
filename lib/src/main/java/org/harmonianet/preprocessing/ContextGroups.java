package org.harmonianet.preprocessing;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;

/** The rows of each artist and each album, which numbers stand for. */
final class ContextGroups {
  /** Rows in ascending order, by the number of their group. */
  private final Long2ObjectOpenHashMap<IntArrayList> groups = new Long2ObjectOpenHashMap<>();

  /** Adds a row, which is not below those before it. */
  void add(long key, int row) {
    groups.computeIfAbsent(key, k -> new IntArrayList(2)).add(row);
  }

  /** Returns the rows of some groups, each once and in ascending order. */
  int[] rows(long[] keys) {
    return Arrays.stream(keys)
        .mapToObj(groups::get)
        .filter(Objects::nonNull)
        .flatMapToInt(rows -> Arrays.stream(rows.elements(), 0, rows.size()))
        .sorted()
        .distinct()
        .toArray();
  }

  /** Writes the groups in the order of their keys. */
  void write(DataOutputStream out) throws IOException {
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
  void read(DataInputStream in) throws IOException {
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      IntArrayList rows = new IntArrayList(2);
      groups.put(in.readLong(), rows);
      int size = in.readInt();
      for (int j = 0; j < size; j++) {
        rows.add(in.readInt());
      }
    }
  }
}
