"""Runs notebooks in one kernel, each until a cell fails, and prints their messages as JSON.

first_errors.py CASES    CASES is a JSON file, a list of {"notebook": name, "tracks": text, "run": folder}: before the
                         notebook is run, the text is written to the file HARMONIANET_DATA, and the folder's files
                         are added to the run directory; both may be left out
"""

import json
import os
import shutil
import sys
from pathlib import Path

import nbformat
from session import NOTEBOOKS, session


def first_error(kernel, notebook: str) -> str | None:
    for cell in nbformat.read(NOTEBOOKS / f"{notebook}.ipynb", 4).cells:
        if cell.cell_type == "code":
            answer = kernel.run(cell.source, cell.id)
            if answer["status"] == "error":
                return answer["evalue"]
    return None


def main(cases: list[dict]) -> list:
    found = []
    with session() as kernel:
        for case in cases:
            if "tracks" in case:
                Path(os.environ["HARMONIANET_DATA"]).write_text(case["tracks"], encoding="utf-8")
            if "run" in case:
                shutil.copytree(case["run"], os.environ["HARMONIANET_RUN"], dirs_exist_ok=True)
            found.append(first_error(kernel, case["notebook"]))
    return found


if __name__ == "__main__":
    print(json.dumps(main(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))))
