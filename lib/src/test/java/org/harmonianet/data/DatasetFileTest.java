package org.harmonianet.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.harmonianet.Artifacts;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetFileTest {
  private static final byte[] CONTENT = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private Path root;
  private String sha256;
  private HttpServer server;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  @BeforeEach
  void serve() throws Exception {
    root = Files.createDirectories(folder.resolve("project"));
    Path sample = Files.write(folder.resolve("sample"), CONTENT);
    sha256 = Artifacts.sha256(sample);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/dataset.csv");
          exchange.sendResponseHeaders(302, -1);
        });
    server.createContext(
        "/dataset.csv",
        exchange -> {
          exchange.sendResponseHeaders(200, CONTENT.length);
          exchange.getResponseBody().write(CONTENT);
          exchange.close();
        });
    server.createContext(
        "/broken",
        exchange -> {
          exchange.sendResponseHeaders(200, 10 * CONTENT.length);
          exchange.getResponseBody().write(CONTENT);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private DatasetFile file(String wish, URI source, String expected) {
    Settings settings = new Settings(42, 1, "auto", wish, root.resolve("run"), root);
    return new DatasetFile(settings, source, expected, new PrintStream(log, true));
  }

  private Optional<Path> locate(String wish, URI source) {
    return file(wish, source, sha256).locate();
  }

  private URI nobody() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + free.getLocalPort() + "/dataset.csv");
    }
  }

  @Test
  void downloadsOnceAndFollowsRedirects() throws Exception {
    Path expected = root.resolve("data/dataset.csv");
    assertEquals(Optional.of(expected), locate("", url("/moved")));
    assertEquals(new String(CONTENT, StandardCharsets.UTF_8), Files.readString(expected));
    assertEquals(Optional.of(expected), locate("", nobody()), "the second time it is there");
    assertTrue(log.toString(StandardCharsets.UTF_8).contains("downloading"));
  }

  @Test
  void sharedCopyIsUsed() throws Exception {
    Path shared = folder.resolve("shared/data/dataset.csv");
    Files.createDirectories(shared.getParent());
    Files.write(shared, CONTENT);
    assertEquals(Optional.of(shared), locate("", nobody()));
  }

  @Test
  void wrongOrBrokenDownloadLeavesNothing() throws Exception {
    var wrong = file("", url("/dataset.csv"), "0".repeat(64));
    var e = assertThrows(HarmoniaNetException.class, wrong::locate);
    assertTrue(e.getMessage().contains("has checksum"), e.getMessage());
    e = assertThrows(HarmoniaNetException.class, () -> locate("", url("/broken")));
    assertTrue(e.getMessage().contains("broke off: nothing was kept"), e.getMessage());
    try (var files = Files.list(root.resolve("data"))) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void foundFileWithWrongChecksumIsNotDeleted() throws Exception {
    Path own = root.resolve("data/dataset.csv");
    Files.createDirectories(own.getParent());
    Files.writeString(own, "something else");
    var e = assertThrows(HarmoniaNetException.class, () -> locate("", nobody()));
    assertTrue(e.getMessage().startsWith("data/dataset.csv has checksum "), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
    assertTrue(Files.exists(own));
  }

  @Test
  void withoutNetworkTheSyntheticCatalogueIsUsed() throws Exception {
    assertEquals(Optional.empty(), locate("", nobody()));
    assertTrue(log.toString(StandardCharsets.UTF_8).startsWith("no dataset found"));
    assertFalse(Files.exists(root.resolve("data/dataset.csv")));
  }

  @Test
  void missingServerFileCountsAsNoNetwork() {
    assertEquals(Optional.empty(), locate("", url("/nothing")));
    assertTrue(log.toString(StandardCharsets.UTF_8).contains("status 404"));
  }

  @Test
  void requiredDataNamesTheThreeWays() throws Exception {
    URI nobody = nobody();
    var e = assertThrows(HarmoniaNetException.class, () -> locate("required", nobody));
    for (String way : new String[] {"data/dataset.csv", "HARMONIANET_DATA", "download"}) {
      assertTrue(e.getMessage().contains(way), e.getMessage());
    }
    assertEquals(1, e.getMessage().lines().count());
  }

  @Test
  void namedFileIsTakenAsItIs() throws Exception {
    Path own = Files.writeString(root.resolve("mine.csv"), "x");
    assertEquals(Optional.of(own), locate("mine.csv", nobody()));
    URI nobody = nobody();
    var e = assertThrows(HarmoniaNetException.class, () -> locate("gone.csv", nobody));
    assertEquals("HARMONIANET_DATA names gone.csv, which is not a file", e.getMessage());
  }

  @Test
  void syntheticOnRequest() {
    assertEquals(Optional.empty(), locate("synthetic", url("/dataset.csv")));
  }
}
