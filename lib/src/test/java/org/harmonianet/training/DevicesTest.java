package org.harmonianet.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.util.List;
import java.util.function.Supplier;
import org.harmonianet.HarmoniaNetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevicesTest {
  private static final Engine FOR_CPU = new FakeEngine(false);
  private static final Engine FOR_CUDA = new FakeEngine(true);
  private static final String SET_UP =
      "make setup DEVICE=gpu brings PyTorch for CUDA, or says what is in the way";
  private static final Supplier<List<String>> NONE = List::of;
  private static final Supplier<List<String>> TWO = () -> List.of("H100, 79.1 GiB", "T4, 15.0 GiB");

  @ParameterizedTest
  @CsvSource({
    "auto, false, cpu",
    "auto, true, gpu",
    "cpu, false, cpu",
    "cpu, true, cpu",
    "gpu, true, gpu"
  })
  void deviceFollowsTheWishAndTheEngine(String wish, boolean cuda, String expected) {
    Device device = Devices.choose(wish, cuda ? FOR_CUDA : FOR_CPU, NONE);
    assertEquals(expected.equals("gpu") ? Device.gpu() : Device.cpu(), device);
  }

  @Test
  void wishedGpuThatIsNotThereIsAnError() {
    var none = assertThrows(HarmoniaNetException.class, () -> Devices.choose("gpu", FOR_CPU, NONE));
    assertEquals(
        "HARMONIANET_DEVICE=gpu, but PyTorch sees no CUDA GPU: set it to auto or cpu",
        none.getMessage());
    var unusable =
        assertThrows(HarmoniaNetException.class, () -> Devices.describe("gpu", FOR_CPU, TWO));
    assertEquals(
        "HARMONIANET_DEVICE=gpu, but PyTorch cannot use the H100, 79.1 GiB: " + SET_UP,
        unusable.getMessage());
  }

  @Test
  void descriptionNamesTheGpu() {
    assertEquals("Fake 1.0 on gpu(0), H100, 79.1 GiB", Devices.describe("auto", FOR_CUDA, TWO));
    assertEquals("Fake 1.0 on gpu(0), H100, 79.1 GiB", Devices.describe("gpu", FOR_CUDA, TWO));
    assertEquals("Fake 1.0 on gpu(0)", Devices.describe("gpu", FOR_CUDA, NONE));
  }

  @Test
  void unusedGpuIsOnlyNamedWhereItMayBeMissed() {
    assertEquals("Fake 1.0 on cpu()", Devices.describe("auto", FOR_CPU, NONE));
    assertEquals("Fake 1.0 on cpu()", Devices.describe("cpu", FOR_CPU, TWO));
    assertEquals("Fake 1.0 on cpu()", Devices.describe("cpu", FOR_CUDA, TWO));
    assertEquals(
        "Fake 1.0 on cpu(); unused: H100, 79.1 GiB. " + SET_UP,
        Devices.describe("auto", FOR_CPU, TWO));
  }

  @Test
  void realEngineDescribesItself() {
    assertEquals(Device.cpu(), Devices.choose("cpu"));
    String line = Devices.describe("cpu");
    assertTrue(line.matches("PyTorch \\d+\\.\\d+\\.\\d+ on cpu\\(\\)"), line);
  }
}
