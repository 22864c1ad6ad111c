"""What the report's first page shows: the result as a chart, findings, and a card for each notebook."""

import copy
import re

import chart
from plotly_js import PLOTLY_MIME

COLORS = {"by row": "#E69F00", "by recording": "#0072B2", "by artist": "#009E73"}
FONT = {"family": "Helvetica, Arial, sans-serif", "size": 13, "color": "#222"}


def finding(notebook) -> str:
    """The first finding in a notebook's head."""
    found = re.search(r"^- (.+(?:\n  .+)*)", notebook.cells[0].source, re.MULTILINE)
    return re.sub(r"[*`]", "", " ".join(found[1].split())) if found else ""


def cover(notebook) -> dict | None:
    """A small picture of a notebook: the chart of the cell with the tag cover, else its first chart."""
    cells = sorted(notebook.cells, key=lambda cell: "cover" not in cell.metadata.get("tags", []))
    figures = (output.get("data", {}).get(PLOTLY_MIME) for cell in cells for output in cell.get("outputs", []))
    figure = next(filter(None, figures), None)
    return figure and small(figure)


def small(figure: dict) -> dict:
    """A figure without words, for a picture of a few centimetres."""
    figure = copy.deepcopy(figure)
    label, layout = chart.label(figure), figure["layout"]
    for trace in figure["data"]:
        for name in ("text", "texttemplate", "textposition"):
            trace.pop(name, None)
        trace |= {"hoverinfo": "skip", "showscale": False}
        trace.pop("hovertemplate", None)
    for name in [name for name in layout if re.fullmatch(r"[xy]axis\d*", name)]:
        layout[name] |= {"showticklabels": False, "title": None, "showgrid": False}
    for name in ("title", "updatemenus", "annotations"):
        layout.pop(name, None)
    for shape in layout.get("shapes", []):
        shape.pop("label", None)
    layout |= {"height": 150, "margin": {"t": 6, "r": 6, "b": 6, "l": 6}, "showlegend": False}
    return {"data": figure["data"], "layout": layout, "config": {"staticPlot": True, "responsive": True}, "label": label}


def result(metrics: dict, scores: list[dict]) -> dict:
    """The main result as a chart: all models on all splits, or, without these, F1 by genre."""
    if not scores:
        genres = sorted(metrics["per_genre"], key=lambda genre: metrics["per_genre"][genre]["f1"])
        bars = [{"name": "F1", "y": genres, "x": [metrics["per_genre"][genre]["f1"] for genre in genres]}]
        return _bars("F1 of each genre on the test tracks", "F1 (0 to 1)", bars)
    new_artists = {row["model"]: row["mean"]["any_label"] for row in scores if row["split"] == "by artist"}
    models = sorted(new_artists, key=new_artists.get)
    bars = []
    for split in reversed(COLORS):
        rows = {row["model"]: row for row in scores if row["split"] == split}
        names = [model for model in models if model in rows]
        bars.append(
            {
                "name": split,
                "y": names,
                "x": [rows[name]["mean"]["any_label"] for name in names],
                "error_x": {"type": "data", "array": [rows[name]["deviation"]["any_label"] for name in names]},
                "marker": {"color": COLORS[split]},
            }
        )
    return _bars("Any-label accuracy of each model, by split", "any-label accuracy (0 to 1)", bars)


def _bars(title: str, axis: str, bars: list[dict]) -> dict:
    numbers = {"texttemplate": "%{x:.2f}", "textposition": "inside", "insidetextanchor": "start", "textangle": 0}
    traces = [{"type": "bar", "orientation": "h", **numbers, "marker": {"color": "#0072B2"}, **bar} for bar in bars]
    rows = max(len(trace["y"]) for trace in traces) * len(traces)
    layout = {
        "title": {"text": title, "x": 0.02, "xanchor": "left", "font": {"size": 17}},
        "font": FONT,
        "height": 140 + (30 if len(traces) == 1 else 22) * rows,
        "margin": {"t": 60, "r": 30, "b": 60, "l": 80},
        "xaxis": {"title": {"text": axis}, "range": [0, 1], "gridcolor": "#e5e5e5"},
        "yaxis": {"automargin": True},
        "barmode": "group",
        "legend": {"traceorder": "reversed"},
        "showlegend": len(traces) > 1,
    }
    figure = {"data": traces, "layout": layout, "config": {"responsive": True, "displayModeBar": False}}
    return {**figure, "label": chart.label(figure)}


def findings(metrics: dict, results: dict[str, dict]) -> list[str]:
    """What this run has found, a sentence each."""
    sentences = [
        f"The network predicts the listed genre of {100 * metrics['accuracy']:.0f}% of the test rows."
        f" Logistic regression reaches {100 * metrics['logistic_regression_accuracy']:.0f}%."
    ]
    claims = results["01-eda"]["claims"]  # those about other genres are left out
    if claims:
        wrong = sum(claim["verdict"] == "does not hold" for claim in claims)
        sentences.append(f"{wrong} of {len(claims)} published claims on the genres do not hold in this data.")
    if metrics["any_label_accuracy"] > metrics["accuracy"]:
        sentences.append(
            f"If any genre of a track counts, the accuracy is {100 * metrics['any_label_accuracy']:.0f}%:"
            " many tracks are listed under several genres."
        )
    honest, trees = results.get("06-honest-evaluation"), results.get("09-better-than-trees")
    if honest:
        by_row, by_artist = (_any_label(honest, split, "baseline network") for split in ("by row", "by artist"))
        sentences.append(
            f"If no artist appears in both training and test data, the baseline's any-label accuracy is {by_artist:.2f}"
            f" instead of {by_row:.2f}."
        )
    if trees:
        network, boosting = trees["scores"][0]["model"], "XGBoost, all columns"
        values = [_any_label(trees, "by artist", model) for model in (network, boosting)]
        sentences.append(f"On new artists, 09's network has an any-label accuracy of {values[0]:.3f}, XGBoost {values[1]:.3f}.")
    richer = results.get("10-richer-inputs")
    if richer:
        alone, known = (richer["figures"][name]["with popularity"]["mean"] for name in ("descriptors, by artist", "all of them"))
        sentences.append(
            f"Names and the artists' other tracks raise the any-label accuracy on new artists from {alone:.2f} to {known:.2f}."
        )
    everything = results.get("11-all-genres")
    if everything:
        sentences.append(
            f"With all genres of the catalogue, the first prediction is right for {100 * everything['any_label']:.0f}%"
            f" of the tracks, and one of the first five for {100 * everything['any_label_in_top5']:.0f}%."
        )
    return sentences


def _any_label(results: dict, split: str, model: str) -> float:
    rows = [row for row in results["scores"] if (row["split"], row["model"]) == (split, model)]
    return rows[0]["mean"]["any_label"]
