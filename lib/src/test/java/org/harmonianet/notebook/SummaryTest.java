package org.harmonianet.notebook;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.harmonianet.data.Catalogue;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class SummaryTest {
  @Test
  void syntheticDataIsSaid() {
    Table tracks = Table.create("t", IntColumn.create("n", 1));
    assertTrue(Summary.of(new Catalogue(tracks, "f", true, "0")).contains("Synthetic data."));
    assertFalse(Summary.of(new Catalogue(tracks, "f", false, "0")).contains("Synthetic"));
  }

  @Test
  void pathsAreEscaped() {
    Table tracks = Table.create("t", IntColumn.create("n", 1));
    String html = Summary.of(new Catalogue(tracks, "<b>&.csv", false, "0"));
    assertTrue(html.contains("<code>&lt;b&gt;&amp;.csv</code>"), html);
  }
}
