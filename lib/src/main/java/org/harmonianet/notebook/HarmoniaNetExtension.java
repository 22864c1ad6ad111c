package org.harmonianet.notebook;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.harmonianet.chart.Chart;
import org.harmonianet.chart.JsplotConverter;
import org.harmonianet.data.Catalogue;
import org.harmonianet.evaluation.ConfusionMatrix;
import org.harmonianet.jupyter.Html;
import org.harmonianet.jupyter.LiveDisplay;
import org.harmonianet.jupyter.NotebookKernel;
import org.harmonianet.run.Artifacts;
import org.harmonianet.run.Run;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/**
 * Makes JJava HarmoniaNet's kernel: imports what the notebooks use, and shows tables as HTML and
 * charts as Plotly figures when they are a cell's last expression.
 */
public final class HarmoniaNetExtension implements Extension {
  public static final String PLOTLY = "application/vnd.plotly.v1+json";
  private static final String IMPORTS =
      Stream.of(
              "ai.djl.*",
              "ai.djl.engine.*",
              "ai.djl.ndarray.*",
              "ai.djl.ndarray.types.*",
              "ai.djl.nn.*",
              "ai.djl.training.*",
              "ai.djl.training.dataset.*",
              "ai.djl.training.loss.*",
              "ai.djl.training.optimizer.*",
              "ai.djl.training.tracker.*",
              "java.nio.file.*",
              "java.util.function.*",
              "java.util.stream.*",
              "org.harmonianet.*",
              "org.harmonianet.data.*",
              "org.harmonianet.run.*",
              "org.harmonianet.nn.*",
              "org.harmonianet.split.*",
              "org.harmonianet.preprocessing.*",
              "org.harmonianet.evaluation.*",
              "org.harmonianet.model.*",
              "org.harmonianet.training.*",
              "org.harmonianet.chart.*",
              "org.harmonianet.jupyter.*",
              "org.harmonianet.notebook.*",
              "tech.tablesaw.api.*",
              "tech.tablesaw.plotly.components.*",
              "tech.tablesaw.plotly.traces.*",
              "static tech.tablesaw.aggregate.AggregateFunctions.*")
          .map(name -> "import " + name + ";")
          .collect(Collectors.joining("\n"));

  @Override
  public void install(BaseKernel kernel) {
    kernel.evalBuilder(IMPORTS).eval();
    LiveDisplay.attach(kernel);
    if (kernel instanceof NotebookKernel notebook) {
      Artifacts.requireFinished(notebook::unfinishedCells);
    }
    Renderer renderer = kernel.getRenderer();
    chart(renderer, Chart.class);
    chart(renderer, Figure.class);
    chart(renderer, ConfusionMatrix.class);
    html(renderer, Table.class, Html::of, Table::toString);
    html(renderer, Run.class, Html::of, run -> run.notebook() + ": " + run.settings().display());
    html(renderer, Catalogue.class, Html::of, c -> c.kind() + " data from " + c.source());
  }

  private static <T> void chart(Renderer renderer, Class<T> type) {
    renderer
        .createRegistration(type)
        .preferring(PLOTLY)
        .register(
            (chart, context) -> {
              DisplayData out = context.getOutputContainer();
              Map<String, Object> figure = spec(chart);
              out.putData(PLOTLY, figure);
              out.putText("Chart: " + title(figure));
            });
  }

  /** What Plotly draws of a chart, a jsplot figure or a confusion matrix. */
  public static Map<String, Object> spec(Object chart) {
    if (chart instanceof Figure figure) {
      return JsplotConverter.spec(figure);
    }
    return chart instanceof ConfusionMatrix confusion
        ? Chart.of(confusion).spec()
        : ((Chart) chart).spec();
  }

  private static <T> void html(
      Renderer renderer, Class<T> type, Function<T, String> html, Function<T, String> text) {
    renderer
        .createRegistration(type)
        .preferring("text/html")
        .register(
            (value, context) -> {
              context.getOutputContainer().putHTML(html.apply(value));
              context.getOutputContainer().putText(text.apply(value));
            });
  }

  private static Object title(Map<String, Object> figure) {
    return figure.get("layout") instanceof Map<?, ?> layout
            && layout.get("title") instanceof Map<?, ?> title
        ? title.get("text")
        : "untitled";
  }
}
