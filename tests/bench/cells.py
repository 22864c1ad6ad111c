"""Where an executed notebook's time goes: cells.py NOTEBOOK STARTED SECONDS prints it as JSON.

STARTED is when the execution began (seconds since 1970), SECONDS what it took in all.
"""

import json
import re
import sys
from datetime import datetime
from pathlib import Path

import nbformat

# What a cell's seconds count as; the first kind that applies.
KINDS = {
    "start": "the kernel's start and the first code cell",
    "training": "cells that fit a model or run a cross-validation",
    "reading": "cells that read the catalogue or artifacts",
    "charts": "other cells that show a chart",
    "rest": "everything else: loading PyTorch, computing, waiting",
}
PLOTLY = "application/vnd.plotly.v1+json"
READING = ("TrackReader.read", "Catalogue.open", "run.read")
TRAINING = ("trainer.step", "EasyTrain.fit", "crossValidate", "TSNE") + tuple(
    f"{model}.fit" for model in ("LogisticRegression", "RandomForest", "GradientTreeBoost")
)
METHOD = re.compile(r"^[\w<>\[\],.? ]+ (\w+)\([^;{}]*\) [^;{}]*\{\n(.*?)^\}", re.MULTILINE | re.DOTALL)


def _calls(source: str, library, own=()) -> bool:
    """Whether one of the library's methods is called, or one of the notebook's own, which have no dot before them."""
    patterns = [rf"(?<!\w){re.escape(name)}\(" for name in library] + [rf"(?<![\w.]){name}\(" for name in own]
    return any(re.search(pattern, source) for pattern in patterns)


def kind(cell, learned: list[str]) -> str:
    """The kind of a cell that is not the first; learns which methods that it declares train."""
    trains = _calls(cell.source, TRAINING, learned)
    learned += [name for name, body in METHOD.findall(cell.source) if _calls(body, TRAINING, learned)]
    if trains:
        return "training"
    if _calls(cell.source, READING):
        return "reading"
    return "charts" if any(PLOTLY in output.get("data", {}) for output in cell.outputs) else "rest"


def _moment(cell, event: str) -> float:
    """When something happened to a cell, seconds since 1970; nbclient has recorded it."""
    return datetime.fromisoformat(cell.metadata.execution[event].replace("Z", "+00:00")).timestamp()


def times(executed: Path, started: float, seconds: float) -> dict:
    """Seconds by kind; they add up to all that the execution took."""
    cells = [cell for cell in nbformat.read(executed, as_version=4).cells if cell.cell_type == "code"]
    spent = dict.fromkeys(KINDS, 0.0)
    spent["start"] = _moment(cells[0], "iopub.status.idle") - started
    learned = []
    for cell in cells[1:]:
        took = _moment(cell, "iopub.status.idle") - _moment(cell, "iopub.status.busy")
        spent[kind(cell, learned)] += took
    spent["rest"] += seconds - sum(spent.values())
    return spent


if __name__ == "__main__":
    print(json.dumps(times(Path(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3]))))
