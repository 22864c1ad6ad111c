package org.harmonianet.notebook;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.harmonianet.chart.Chart;
import org.harmonianet.chart.Theme;
import org.harmonianet.data.Catalogue;
import org.harmonianet.evaluation.ConfusionMatrix;
import org.harmonianet.jupyter.LiveDisplay;
import org.harmonianet.jupyter.NotebookKernel;
import org.harmonianet.jupyter.Renderers;
import org.harmonianet.run.Artifacts;
import org.harmonianet.run.Run;

/**
 * Makes JJava HarmoniaNet's kernel: imports what the notebooks use, and shows tables as HTML and
 * charts as Plotly figures when they are a cell's last expression.
 *
 * <p>JJava finds it by the file META-INF/services/org.dflib.jjava.jupyter.Extension in the jar.
 */
public final class HarmoniaNetExtension implements Extension {
  private static final String IMPORTS =
      """
      import ai.djl.*;
      import ai.djl.engine.*;
      import ai.djl.ndarray.*;
      import ai.djl.ndarray.types.*;
      import ai.djl.nn.*;
      import ai.djl.training.*;
      import ai.djl.training.dataset.*;
      import ai.djl.training.loss.*;
      import ai.djl.training.optimizer.*;
      import ai.djl.training.tracker.*;
      import java.nio.file.*;
      import java.util.function.*;
      import java.util.stream.*;
      import org.harmonianet.*;
      import org.harmonianet.data.*;
      import org.harmonianet.run.*;
      import org.harmonianet.nn.*;
      import org.harmonianet.split.*;
      import org.harmonianet.preprocessing.*;
      import org.harmonianet.evaluation.*;
      import org.harmonianet.model.*;
      import org.harmonianet.training.*;
      import org.harmonianet.scoring.*;
      import org.harmonianet.chart.*;
      import org.harmonianet.jupyter.*;
      import org.harmonianet.notebook.*;
      import smile.classification.*;
      import smile.data.DataFrame;
      import smile.data.Tuple;
      import smile.data.formula.Formula;
      import tech.tablesaw.api.*;
      import tech.tablesaw.plotly.api.*;
      import tech.tablesaw.plotly.components.*;
      import tech.tablesaw.plotly.traces.*;
      import static smile.math.MathEx.*;
      import static tech.tablesaw.aggregate.AggregateFunctions.*;
      """;

  @Override
  public void install(BaseKernel kernel) {
    kernel.evalBuilder(IMPORTS).eval();
    Theme.nameColors(GenreColors.PUBLISHED);
    LiveDisplay.attach(kernel);
    if (kernel instanceof NotebookKernel notebook) {
      Artifacts.requireFinished(notebook::unfinishedCells);
    }
    Renderer renderer = kernel.getRenderer();
    Renderers.register(renderer);
    Renderers.chart(renderer, ConfusionMatrix.class, HarmoniaNetExtension::heatmap);
    Renderers.json(renderer, TryIt.class, TryIt.MIME_TYPE, TryIt::spec, spec -> TryIt.TEXT);
    Renderers.html(
        renderer, Run.class, Summary::of, run -> run.notebook() + ": " + run.settings().display());
    Renderers.html(
        renderer, Catalogue.class, Summary::of, c -> c.kind() + " data from " + c.source());
  }

  @Override
  public void uninstall(BaseKernel kernel) {
    Run.end();
  }

  /** Draws a confusion matrix: a row for each true genre, a column for each predicted one. */
  static Chart heatmap(ConfusionMatrix confusion) {
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
