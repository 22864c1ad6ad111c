"""Collects what was measured, and makes a table of it."""

from statistics import median

from cells import KINDS

PYTORCH, PYTHON_JOB = "stock PyTorch", "Python"
STOCK = (PYTORCH, PYTHON_JOB, "pandas")  # what the others are compared with


class Table:
    """Measurements with one value a round, and notebooks with their times."""

    def __init__(self):
        self.rows = {}
        self.notebooks = {}

    def add(self, measurement: str, contender: str, threads: int, unit: str, value, **details) -> None:
        """Adds a round's value, None where there is none to report; details are lists to keep with it."""
        names = {"measurement": measurement, "contender": contender, "threads": threads, "unit": unit}
        row = self.rows.setdefault((measurement, threads, contender), {**names, "values": []})
        row["values"].append(value)
        for name, items in details.items():
            row.setdefault(name, []).extend(items)

    def add_notebook(self, name: str, threads: int, times: dict) -> None:
        """Adds the seconds by kind of one execution."""
        names = {"notebook": name, "threads": threads}
        row = self.notebooks.setdefault((name, threads), {**names, "executions": []})
        row["executions"].append({**times, "all": sum(times.values())})

    def content(self) -> dict:
        """All of it, with medians and spreads, for the JSON file."""
        return {"kinds_of_cells": KINDS, "measurements": self._summary(), "notebooks": list(self.notebooks.values())}

    def text(self) -> str:
        """The same for people."""
        head = ("measurement", "contender", "threads", "median", "min to max", "unit", "x Python", "remark")
        measurements = _aligned([head, *map(_line, self._summary())])
        notebooks = ["", *_aligned(self._notebook_lines())] if self.notebooks else []
        return "\n".join([*measurements, *notebooks, "", *_legend()])

    def _summary(self) -> list:
        """The rows with contenders side by side, each with its median, its spread and its speed."""
        names = [measurement for measurement, *_ in self.rows]
        rows = [{**row, **_spread(row["values"])} for row in self.rows.values()]
        stock = {(row["measurement"], row["threads"]): row["median"] for row in rows if row["contender"] in STOCK}
        for row in rows:
            row["times_python_speed"] = _speed(row, stock.get((row["measurement"], row["threads"])))
        return sorted(rows, key=lambda row: (names.index(row["measurement"]), -row["threads"]))

    def _notebook_lines(self) -> list:
        lines = [("notebook, s", "threads", *KINDS, "all", "min to max", "executions")]
        for row in self.notebooks.values():
            runs = row["executions"]
            medians = [f"{median(run[kind] for run in runs):.2f}" for kind in [*KINDS, "all"]]
            totals = [run["all"] for run in runs]
            spread = f"{min(totals):.2f} to {max(totals):.2f}"
            lines.append((row["notebook"], str(row["threads"]), *medians, spread, str(len(runs))))
        return lines


def _spread(values: list) -> dict:
    """None for all where a round has none: the others alone would flatter."""
    if None in values:
        return dict.fromkeys(("median", "min", "max"))
    return {"median": median(values), "min": min(values), "max": max(values)}


def _speed(row: dict, stock):
    """How many times as fast, or as small, as Python with its median, 1 being the same; None where either is missing."""
    if stock is None or row["median"] is None:
        return None
    return row["median"] / stock if row["unit"] == "rows/s" else stock / row["median"]


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"


def _line(row: dict) -> tuple:
    names = (row["measurement"], row["contender"], str(row["threads"]))
    remark = _remark(row.get("trainings", []))
    if row["median"] is None:
        return (*names, "none", "", row["unit"], "", remark)
    spread = f"{_number(row['min'])} to {_number(row['max'])}"
    speed = row["times_python_speed"]
    return (*names, _number(row["median"]), spread, row["unit"], "" if speed is None else f"{speed:.2f}", remark)


def _remark(trainings: list) -> str:
    """What became of the trainings, in all rounds."""
    if not trainings:
        return ""
    reached = [training for training in trainings if training["reached"]]
    text = f"{len(reached)} of {len(trainings)} trainings reached it"
    if reached:
        epochs = [training["epochs"] for training in reached]
        scores = [training["accuracy"] for training in reached]
        text += f", {min(epochs)} to {max(epochs)} epochs, accuracy {min(scores):.4f} to {max(scores):.4f}"
    missed = {training["seed"] for training in trainings if not training["reached"]}
    never = missed - {training["seed"] for training in reached}
    return text + _by("never reached", never) + _by("not always reached", missed - never)


def _by(what: str, seeds: set) -> str:
    return f"; {what} by seed {', '.join(map(str, sorted(seeds)))}" if seeds else ""


def _aligned(lines: list) -> list:
    widths = [max(map(len, column)) for column in zip(*lines)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in lines]


def _legend() -> list:
    kinds = "; ".join(f"{kind}: {meaning}" for kind, meaning in KINDS.items())
    return [
        "x Python: how many times as fast, or as small, as stock PyTorch, pandas or the program in Python, which have",
        "their own environment's settings; DJL and TrackReader have the options and variables of the notebooks' kernel.json.",
        "Reading: the dataset's rows into a table, the first time in a process, without its start, and the median of later times.",
        "Scoring and the main job: the wall time from the start of a process to its end, and what all its processes",
        "have in memory at most, where shared pages count in each.",
        "Time to .65: the mean of the seeds, none unless all reached it. The clock runs while the network is built,",
        "trained, and looks at the test rows after each epoch. cold: the first training of a JVM or a Python process,",
        "without its start and the loading of PyTorch; warm: after earlier trainings in the same process.",
        f"Kinds of cells, the first that fits: {kinds}.",
    ]
