package org.harmonianet.notebook;

import java.util.Arrays;
import java.util.Locale;

/**
 * A loss curve as a small SVG picture, quick enough to be drawn while training runs: a Plotly chart
 * does not redraw in place.
 */
final class LossSketch {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 260;
  private static final int LEFT = 60;
  private static final int BOTTOM = 45;
  private static final int TOP = 40;
  private static final int POINTS = 300;
  private static final int TICKS = 5;

  private LossSketch() {}

  /**
   * Draws the losses of the epochs so far.
   *
   * @param title text above the curve
   * @param losses the loss of epochs 1, 2, ... in nats, at least one
   * @param epochs where the epoch axis ends
   */
  static String svg(String title, double[] losses, int epochs) {
    double top = Math.ceil(2 * Arrays.stream(losses).max().getAsDouble()) / 2;
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"13\" fill=\"#222\"><rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>"
            .formatted(WIDTH, HEIGHT));
    svg.append(text(LEFT, 22, "start", title));
    for (int tick = 0; tick <= TICKS; tick++) {
      double x = x(1.0 * epochs * tick / TICKS, epochs);
      double y = y(top * tick / TICKS, top);
      svg.append(text(x, HEIGHT - BOTTOM + 18, "middle", String.valueOf(epochs * tick / TICKS)));
      svg.append(text(LEFT - 8, y + 4, "end", format("%.2f", top * tick / TICKS)));
      svg.append(format("<path d=\"M%d %.1fH%d\" stroke=\"#e5e5e5\"/>", LEFT, y, WIDTH - 20));
    }
    svg.append(text((LEFT + WIDTH - 20) / 2.0, HEIGHT - 8, "middle", "epoch"));
    svg.append("<g transform=\"translate(16 %d) rotate(-90)\">".formatted(HEIGHT / 2));
    svg.append(text(0, 0, "middle", "cross-entropy (nats)")).append("</g>");
    svg.append("<polyline fill=\"none\" stroke=\"#0072B2\" stroke-width=\"2\" points=\"");
    int step = Math.max(1, losses.length / POINTS);
    for (int i = 0; i < losses.length; i++) {
      if (i % step == 0 || i == losses.length - 1) {
        svg.append(format("%.1f,%.1f ", x(i + 1, epochs), y(losses[i], top)));
      }
    }
    return svg.append("\"/></svg>").toString();
  }

  private static double x(double epoch, int epochs) {
    return LEFT + (WIDTH - 20 - LEFT) * epoch / epochs;
  }

  private static double y(double loss, double top) {
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * loss / top;
  }

  private static String text(double x, double y, String anchor, String text) {
    return format(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
        x, y, anchor, Html.escape(text));
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
