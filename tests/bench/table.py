"""Collects what was measured, and makes a table of it."""

from statistics import median

from cells import KINDS

PYTORCH = "stock PyTorch"


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

    def add_notebook(self, name: str, times: dict) -> None:
        """Adds the seconds by kind of one execution."""
        self.notebooks.setdefault(name, []).append({**times, "all": sum(times.values())})

    def _ordered(self) -> list:
        """The rows with contenders side by side."""
        names = [measurement for measurement, *_ in self.rows]
        return sorted(self.rows.values(), key=lambda row: (names.index(row["measurement"]), -row["threads"]))

    def _speed(self, row: dict):
        """How many times as fast as stock PyTorch, 1 being as fast; None without it."""
        stock = self.rows.get((row["measurement"], row["threads"], PYTORCH))
        if stock is None:
            return None
        ratio = row["median"] / median(stock["values"])
        return ratio if row["unit"] == "rows/s" else 1 / ratio

    def content(self) -> dict:
        """All of it, with medians and spreads, for the JSON file."""
        for row in self.rows.values():
            known = [value for value in row["values"] if value is not None]
            if known:
                row.update(median=median(known), min=min(known), max=max(known))
                row["times_pytorch_speed"] = self._speed(row)
        return {"kinds_of_cells": KINDS, "measurements": self._ordered(), "notebooks": self.notebooks}

    def text(self) -> str:
        """The table, of what content() has summarised."""
        head = ("measurement", "contender", "threads", "median", "min to max", "unit", "x PyTorch", "remark")
        measurements = _aligned([head, *map(_line, self._ordered())])
        return "\n".join([*measurements, "", *_aligned(self._notebook_lines()), "", *_legend()])

    def _notebook_lines(self) -> list:
        lines = [("notebook, s", *KINDS, "all", "min to max", "executions")]
        for name, runs in self.notebooks.items():
            medians = [f"{median(run[kind] for run in runs):.2f}" for kind in [*KINDS, "all"]]
            totals = [run["all"] for run in runs]
            lines.append((name, *medians, f"{min(totals):.2f} to {max(totals):.2f}", str(len(runs))))
        return lines


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"


def _line(row: dict) -> tuple:
    names = (row["measurement"], row["contender"], str(row["threads"]))
    remark = _remark(row.get("trainings", []))
    if "median" not in row:
        return (*names, "never", "", row["unit"], "", remark)
    spread = f"{_number(row['min'])} to {_number(row['max'])}"
    speed = row["times_pytorch_speed"]
    return (*names, _number(row["median"]), spread, row["unit"], "" if speed is None else f"{speed:.2f}", remark)


def _remark(trainings: list) -> str:
    """What became of the trainings: those that missed the goal are named."""
    if not trainings:
        return ""
    reached = [training for training in trainings if training["reached"]]
    missed = sorted({training["seed"] for training in trainings if not training["reached"]})
    text = f"{len(reached)} of {len(trainings)} trainings reached it"
    if reached:
        epochs = [training["epochs"] for training in reached]
        scores = [training["accuracy"] for training in reached]
        text += f", {min(epochs)} to {max(epochs)} epochs, accuracy {min(scores):.4f} to {max(scores):.4f}"
    return text + (f"; never: seed {', '.join(map(str, missed))} (left out of the mean)" if missed else "")


def _aligned(lines: list) -> list:
    widths = [max(map(len, column)) for column in zip(*lines)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in lines]


def _legend() -> list:
    kinds = "; ".join(f"{kind}: {meaning}" for kind, meaning in KINDS.items())
    return ["x PyTorch: how many times as fast as stock PyTorch.", f"Kinds of cells, the first that fits: {kinds}."]
