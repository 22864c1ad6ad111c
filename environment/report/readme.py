"""Writes the README's table of results from the outputs that the notebooks are committed with.

readme.py         writes the table
readme.py check   fails if the README has another one
"""

import json
import re
import sys

from project import ROOT

README = ROOT / "README.md"
BEGIN, END = "<!-- results: written by make notebooks -->\n", "<!-- end of results -->"
PUBLISHED = {"accuracy": "0.65", "macro F1": "0.65", "weighted F1": "0.65"}


def printed(name: str) -> str:
    """What the cells of a committed notebook have printed."""
    notebook = json.loads((ROOT / f"notebooks/{name}.ipynb").read_text(encoding="utf-8"))
    outputs = [output for cell in notebook["cells"] for output in cell.get("outputs", [])]
    return "".join("".join(output["text"]) for output in outputs if output["output_type"] == "stream")


def table() -> str:
    text = printed("05-evaluation")
    lines = ["| | here | published |", "| --- | --- | --- |"]
    for score, published in PUBLISHED.items():
        here = re.search(rf"{score} (0\.\d{{4}})", text)
        if not here:
            raise SystemExit(f"05-evaluation.ipynb prints no {score}: run make notebooks")
        lines.append(f"| {score} | {here[1]} | {published} |")
    return "\n".join(lines) + "\n"


def updated(readme: str) -> str:
    start, rest = readme.split(BEGIN)
    return start + BEGIN + "\n" + table() + "\n" + END + rest.split(END)[1]


def main(arguments: list[str]) -> int:
    now = README.read_text(encoding="utf-8")
    if arguments == ["check"]:
        if updated(now) != now:
            print("README.md: the table of results is not that of 05-evaluation.ipynb: run make notebooks", file=sys.stderr)
            return 1
    else:
        README.write_text(updated(now), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
