package org.harmonianet.evaluation;

import java.util.Arrays;
import java.util.List;

/**
 * The number of rows by true and predicted class.
 *
 * @param labels the classes' names
 * @param matrix counts, shape (classes, classes): the row is the true class, the column the
 *     predicted one
 */
public record ConfusionMatrix(List<String> labels, int[][] matrix) {
  /** Copies the names. */
  public ConfusionMatrix {
    labels = List.copyOf(labels);
  }

  /**
   * Counts predictions.
   *
   * @param truth the true class of each row, from 0
   * @param predicted the predicted class of each row
   * @throws IllegalArgumentException if the two differ in length
   */
  public static ConfusionMatrix of(List<String> labels, int[] truth, int[] predicted) {
    if (truth.length != predicted.length) {
      throw new IllegalArgumentException(
          truth.length + " true classes, " + predicted.length + " predictions");
    }
    int[][] matrix = new int[labels.size()][labels.size()];
    for (int i = 0; i < truth.length; i++) {
      matrix[truth[i]][predicted[i]]++;
    }
    return new ConfusionMatrix(labels, matrix);
  }

  /** Returns the number of rows of class {@code truth} that were predicted as {@code predicted}. */
  public int count(String truth, String predicted) {
    return matrix[labels.indexOf(truth)][labels.indexOf(predicted)];
  }

  /** Returns the number of rows of a true class. */
  public int support(int label) {
    return Arrays.stream(matrix[label]).sum();
  }

  /** Returns the number of rows that were predicted as a class. */
  public int predicted(int label) {
    return Arrays.stream(matrix).mapToInt(row -> row[label]).sum();
  }

  /** Returns the number of all rows. */
  public int total() {
    return Arrays.stream(matrix).flatMapToInt(Arrays::stream).sum();
  }

  /** Returns the number of rows that were predicted as their true class. */
  public int correct() {
    int correct = 0;
    for (int i = 0; i < matrix.length; i++) {
      correct += matrix[i][i];
    }
    return correct;
  }
}
