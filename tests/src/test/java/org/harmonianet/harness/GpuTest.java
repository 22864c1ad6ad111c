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

/** Where the kernel takes PyTorch from; no GPU is needed. */
@Tag("gpu")
class GpuTest {
  private static final Path KERNEL =
      Project.ROOT.resolve(".venv/share/jupyter/kernels/harmonianet");
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
        Path resources = word.asText().endsWith("/java.sh") ? KERNEL : folder;
        command.add(word.asText().replace("{resource_dir}", resources.toString()));
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
}
