package org.harmonianet.jupyter;

import static org.harmonianet.chart.FigureJson.object;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.harmonianet.chart.Chart;
import org.harmonianet.chart.FigureJson;
import tech.tablesaw.plotly.components.Figure;

/** A chart of the running cell that can be drawn again. Outside of a kernel it does nothing. */
public final class LiveDisplay {
  private static volatile BaseKernel kernel;

  private final String id = UUID.randomUUID().toString();
  private boolean shown;

  /** Has a kernel show what is displayed from now on. */
  public static void attach(BaseKernel target) {
    kernel = target;
  }

  /**
   * Shows a chart that stands in until the next one.
   *
   * @param chart a {@link Chart} or a jsplot figure
   * @param progress a line below its title
   * @param end where the x axis will end
   */
  void frame(Object chart, String progress, int end) {
    if (kernel == null) {
      return;
    }
    Map<String, Object> spec =
        (chart instanceof Figure figure ? Chart.of(figure) : (Chart) chart).spec();
    FigureJson.merge(
        spec,
        object(
            "layout",
            object(
                "title",
                object("subtitle", object("text", progress)),
                "xaxis",
                object("range", List.of(0, end)))));
    DisplayData data = new DisplayData();
    data.putData(Chart.MIME_TYPE, spec);
    data.putText(progress);
    show(data);
  }

  /** Shows the last chart, as if it were a cell's last expression. */
  void end(Object chart) {
    if (kernel != null) {
      show(kernel.getRenderer().render(chart));
    }
  }

  private void show(DisplayData data) {
    // Not DisplayData.setDisplayId: the kernel's newer versions have it with another signature.
    data.putTransientData("display_id", id);
    if (shown) {
      kernel.getIO().display.updateDisplay(id, data);
    } else {
      kernel.display(data);
      shown = true;
    }
  }
}
