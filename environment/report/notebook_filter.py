"""A git filter that keeps the results of running a notebook out of diffs and commits.

git passes each changed notebook through this program before it compares or stores the notebook. Sources stay as
edited. Outputs, execution counts, and the notebook's metadata come from the version in git's index. A cell with
another source has no outputs. A notebook that make notebooks wrote passes unchanged.

nbstripout removes all outputs, thus git would show the committed notebooks, which have outputs, as modified.
nbdime changes how git shows a diff, not what git stores.

    notebook_filter.py install    lets the git clone around the current folder use the filter
    notebook_filter.py clean PATH reads the notebook from standard input, and writes it as git shall store it
"""

from __future__ import annotations  # git runs this with the machine's Python, which may be 3.9

import hashlib
import json
import subprocess
import sys

COMMAND = (
    "if [ -f environment/report/notebook_filter.py ]; then python3 environment/report/notebook_filter.py clean %f; else cat; fi"
)
NOISE = {"collapsed", "execution", "jupyter", "scrolled", "trusted"}  # what editors write into a cell's metadata


def checksums(notebook: dict) -> dict:
    """Checksums of the code and of its outputs. make notebooks keeps both in a notebook's metadata."""
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    sources = "".join(f"{''.join(cell['source'])}\0" for cell in cells)
    outputs = json.dumps([[cell.get("outputs"), cell.get("execution_count")] for cell in cells], sort_keys=True)
    digests = (hashlib.sha256(text.encode()).hexdigest() for text in (sources, outputs))
    return dict(zip(["sources_sha256", "outputs_sha256"], digests))


def is_written(notebook: dict) -> bool:
    """Whether make notebooks wrote these cells and outputs."""
    return notebook["metadata"].get("harmonianet") == checksums(notebook)


def to_text(notebook: dict) -> str:
    """The notebook as nbformat writes it."""
    return json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def cleaned(notebook: dict, kept: dict | None) -> dict:
    """The notebook with the results of a kept version, or with none."""
    if is_written(notebook) and not (kept and is_written(kept) and checksums(kept) == checksums(notebook)):
        return notebook
    kept_cells = kept["cells"] if kept else []
    by_source = {"".join(cell["source"]): cell for cell in kept_cells}
    by_id = {(cell.get("id"), "".join(cell["source"])): cell for cell in kept_cells}
    cells = []
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        same = by_id.get((cell.get("id"), source)) or by_source.get(source) or {"metadata": {}}
        edited = {name: value for name, value in cell["metadata"].items() if name not in NOISE}
        noise = {name: value for name, value in same["metadata"].items() if name in NOISE}
        results = {"outputs": same.get("outputs", []), "execution_count": same.get("execution_count")}
        cells.append({**cell, "metadata": {**edited, **noise}, **(results if cell["cell_type"] == "code" else {})})
    metadata = kept["metadata"] if kept else notebook["metadata"]
    return {**notebook, "cells": cells, "metadata": metadata}


def clean(path: str) -> None:
    """Writes a notebook as git shall store it. What is no notebook passes unchanged."""
    text = sys.stdin.buffer.read()
    for version in (f":{path}", f"HEAD:{path}"):  # in the middle of a merge, the index may have none
        found = subprocess.run(["git", "cat-file", "blob", version], capture_output=True)
        if found.returncode == 0:
            break
    try:
        kept = json.loads(found.stdout) if found.returncode == 0 else None
        notebook = cleaned(json.loads(text), kept)
        text = found.stdout if notebook == kept else to_text(notebook).encode()
    except (ValueError, KeyError, TypeError, AttributeError):
        pass  # for instance, a merge has left its marks in the file
    sys.stdout.buffer.write(text)


def install() -> None:
    try:
        subprocess.run(["git", "config", "filter.notebook-results.clean", COMMAND], check=True)
    except (OSError, subprocess.CalledProcessError) as problem:
        print(f"set-up: git has no filter for notebooks ({problem})", file=sys.stderr)


if __name__ == "__main__":
    if sys.argv[1] == "install":
        install()
    else:
        clean(sys.argv[2])
