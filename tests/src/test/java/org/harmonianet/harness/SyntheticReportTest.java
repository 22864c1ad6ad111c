package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The report without data: it is made of the synthetic catalogue, and says so. */
@Tag("notebook")
class SyntheticReportTest {
  static final List<String> NOTEBOOKS = Project.NOTEBOOKS;

  private static final String BANNER = "Synthetic data.";

  private static Path report;
  private static String index;

  @BeforeAll
  static void read() throws Exception {
    report = MainRun.SYNTHETIC.report();
    index = Files.readString(report.resolve("index.html"));
  }

  @Test
  void metricsSayThatDataIsSynthetic() {
    assertEquals("synthetic", MainRun.SYNTHETIC.metrics().get("data").asText());
  }

  @Test
  void indexHasBannerSettingsAndChecksum() {
    assertTrue(index.contains(BANNER));
    assertTrue(index.contains("HARMONIANET_EPOCHS=" + MainRun.FEW_EPOCHS), "the settings");
    String checksum = MainRun.SYNTHETIC.metrics().get("data_sha256").asText();
    assertTrue(index.contains(checksum), "the checksum");
  }

  @ParameterizedTest
  @FieldSource("NOTEBOOKS")
  void indexLinksToThePage(String name) {
    assertTrue(index.contains("href=\"" + name + ".html\""), "the index links to " + name);
  }

  @ParameterizedTest
  @FieldSource("NOTEBOOKS")
  void notebookHasBannerAndNoComplaint(String name) {
    Notebook notebook = MainRun.SYNTHETIC.notebook(name);
    assertEquals(List.of(), notebook.complaints());
    assertTrue(notebook.html().contains(BANNER), name + " has no banner");
  }

  @ParameterizedTest
  @FieldSource("NOTEBOOKS")
  void pageHasBanner(String name) throws Exception {
    assertTrue(page(name).contains(BANNER), name + ".html has no banner");
  }

  @Test
  void pageOfTheNetworkHasBanner() throws Exception {
    assertTrue(page("try-it").contains(BANNER), "try-it.html has no banner");
  }

  @ParameterizedTest
  @FieldSource("NOTEBOOKS")
  void pageFetchesNothing(String name) throws Exception {
    String page = page(name);
    assertTrue(page.contains("Content-Security-Policy"), name + ".html has no policy");
    assertFalse(
        page.matches("(?s).*<(script|link|img)[^>]*(src|href)=\"(https?:)?//.*"),
        name + ".html fetches from elsewhere");
  }

  @ParameterizedTest
  @FieldSource("NOTEBOOKS")
  void pageIsSmall(String name) throws Exception {
    assertTrue(Files.size(report.resolve(name + ".html")) < 7_000_000, name + ".html is large");
  }

  private static String page(String name) throws Exception {
    return Files.readString(report.resolve(name + ".html"));
  }
}
