package org.harmonianet.notebook;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.harmonianet.chart.Chart;
import org.harmonianet.evaluation.ConfusionMatrix;

/**
 * The heatmap of a confusion matrix: a row for each true genre, a column for each predicted one.
 */
final class ConfusionHeatmap {
  private ConfusionHeatmap() {}

  static Chart of(ConfusionMatrix confusion) {
    double[][] counts =
        Arrays.stream(confusion.matrix())
            .map(row -> Arrays.stream(row).asDoubleStream().toArray())
            .toArray(double[][]::new);
    List<String> genres = confusion.labels();
    return Chart.heatmap(
            "Confusion matrix", "predicted genre", "true genre", genres, genres, counts, ".0f")
        .with("colorbar", Map.of("title", Map.of("text", "tracks")));
  }
}
