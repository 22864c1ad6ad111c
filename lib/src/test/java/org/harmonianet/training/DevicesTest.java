package org.harmonianet.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.engine.Engine;
import org.harmonianet.HarmoniaNetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevicesTest {
  private static final Engine FOR_CPU = new FakeEngine(false);
  private static final Engine FOR_CUDA = new FakeEngine(true);

  @ParameterizedTest
  @CsvSource({
    "auto, false, cpu",
    "auto, true, gpu",
    "cpu, false, cpu",
    "cpu, true, cpu",
    "gpu, true, gpu"
  })
  void deviceFollowsTheSettingAndTheEngine(String requested, boolean cuda, String expected) {
    Device device = Devices.choose(requested, cuda ? FOR_CUDA : FOR_CPU);
    assertEquals(expected.equals("gpu") ? Device.gpu() : Device.cpu(), device);
  }

  @Test
  void refusesGpuThatPyTorchCannotUse() {
    var e = assertThrows(HarmoniaNetException.class, () -> Devices.choose("gpu", FOR_CPU));
    assertEquals(
        "HARMONIANET_DEVICE=gpu, but PyTorch sees no CUDA GPU: set it to auto or cpu, or run"
            + " make setup DEVICE=gpu",
        e.getMessage());
  }

  @Test
  void describesEngineAndDevice() {
    assertEquals(Device.cpu(), Devices.choose("cpu"));
    String line = Devices.describe(Device.cpu());
    assertTrue(line.matches("PyTorch \\d+\\.\\d+\\.\\d+ on cpu\\(\\)"), line);
  }
}
