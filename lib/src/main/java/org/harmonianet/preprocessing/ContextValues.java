package org.harmonianet.preprocessing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the tracks of a catalogue sound like, and what their names say: features and categories as
 * 32-bit numbers, and {@link NameRatios} in steps of 1/{@value #STEPS} as 8-bit numbers. They lie
 * in blocks, so that nothing is copied as the catalogue grows.
 */
final class ContextValues {
  private static final int BLOCK = 1024;
  private static final float STEPS = 8;

  private final int features;
  private final int width;
  private final int genres;
  private final List<float[]> values = new ArrayList<>();
  private final List<byte[]> names = new ArrayList<>();
  private int size;

  /**
   * @param features of a track
   * @param categories of a track
   * @param genres of the ratios
   */
  ContextValues(int features, int categories, int genres) {
    this.features = features;
    this.width = features + categories;
    this.genres = genres;
  }

  /**
   * Adds a track.
   *
   * @param ratios shape (genres); null if they are not known
   */
  void add(double[] itsFeatures, int[] itsCategories, float[] ratios) {
    float[] block = nextBlock();
    int next = size % BLOCK * width;
    for (double feature : itsFeatures) {
      block[next++] = (float) feature;
    }
    for (int category : itsCategories) {
      block[next++] = category;
    }
    for (int genre = 0; ratios != null && genre < genres; genre++) {
      int steps = Math.round(STEPS * ratios[genre]);
      int kept = Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, steps));
      names.get(size / BLOCK)[size % BLOCK * genres + genre] = (byte) kept;
    }
    size++;
  }

  private float[] nextBlock() {
    if (size % BLOCK == 0) {
      values.add(new float[BLOCK * width]);
      names.add(new byte[BLOCK * genres]);
    }
    return values.get(size / BLOCK);
  }

  double[] features(int row) {
    double[] found = new double[features];
    for (int i = 0; i < features; i++) {
      found[i] = value(row, i);
    }
    return found;
  }

  int[] categories(int row) {
    int[] found = new int[width - features];
    for (int i = 0; i < found.length; i++) {
      found[i] = (int) value(row, features + i);
    }
    return found;
  }

  private float value(int row, int i) {
    return values.get(row / BLOCK)[row % BLOCK * width + i];
  }

  /** Adds what the names of a row say to a sum, in steps. */
  void addNames(int row, int[] sum) {
    byte[] block = names.get(row / BLOCK);
    int start = row % BLOCK * genres;
    for (int genre = 0; genre < sum.length; genre++) {
      sum[genre] += block[start + genre];
    }
  }

  /** Returns the ratio of a number of steps. */
  static float ratio(float steps) {
    return steps / STEPS;
  }

  /** Writes a row. */
  void write(int row, DataOutputStream out) throws IOException {
    for (int i = 0; i < width; i++) {
      out.writeFloat(value(row, i));
    }
    out.write(names.get(row / BLOCK), row % BLOCK * genres, genres);
  }

  /** Reads the next row. */
  void read(DataInputStream in) throws IOException {
    float[] block = nextBlock();
    for (int i = 0; i < width; i++) {
      block[size % BLOCK * width + i] = in.readFloat();
    }
    in.readFully(names.get(size / BLOCK), size % BLOCK * genres, genres);
    size++;
  }
}
