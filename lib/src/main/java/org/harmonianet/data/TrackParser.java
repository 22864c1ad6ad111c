package org.harmonianet.data;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Parses the cells of a track, in the spellings that exports, datasets and spreadsheet programs
 * use.
 *
 * <p>{@link TrackReader} and {@link TrackScanner} read files with it; a program that has its rows
 * from elsewhere parses them one by one:
 *
 * <pre>{@code
 * TrackParser parser = new TrackParser(Features.NAMES, Features.CATEGORICAL);
 * TrackParser.Row track = parser.parse(column -> row.getAs(column));
 * }</pre>
 */
public final class TrackParser {
  private static final Pattern LINK = Pattern.compile(".*(?:spotify:track:|/tracks?/)(\\w+).*");
  private static final Pattern LIST_ITEM =
      Pattern.compile("'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final List<String> columns;
  private final int[] inOrder;
  private final String[] features;
  private final String[] categories;
  private final CellType[] featureTypes;
  private final CellType[] categoryTypes;

  /**
   * A track as a network takes it.
   *
   * @param id the {@code track_id}, empty if the file has none
   * @param features one number a feature asked for; {@link Double#NaN} if it is missing
   * @param categories one integer a category asked for; {@link Features#MISSING} if it is missing
   */
  public record Row(String id, double[] features, int[] categories) {}

  /**
   * Creates a parser.
   *
   * @param features the features that a row is to have, in order
   * @param categories the categorical columns that a row is to have, in order
   */
  public TrackParser(List<String> features, List<String> categories) {
    columns = Stream.of(features, categories, List.of("track_id")).flatMap(List::stream).toList();
    inOrder = IntStream.range(0, columns.size()).toArray();
    this.features = features.toArray(String[]::new);
    this.categories = categories.toArray(String[]::new);
    featureTypes = features.stream().map(CellType::of).toArray(CellType[]::new);
    categoryTypes = categories.stream().map(CellType::of).toArray(CellType[]::new);
  }

  /**
   * Parses the cells that a network needs.
   *
   * @param cells returns the cell of a column, null if there is none
   * @throws org.harmonianet.HarmoniaNetException if a cell is not of its column's type, or if it
   *     has no value and is not {@link Features#OPTIONAL}
   */
  public Row parse(UnaryOperator<String> cells) {
    return parse(columns.stream().map(cells).toList(), inOrder);
  }

  /** Returns the columns that are parsed: features, categories, and the identifier. */
  List<String> columns() {
    return columns;
  }

  /**
   * Parses the cells of a row.
   *
   * @param places where each of {@link #columns} is; -1 if it is not there
   */
  Row parse(List<String> cells, int[] places) {
    int next = 0;
    double[] numbers = new double[features.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(features[i], featureTypes[i], at(cells, places[next++]), Double.NaN);
    }
    int[] integers = new int[categories.length];
    for (int i = 0; i < integers.length; i++) {
      String cell = at(cells, places[next++]);
      integers[i] = (int) number(categories[i], categoryTypes[i], cell, Features.MISSING);
    }
    return new Row(id(at(cells, places[next])), numbers, integers);
  }

  private static String at(List<String> cells, int place) {
    return place < 0 ? null : cells.get(place);
  }

  private static double number(String column, CellType type, String cell, double missing) {
    return Features.OPTIONAL.contains(column) && CellType.isMissing(cell)
        ? missing
        : type.parse(column, cell);
  }

  /** Returns the identifier in a Spotify URI or link, else the cell; empty if there is none. */
  static String id(String cell) {
    if (cell == null || CellType.isMissing(cell)) {
      return "";
    }
    Matcher link = cell.indexOf(':') < 0 ? null : LINK.matcher(cell);
    return link != null && link.matches() ? link.group(1) : cell;
  }

  /** Returns the names in a Python list, separated by semicolons as in the dataset, or the cell. */
  static String artists(String cell) {
    if (!cell.startsWith("[") || !cell.endsWith("]")) {
      return cell;
    }
    String names =
        LIST_ITEM
            .matcher(cell)
            .results()
            .map(item -> item.group(1) == null ? item.group(2) : item.group(1))
            .map(name -> name.replaceAll("\\\\(.)", "$1"))
            .collect(Collectors.joining(";"));
    return names.isEmpty() ? cell : names;
  }

  /** Returns the text of a cell of any column. */
  static String text(String column, String cell) {
    return switch (column) {
      case "track_id" -> id(cell);
      case "artists" -> artists(cell);
      default -> cell;
    };
  }
}
