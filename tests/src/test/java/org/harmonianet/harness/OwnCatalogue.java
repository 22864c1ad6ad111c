package org.harmonianet.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A catalogue such as users have: some rows of the synthetic one in another order, without some of
 * its columns, and with others filled with one value.
 *
 * @param rowsOf the number of rows of each genre
 * @param columns the file's columns
 * @param constants the value of each column that is filled with one
 */
record OwnCatalogue(
    Map<String, Integer> rowsOf, List<String> columns, Map<String, String> constants) {
  private static final Once<List<List<String>>> SYNTHETIC =
      new Once<>("the synthetic catalogue", OwnCatalogue::synthetic);

  /** Makes a catalogue of some genres, with all columns. */
  static OwnCatalogue of(List<String> genres, int rowsOfEach) {
    Map<String, Integer> rowsOf = new LinkedHashMap<>();
    genres.forEach(genre -> rowsOf.put(genre, rowsOfEach));
    List<String> columns = new ArrayList<>(SYNTHETIC.get().get(0));
    columns.remove(""); // the row number
    return new OwnCatalogue(rowsOf, columns, Map.of());
  }

  /** Returns all genres, in alphabetical order. */
  static List<String> genres() {
    return SYNTHETIC.get().stream()
        .skip(1)
        .map(row -> row.get(row.size() - 1))
        .distinct()
        .sorted()
        .toList();
  }

  private static List<List<String>> synthetic() {
    try {
      // Nothing is quoted there.
      return Files.readAllLines(MainRun.SYNTHETIC.run().resolve("synthetic-42.csv")).stream()
          .map(line -> Arrays.asList(line.split(",", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  OwnCatalogue with(String genre, int rows) {
    Map<String, Integer> all = new LinkedHashMap<>(rowsOf);
    all.put(genre, rows);
    return new OwnCatalogue(all, columns, constants);
  }

  OwnCatalogue keep(String... names) {
    return new OwnCatalogue(rowsOf, List.of(names), constants);
  }

  OwnCatalogue drop(String... names) {
    List<String> left = columns.stream().filter(c -> !Set.of(names).contains(c)).toList();
    return new OwnCatalogue(rowsOf, left, constants);
  }

  OwnCatalogue constant(String column, String value) {
    return new OwnCatalogue(rowsOf, columns, Map.of(column, value));
  }

  /** Returns the file's text. */
  String csv() {
    List<String> header = SYNTHETIC.get().get(0);
    Map<String, Integer> taken = new HashMap<>();
    List<String> lines = new ArrayList<>();
    for (List<String> row : SYNTHETIC.get().subList(1, SYNTHETIC.get().size())) {
      String genre = row.get(row.size() - 1);
      if (taken.merge(genre, 1, Integer::sum) <= rowsOf.getOrDefault(genre, 0)) {
        lines.add(
            columns.stream()
                .map(c -> constants.getOrDefault(c, row.get(header.indexOf(c))))
                .collect(Collectors.joining(",")));
      }
    }
    Collections.shuffle(lines, new Random(1));
    lines.add(0, String.join(",", columns));
    return String.join("\n", lines) + "\n";
  }
}
