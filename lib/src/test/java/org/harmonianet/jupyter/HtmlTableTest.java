package org.harmonianet.jupyter;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class HtmlTableTest {
  @Test
  void textIsEscapedAndNumbersAreRounded() {
    Table table =
        Table.create(
            "t",
            StringColumn.create("artist", "<script>alert('x')</script>", "A \"B\" & C"),
            DoubleColumn.create("value", 1234.5678, 0.0123456),
            DoubleColumn.create("share", .5, -0.0123456),
            DoubleColumn.create("mixed", 239982.957, .517134),
            IntColumn.create("count", 1_000_000, 0));
    String html = HtmlTable.of(table);
    assertFalse(html.contains("<script"), html);
    assertTrue(html.contains("&lt;script&gt;alert('x')&lt;/script&gt;"), html);
    assertTrue(html.contains("A &quot;B&quot; &amp; C"), html);
    assertTrue(html.contains(">1,235<") && html.contains(">0.01235<"), html);
    assertTrue(html.contains(">239,983<") && html.contains(">0.5171<"), html);
    assertTrue(html.contains(">0.5000<") && html.contains(">-0.0123<"), html);
    assertTrue(html.contains("text-align:right\">1,000,000<"), html);
  }

  @Test
  void longTablesAreCutWithANote() {
    int[] numbers = IntStream.range(0, 100).toArray();
    String html = HtmlTable.of(Table.create("t", IntColumn.create("n", numbers)));
    assertTrue(html.contains(">19<") && !html.contains(">20<"), html);
    assertTrue(html.contains("The first 20 of 100 rows."), html);
    assertFalse(HtmlTable.of(Table.create("t", IntColumn.create("n", 1))).contains("rows."));
  }
}
