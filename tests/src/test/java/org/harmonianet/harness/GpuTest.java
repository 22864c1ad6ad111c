package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the set-up makes of a GPU, and where the kernel takes PyTorch from; no GPU is needed. */
@Tag("gpu")
class GpuTest {
  private static final Path KERNEL =
      Project.ROOT.resolve(".venv/share/jupyter/kernels/harmonianet");
  private static final String H100 = "550.54.15, 9.0, NVIDIA H100 80GB HBM3";

  @TempDir Path folder;

  /** Computes, then prints where PyTorch was loaded from. */
  static final class Where {
    public static void main(String[] none) {
      try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
        System.out.println(manager.ones(new Shape(2)).sum().getFloat());
      }
      System.out.println(Engine.getInstance());
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void kernelTakesPyTorchFromTheFolderForCudaIfThereIsOne() throws Exception {
    Path own = libtorch(Map.of());
    assertTrue(Files.exists(own.resolve("libtorch.so")), own.toString());
    // PyTorch for the CPU stands in for the one for CUDA, and so does DJL's part of it.
    Path cuda = Files.createDirectory(folder.resolve("cuda"));
    Path link = Files.createSymbolicLink(cuda.resolve("libtorch.so"), own.resolve("libtorch.so"));
    assertEquals(cuda, libtorch(Map.of("PYTORCH_FLAVOR", "cpu")));
    Files.delete(link);
  }

  /** Where a JVM with the kernel's options finds PyTorch, if {@link #folder} is the kernel's. */
  private Path libtorch(Map<String, String> variables) {
    List<String> command = new ArrayList<>();
    for (JsonNode word : Project.json(KERNEL.resolve("kernel.json")).get("argv")) {
      if (word.asText().equals("-cp")) {
        break;
      }
      if (!word.asText().startsWith("-javaagent:")) { // whose jar is not in that folder
        command.add(word.asText().replace("{resource_dir}", folder.toString()));
      }
    }
    String classes = Project.ROOT.resolve("tests/target/test-classes").toString();
    command.addAll(
        List.of("-cp", KERNEL + "/lib/*" + File.pathSeparator + classes, Where.class.getName()));
    String java = command.remove(0);
    Project.Result result = Project.run(variables, java, command.toArray(String[]::new));
    assertEquals(0, result.exit(), result.err());
    assertTrue(result.out().startsWith("2.0\n"), result.out());
    return Path.of(result.out().split("PyTorch Library: ")[1].strip());
  }

  /**
   * The check of a machine on which all tools are well, and nvidia-smi does what the script says.
   */
  private Project.Result check(String wish, String nvidiaSmi, String cudaFolder) throws Exception {
    Project.fakeTool(folder, "java", "echo 'openjdk version \"17.0.2\"' >&2; echo jdk.jshell");
    Project.fakeTool(folder, "python3", "true");
    Project.fakeTool(folder, "uname", "echo Linux x86_64");
    Project.fakeTool(folder, "nvidia-smi", nvidiaSmi);
    String path = folder + File.pathSeparator + System.getenv("PATH");
    Map<String, String> machine =
        Map.of("PATH", path, "JAVA_HOME", "", "PYTHON", "", "HARMONIANET_DEVICE", wish);
    Path jar = Files.writeString(folder.resolve("harmonianet.jar"), "");
    return Project.run(machine, "environment/kernel/check.sh", jar.toString(), cudaFolder);
  }

  @ParameterizedTest
  @CsvSource({
    "auto, '', 'set-up: PyTorch for the CPU; DEVICE=gpu brings the one for this machine''s NVIDIA"
        + " H100 80GB HBM3, 3 GB'",
    "auto, cuda, 'set-up: PyTorch for CUDA; NVIDIA H100 80GB HBM3, driver 550.54.15'",
    "gpu, '', 'set-up: PyTorch for CUDA; NVIDIA H100 80GB HBM3, driver 550.54.15'",
    "cpu, cuda, ''"
  })
  void setUpSaysWhatItFound(String wish, String cudaFolder, String expected) throws Exception {
    Project.Result result =
        check(wish, "echo '" + H100 + "'; echo '470.1, 3.5, Tesla K40'", cudaFolder);
    assertEquals(0, result.exit(), result.err());
    assertEquals(expected, result.out().strip());
  }

  @ParameterizedTest
  @CsvSource({
    "exit 127, 'nvidia-smi, which comes with NVIDIA''s driver, shows no GPU'",
    "echo NVIDIA-SMI has failed; exit 9, 'nvidia-smi, which comes with NVIDIA''s driver, shows no"
        + " GPU'",
    "'echo \"470.256.02, 8.0, NVIDIA A100\"', 'the NVIDIA driver 470.256.02 is too old: install"
        + " version 525 or newer'",
    "'echo \"570.86.10, 12.0, NVIDIA GeForce RTX 5090\"', 'PyTorch for CUDA takes compute"
        + " capability 5.0 to 9.0, and the NVIDIA GeForce RTX 5090 has 12.0'"
  })
  void wishedGpuThatCannotBeUsedIsOneLine(String script, String obstacle) throws Exception {
    Project.Result result = check("gpu", script, "");
    assertEquals(1, result.exit(), result.out());
    assertEquals(
        "HARMONIANET_DEVICE=gpu, but " + obstacle + "; set it to auto or cpu",
        result.err().strip());
    Project.Result unwished = check("auto", script, "");
    assertEquals(0, unwished.exit(), unwished.err());
    assertEquals("", unwished.out());
  }

  @Test
  void wrongWishIsOneLine() throws Exception {
    Project.Result result = check("GPU", "echo '" + H100 + "'", "");
    assertEquals(1, result.exit(), result.out());
    assertEquals("HARMONIANET_DEVICE is \"GPU\"; it takes auto, cpu or gpu", result.err().strip());
  }
}
