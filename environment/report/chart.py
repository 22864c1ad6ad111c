"""A chart of the report in words, for readers who cannot see it, and the width that it needs."""

import html
import math
import re

KINDS = {
    "bar": "bar chart",
    "box": "box plot",
    "candlestick": "candlestick chart",
    "contour": "contour plot",
    "heatmap": "heat map",
    "histogram": "histogram",
    "histogram2d": "two-dimensional histogram",
    "ohlc": "open-high-low-close chart",
    "pie": "pie chart",
    "scatter3d": "three-dimensional scatter plot",
    "violin": "violin plot",
}
# The attributes of a trace whose values are positions on an axis.
POSITIONS = {
    "x": ["x"],
    "y": ["y", "lowerfence", "q1", "q3", "upperfence", "open", "high", "low", "close"],
    "z": ["z"],
}
LISTED = 6
ENTRIES = 12  # of a menu


def label(figure: dict) -> str:
    """Says what a Plotly figure shows: its title, its kind, its series, its axes with their ranges, and its menus."""
    layout = figure.get("layout", {})
    traces = [trace for trace in figure["data"] if trace.get("visible", True) is True] or figure["data"]
    sentences = [_title(layout) or "Chart without a title", f"This {_kinds(traces)} has {_parts(traces)}"]
    if traces[0].get("type") == "heatmap":
        title = _title(traces[0].get("colorbar", {}))
        sentences.append(_axis("The colours show", [title or "values"], traces, "z"))
    for letter in "xyz" if "scene" in layout else "xy":
        axes = layout.get("scene", layout)
        keys = [key for key in axes if re.fullmatch(rf"{letter}axis\d*", key)]
        titles = dict.fromkeys(_title(axes[key]) for key in sorted(keys, key=lambda key: (len(key), key)))
        sentences.append(_axis(f"The {letter} axis shows", list(filter(None, titles)), traces, letter))
    for menu in layout.get("updatemenus", []):
        entries = [button.get("label", "") for button in menu.get("buttons", [])]
        sentences.append(f"A menu offers {_listed(entries, ENTRIES)}" if entries else "")
    return " ".join(f"{sentence}." for sentence in filter(None, sentences))


def width(figure: dict) -> int:
    """The least width in pixels at which no number of a heat map, and no panel, covers the next one."""
    trace, layout = figure["data"][0], figure.get("layout", {})
    panel = 450 if trace.get("orientation") == "h" else 180  # names stand beside horizontal bars
    widths = [600, panel * layout.get("grid", {}).get("columns", 0)]
    if trace.get("type") == "heatmap" and "texttemplate" in trace:
        widths.append(260 + 50 * len(trace["x"]))
    return max(widths)


def _kinds(traces: list[dict]) -> str:
    """The kinds of the traces, each once."""

    def kind(trace: dict) -> str:
        name = trace.get("type", "scatter")
        if name == "scatter":
            return "line chart" if "lines" in trace.get("mode", "lines") else "scatter plot"
        return KINDS.get(name, f"{name} chart")

    return " and ".join(dict.fromkeys(map(kind, traces)))


def _parts(traces: list[dict]) -> str:
    """What the chart consists of: rows and columns, sectors, panels, or named series."""
    first = traces[0]
    if first.get("type") == "heatmap":
        return f"{len(first['z'])} rows and {len(first['z'][0])} columns"
    if first.get("type") == "pie":
        return f"{len(first['labels'])} sectors: {_listed(first['labels'])}"
    panels = {(trace.get("xaxis", "x"), trace.get("yaxis", "y")) for trace in traces}
    if len(panels) > 1:
        return f"{len(panels)} panels"
    names = [trace.get("name") for trace in traces]
    return f"{len(traces)} series" + (f": {_listed(names)}" if all(names) else "")


def _axis(shows: str, titles: list[str], traces: list[dict], letter: str) -> str:
    """A sentence on what an axis stands for, with the range of its numbers or its names, if there are any."""
    values = [value for trace in traces for key in POSITIONS[letter] for value in _flat(trace.get(key))]
    numbers = [value for value in values if isinstance(value, (int, float)) and math.isfinite(value)]
    names = list(dict.fromkeys(value for value in values if isinstance(value, str)))
    if len(titles) > 1:
        return f"{shows.replace('axis shows', 'axes show')} {_listed(titles)}"
    if numbers:
        return f"{shows} {' '.join(titles) or 'values'} from {_number(min(numbers))} to {_number(max(numbers))}"
    if names:
        return f"{shows} {''.join(f'{title}: ' for title in titles)}{_listed(names)}"
    return f"{shows} {titles[0]}" if titles else ""


def _flat(values) -> list:
    """The values of a list, or of a list of lists."""
    if not isinstance(values, list):
        return []
    return [item for value in values for item in (value if isinstance(value, list) else [value])]


def _listed(names: list[str], most: int = LISTED) -> str:
    """All names, or the first three of many."""
    names = [_plain(str(name)) for name in names]
    if len(names) > most:
        names = [*names[:3], f"{len(names) - 3} more"]
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def _title(owner: dict) -> str:
    """The title of a layout, an axis or a colour bar; Plotly takes a text or an object with one."""
    title = owner.get("title") or ""
    return _plain(title if isinstance(title, str) else title.get("text") or "")


def _plain(text: str) -> str:
    """A text as Plotly draws it: without its tags, and with its entities as characters."""
    text = re.sub(r"</?[a-z]+\b[^<>]*>", "", re.sub(r"<br ?/?>", " ", text))
    return re.sub(r"&#?\w+;", lambda entity: html.unescape(entity[0]), text)
