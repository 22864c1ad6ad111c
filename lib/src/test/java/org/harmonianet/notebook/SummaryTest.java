package org.harmonianet.notebook;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.harmonianet.data.Catalogue;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class SummaryTest {
  @Test
  void syntheticDataIsSaid() {
    Table tracks = Table.create("t", IntColumn.create("n", 1));
    assertTrue(
        Summary.of(new Catalogue(tracks, "f", true, "0", List.of())).contains("Synthetic data."));
    assertFalse(
        Summary.of(new Catalogue(tracks, "f", false, "0", List.of())).contains("Synthetic"));
  }

  @Test
  void whatIsToBeSaidOfTheFileIsListed() {
    Table tracks = Table.create("t", IntColumn.create("n", 1));
    List<String> notes = List.of("encoded in UTF-16LE", "a < b");
    String html = Summary.of(new Catalogue(tracks, "f", false, "0", notes));
    assertTrue(html.endsWith("<ul><li>encoded in UTF-16LE</li><li>a &lt; b</li></ul>"), html);
  }

  @Test
  void pathsAreEscaped() {
    Table tracks = Table.create("t", IntColumn.create("n", 1));
    String html = Summary.of(new Catalogue(tracks, "<b>&.csv", false, "0", List.of()));
    assertTrue(html.contains("<code>&lt;b&gt;&amp;.csv</code>"), html);
  }
}
