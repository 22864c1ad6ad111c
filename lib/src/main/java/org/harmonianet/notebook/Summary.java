package org.harmonianet.notebook;

import java.util.stream.Collectors;
import org.harmonianet.data.Catalogue;
import org.harmonianet.data.DatasetFile;
import org.harmonianet.jupyter.HtmlTable;
import org.harmonianet.run.Run;
import org.harmonianet.run.Settings;

/** What a notebook shows of its run and of its data, as HTML. */
final class Summary {
  private static final String SYNTHETIC =
      "<p style=\"padding:.6em 1em;border-left:6px solid #D55E00;background:#fdf0e7;color:#222\">"
          + "<b>Synthetic data.</b> These tracks are not real, but generated from per-genre"
          + " statistics: no result below says anything about music.</p>";

  private static final String OTHER_DATA = "The numbers in the text are not those of this run.";

  private static final String OTHER_RUN =
      "<p>The numbers in the text are those of the published dataset with the default settings."
          + " They are not those of this run.</p>";

  private Summary() {}

  /** Returns the settings that a notebook runs with, and a warning if its data is synthetic. */
  static String of(Run run) {
    StringBuilder html = new StringBuilder(run.synthetic() ? SYNTHETIC : "");
    html.append("<table class=\"dataframe\"><tbody>");
    run.settings()
        .display()
        .forEach(
            (name, value) ->
                html.append(
                    "<tr><th style=\"text-align:left\">%s</th><td style=\"text-align:left\">%s</td></tr>"
                        .formatted(name, HtmlTable.escape(value))));
    html.append("</tbody></table>");
    return html.append(textIsOfThisRun(run) ? "" : OTHER_RUN).toString();
  }

  /** Whether the data, as far as they are known, and the settings are those of the text. */
  private static boolean textIsOfThisRun(Run run) {
    Settings settings = run.settings();
    boolean published =
        !run.knowsData() || run.provenance().dataSha256().equals(DatasetFile.SHA256);
    boolean usual = settings.seed() == 42 && settings.epochs() == 500 && settings.genres() == 10;
    return published && usual && !settings.quick();
  }

  /** Returns where the tracks come from, and a warning if they are synthetic. */
  static String of(Catalogue catalogue) {
    return "%s<p>%,d rows from <code>%s</code>, SHA-256 <code>%s</code>: %s</p>%s"
        .formatted(
            catalogue.synthetic() ? SYNTHETIC : "",
            catalogue.tracks().rowCount(),
            HtmlTable.escape(catalogue.source()),
            catalogue.sha256(),
            catalogue.published()
                ? "the published dataset."
                : (catalogue.synthetic() ? "generated. " : "not the published dataset. ")
                    + OTHER_DATA,
            notes(catalogue));
  }

  private static String notes(Catalogue catalogue) {
    return catalogue.notes().isEmpty()
        ? ""
        : catalogue.notes().stream()
            .map(note -> "<li>%s</li>".formatted(HtmlTable.escape(note)))
            .collect(Collectors.joining("", "<ul>", "</ul>"));
  }
}
