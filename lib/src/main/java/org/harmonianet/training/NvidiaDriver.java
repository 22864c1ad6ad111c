package org.harmonianet.training;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.util.List;
import java.util.stream.IntStream;

/** What NVIDIA's driver says of the machine's GPUs, whether PyTorch can use them or not. */
final class NvidiaDriver {
  /** Functions of NVIDIA's CUDA driver API; each returns 0 where all is well. */
  interface Cuda extends Library {
    int cuInit(int flags);

    int cuDeviceGetCount(int[] count);

    int cuDeviceGet(int[] device, int ordinal);

    int cuDeviceGetName(byte[] name, int length, int device);

    int cuDeviceTotalMem_v2(long[] bytes, int device);
  }

  private NvidiaDriver() {}

  /** Name and memory of each GPU, in CUDA's order; none without driver or GPU. */
  static List<String> gpus() {
    Cuda cuda;
    try {
      cuda = Native.load("libcuda.so.1", Cuda.class);
    } catch (UnsatisfiedLinkError e) {
      return List.of();
    }
    return gpus(cuda);
  }

  static List<String> gpus(Cuda cuda) {
    int[] count = new int[1];
    if (cuda.cuInit(0) != 0 || cuda.cuDeviceGetCount(count) != 0) {
      return List.of();
    }
    return IntStream.range(0, count[0]).mapToObj(ordinal -> gpu(cuda, ordinal)).toList();
  }

  private static String gpu(Cuda cuda, int ordinal) {
    int[] device = new int[1];
    byte[] name = new byte[256];
    long[] bytes = new long[1];
    boolean told =
        cuda.cuDeviceGet(device, ordinal) == 0
            && cuda.cuDeviceGetName(name, name.length, device[0]) == 0
            && cuda.cuDeviceTotalMem_v2(bytes, device[0]) == 0;
    return told ? "%s, %.1f GiB".formatted(Native.toString(name), bytes[0] / 0x1p30) : "NVIDIA GPU";
  }
}
