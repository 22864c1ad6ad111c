package org.harmonianet.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 14 with its example, on the real dataset with the network of a quick 11. */
@Tag("notebook")
class MyPlaylistTest {
  static final String NAME = "14-my-playlist";

  private Notebook notebook;
  private JsonNode results;

  /** The execution that is judged. */
  LaterNotebooks notebooks() {
    return LaterNotebooks.QUICK;
  }

  @BeforeEach
  void execute() {
    results = notebooks().results(NAME);
    notebook = notebooks().read(NAME);
  }

  @Test
  void noCellComplains() {
    assertEquals(List.of(), notebook.complaints());
    assertEquals(2, notebook.charts().size());
  }

  @Test
  void exampleTakesThePlaceOfAFile() {
    assertTrue(results.get("example").asBoolean(), results.toString());
    assertEquals(100, results.get("tracks").asInt());
    assertEquals(10, results.get("strangers").asInt());
    assertEquals(0, results.get("missing").size());
  }

  @Test
  void genresAreCountedInBothWays() {
    assertEquals(15, results.get("first_guesses").size());
    double sum = 0;
    for (JsonNode expected : results.get("expected")) {
      sum += expected.asDouble();
    }
    Gate.between("expected tracks of 15 of 114 genres", sum, 100 * 15. / 114, 100);
    Gate.between("effective genres", results.get("effective_expected").asDouble(), 1, 114);
  }

  /** Chance level: 3 of 114 genres, thus about three tracks. */
  @Test
  void favouritesAreFoundMoreOftenThanByChance() {
    Gate.between("tracks", results.get("favourite_guesses").asInt(), 40, 100);
    Gate.between("expected", results.get("favourite_expected").asDouble(), 25, 100);
  }

  /** One is expected by chance. */
  @Test
  void strangersAreSurprising() {
    Gate.between("strangers", results.get("strangers_found").asInt(), 2, 10);
    double median = results.get("median_surprise").asDouble();
    Gate.between("median of the surprise", median, 0.01, 1);
    Gate.between("greatest surprise", results.get("highest_surprise").asDouble(), median, 1);
  }

  @Test
  void neighboursAgreeMoreThanChance() {
    assertEquals(15, results.get("neighbours").asInt());
    Gate.between("agreement", results.get("neighbours_agreeing").asInt(), 2, 15);
  }

  /** What is shown of tracks is not committed, be they the catalogue's or the reader's. */
  @Test
  void rowsAreMarked() {
    long marked =
        notebook.cells("code").stream()
            .filter(cell -> cell.at("/metadata/tags").toString().contains("dataset-rows"))
            .count();
    assertEquals(3, marked);
  }
}
