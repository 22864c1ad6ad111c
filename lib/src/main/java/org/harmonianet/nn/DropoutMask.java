package org.harmonianet.nn;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Independent random factors of dropout, drawn on all cores: 0 with the probability {@code rate},
 * else 1 / (1 - rate).
 *
 * <p>One random byte decides a factor: it is kept if the byte is below k = 256 (1 - rate), rounded
 * down; for the one byte that equals k, another draw decides with the probability that the rounding
 * has left. So the probability is exact, and not a multiple of 1/256.
 */
final class DropoutMask {
  private static final int CHUNK = 1 << 15;

  private DropoutMask() {}

  /**
   * Fills the buffer from its start to its limit. The same seed gives the same factors on any
   * number of cores: each chunk has a generator of its own.
   *
   * @param rate from 0 up to, but not including, 1
   */
  static void fill(FloatBuffer factors, double rate, long seed) {
    SplittableRandom seeds = new SplittableRandom(seed);
    int chunks = (factors.limit() + CHUNK - 1) / CHUNK;
    long[] chunkSeeds = seeds.longs(chunks).toArray();
    double threshold = 256 * (1 - rate);
    float kept = (float) (1 / (1 - rate));
    float[] ofByte = new float[256];
    Arrays.fill(ofByte, 0, (int) threshold, kept);
    IntStream.range(0, chunks)
        .parallel()
        .forEach(
            chunk -> {
              int start = chunk * CHUNK;
              byte[] bytes = new byte[Math.min(CHUNK, factors.limit() - start)];
              SplittableRandom random = new SplittableRandom(chunkSeeds[chunk]);
              random.nextBytes(bytes);
              for (int i = 0; i < bytes.length; i++) {
                int draw = bytes[i] & 0xff;
                factors.put(start + i, ofByte[draw]);
                if (draw == (int) threshold && random.nextDouble() < threshold - draw) {
                  factors.put(start + i, kept);
                }
              }
            });
  }
}
