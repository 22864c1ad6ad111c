package org.harmonianet.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.harmonianet.HarmoniaNetException;
import org.harmonianet.run.Artifacts;
import org.harmonianet.run.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetFileTest {
  private static final byte[] CONTENT = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);
  private static final Duration SOON = Duration.ofSeconds(20);

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
          exchange.getResponseBody().flush();
          exchange.close();
        });
    server.createContext(
        "/endsEarly",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(CONTENT);
          exchange.getResponseBody().flush();
          throw new IOException("hangs up before the last chunk, which has length 0");
        });
    server.createContext(
        "/stalls",
        exchange -> {
          exchange.sendResponseHeaders(200, 10 * CONTENT.length);
          exchange.getResponseBody().write(CONTENT);
          exchange.getResponseBody().flush();
        });
    server.createContext(
        "/slow",
        exchange -> {
          exchange.sendResponseHeaders(200, CONTENT.length);
          for (byte one : CONTENT) {
            pause(200);
            exchange.getResponseBody().write(one);
            exchange.getResponseBody().flush();
          }
          exchange.close();
        });
    server.createContext("/silent", exchange -> {});
    server.createContext("/fails", exchange -> exchange.sendResponseHeaders(500, -1));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private DatasetFile file(String wish, URI source, String expected, int silenceMillis) {
    Settings settings = new Settings(42, 1, "auto", wish, false, root.resolve("run"), root);
    return new DatasetFile(settings, source, expected, silenceMillis, new PrintStream(log, true));
  }

  /** Short only where it is waited for: this machine may be slow. */
  private static int silenceMillis(String reason) {
    return reason.equals("Read timed out") ? 500 : 10_000;
  }

  private Optional<Path> locate(String wish, URI source) {
    return file(wish, source, sha256, 10_000).locate();
  }

  private static HarmoniaNetException soonRefused(DatasetFile file) {
    return assertTimeoutPreemptively(
        SOON, () -> assertThrows(HarmoniaNetException.class, file::locate));
  }

  private void assertNothingIsKept() throws Exception {
    if (Files.exists(root.resolve("data"))) {
      try (var files = Files.list(root.resolve("data"))) {
        assertEquals(List.of(), files.toList());
      }
    }
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
  void downloadWithWrongChecksumLeavesNothing() throws Exception {
    var wrong = file("", url("/dataset.csv"), "0".repeat(64), 10_000);
    var e = assertThrows(HarmoniaNetException.class, wrong::locate);
    assertTrue(e.getMessage().contains("has checksum"), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
    assertNothingIsKept();
  }

  @ParameterizedTest
  @CsvSource({
    "/broken, '8 of 80 bytes came|Premature EOF'", // JDK 25 counts by itself
    "/endsEarly, Premature EOF",
    "/stalls, Read timed out",
  })
  void downloadThatBreaksOffLeavesNothing(String path, String reason) throws Exception {
    for (String wish : new String[] {"", "required"}) {
      DatasetFile file = file(wish, url(path), sha256, silenceMillis(reason));
      var e = soonRefused(file);
      assertTrue(e.getMessage().contains("broke off: nothing was kept"), e.getMessage());
      assertTrue(e.getMessage().matches(".*(" + reason + ").*"), e.getMessage());
      assertEquals(1, e.getMessage().lines().count());
      assertNothingIsKept();
    }
  }

  @Test
  void slowDownloadIsNotGivenUp() {
    Path expected = root.resolve("data/dataset.csv");
    assertEquals(Optional.of(expected), file("", url("/slow"), sha256, 1500).locate());
  }

  @Test
  void stopEndsTheDownload() throws Exception {
    Thread.currentThread().interrupt();
    var e = assertThrows(HarmoniaNetException.class, () -> locate("", url("/dataset.csv")));
    assertTrue(e.getMessage().contains("stopped"), e.getMessage());
    assertNothingIsKept();
  }

  @Test
  void proxyIsAskedWhereOneIsSet() {
    System.setProperty("http.proxyHost", "127.0.0.1");
    System.setProperty("http.proxyPort", "" + server.getAddress().getPort());
    try {
      assertTrue(locate("", URI.create("http://host.invalid/dataset.csv")).isPresent());
    } finally {
      System.clearProperty("http.proxyHost");
      System.clearProperty("http.proxyPort");
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

  @ParameterizedTest
  @CsvSource({"/nothing, status 404", "/fails, status 500", "/silent, Read timed out"})
  void serverWithoutAnAnswerCountsAsNoNetwork(String path, String reason) throws Exception {
    int silenceMillis = silenceMillis(reason);
    DatasetFile wished = file("", url(path), sha256, silenceMillis);
    assertEquals(Optional.empty(), assertTimeoutPreemptively(SOON, wished::locate));
    assertTrue(log.toString(StandardCharsets.UTF_8).contains(reason));
    DatasetFile required = file("required", url(path), sha256, silenceMillis);
    var e = soonRefused(required);
    assertTrue(e.getMessage().contains(reason), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
    assertNothingIsKept();
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
