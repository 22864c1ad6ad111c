/**
 * Plotly charts in one look, from Java.
 *
 * <p>{@link Chart} is the way in: bars, heatmaps and histograms, every figure of Tablesaw's jsplot,
 * and every attribute of Plotly that has no method of its own:
 *
 * <pre>{@code
 * Chart.bars("Mean popularity", "popularity (0 to 100)", names, means).range(0, 100)
 * Chart.of(BoxPlot.create("Acousticness", tracks, "genre", "acousticness")).axes("genre", "acousticness (0 to 1)")
 * }</pre>
 *
 * <p>{@link Theme} has the colours, which everyone can tell apart; {@link FigureJson} is a figure
 * as nested maps and lists. Texts of the data are escaped: whatever a track is called, it is shown.
 *
 * <p>Uses the root room, jsplot and Jackson. It knows nothing of music, and of Jupyter only the
 * media type of a chart.
 */
package org.harmonianet.chart;
