package org.harmonianet.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class NvidiaDriverTest {
  /** A driver of two GPUs, whose handles are not their ordinals. */
  private static class TwoGpus implements NvidiaDriver.Cuda {
    @Override
    public int cuInit(int flags) {
      return 0;
    }

    @Override
    public int cuDeviceGetCount(int[] count) {
      count[0] = 2;
      return 0;
    }

    @Override
    public int cuDeviceGet(int[] device, int ordinal) {
      device[0] = 7 + ordinal;
      return 0;
    }

    @Override
    public int cuDeviceGetName(byte[] name, int length, int device) {
      byte[] text = (device == 7 ? "NVIDIA H100" : "Tesla T4").getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(text, 0, name, 0, text.length);
      return 0;
    }

    @Override
    public int cuDeviceTotalMem_v2(long[] bytes, int device) {
      bytes[0] = device == 7 ? 85_029_158_912L : 15_828_320_256L;
      return 0;
    }
  }

  @Test
  void gpusHaveNameAndMemory() {
    assertEquals(
        List.of("NVIDIA H100, 79.2 GiB", "Tesla T4, 14.7 GiB"), NvidiaDriver.gpus(new TwoGpus()));
  }

  @Test
  void driverWithoutGpuListsNone() {
    int noDevice = 100;
    var driver =
        new TwoGpus() {
          @Override
          public int cuInit(int flags) {
            return noDevice;
          }
        };
    assertEquals(List.of(), NvidiaDriver.gpus(driver));
  }

  @Test
  void gpuThatDoesNotAnswerIsStillThere() {
    int lost = 214;
    var driver =
        new TwoGpus() {
          @Override
          public int cuDeviceTotalMem_v2(long[] bytes, int device) {
            return device == 7 ? lost : super.cuDeviceTotalMem_v2(bytes, device);
          }
        };
    assertEquals(List.of("NVIDIA GPU", "Tesla T4, 14.7 GiB"), NvidiaDriver.gpus(driver));
  }
}
