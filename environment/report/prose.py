"""Writes the numbers of a run into the texts of the notebooks and of the README.

A text cell that quotes results has a template of itself in its metadata, in Jinja's notation. The README has a part
between two marks, whose template is readme-results.md.j2. notebooks/results/ holds the results that they quote.

    prose.py          writes all texts anew
    prose.py check    fails if a text is not what its template gives, or has a number that no template gives
"""

import json
import re
import sys
from pathlib import Path

import jinja2

from notebook_filter import to_text
from project import ROOT

NOTEBOOKS = ROOT / "notebooks"
RESULTS = NOTEBOOKS / "results"
README = ROOT / "README.md"
BEGIN, END = "<!-- results: written by make notebooks -->\n", "<!-- end of results -->"
# Published values and settings, which no run can change.
CONSTANTS = {"0.65", "65%", "95%", "0.76", "0.001", "0.3", "1,000", "100,000", "8,192", "10%", "100%", "50%", "0.0", "1.0"}
NUMBER = re.compile(r"(?<![\w.,])\d+(?:,\d{3})+(?![\w,])|(?<![\w.,])\d+\.\d{2,}(?![\w.])|(?<![\w.,])\d+(?:\.\d+)?%")
CODE = re.compile(r"```.*?```|`[^`]*`|\$[^$]*\$|\]\([^)]*\)", re.DOTALL)


def score(results: dict, split: str, model: str, name: str, kind: str = "mean") -> float:
    """A score of a model in a cross-validation; the kind is mean or deviation."""
    found = [row for row in results["scores"] if (row["split"], row["model"]) == (split, model)]
    return found[0][kind][name]


def duration(seconds: float) -> str:
    """About how long something takes: in minutes if it is more than a hundred seconds."""
    return f"{seconds:.0f} s" if seconds < 100 else f"{seconds / 60:.0f} min"


def questions() -> dict[str, str]:
    """The question of each notebook by name, from the list of contents beside the notebooks."""
    contents = (NOTEBOOKS / "README.md").read_text(encoding="utf-8")
    found = re.findall(r"^- \[.*?\]\(([\w-]+)\.ipynb\): (.+(?:\n  .+)*)", contents, re.MULTILINE)
    return {name: text[0].upper() + " ".join(text.split())[1:] for name, text in found}


def templates() -> jinja2.Environment:
    """Jinja with the results as n01 to n14, and the seconds that each notebook took."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent), undefined=jinja2.StrictUndefined, keep_trailing_newline=True
    )
    for digits in range(5):
        environment.filters[f"f{digits}"] = lambda value, digits=digits: f"{value:,.{digits}f}"
    environment.filters["percent"] = lambda share: f"{100 * share:.0f}%"
    environment.filters["percent1"] = lambda share: f"{100 * share:.1f}%"
    environment.filters["duration"] = duration
    environment.globals["score"] = score
    environment.globals |= {"seconds": {}, "questions": questions()}
    for file in sorted(RESULTS.glob("[01]*.json")):
        results = json.loads(file.read_text(encoding="utf-8"))
        environment.globals[f"n{file.stem[:2]}"] = results
    times = RESULTS / "seconds.json"
    if times.exists():
        environment.globals["seconds"] = json.loads(times.read_text(encoding="utf-8"))
    return environment


def written(notebook: dict, environment: jinja2.Environment) -> dict:
    """The notebook with the numbers in its texts; changed in place."""
    for cell in notebook["cells"]:
        template = cell["metadata"].get("template")
        if template is not None:
            try:
                cell["source"] = environment.from_string("".join(template)).render().splitlines(keepends=True)
            except (jinja2.TemplateError, LookupError, TypeError) as problem:
                raise SystemExit(f"the text beginning {template[:40]!r} cannot be written: {problem}") from None
    return notebook


def readme(text: str, environment: jinja2.Environment) -> str:
    """The README with its part that quotes results."""
    start, rest = text.split(BEGIN)
    part = environment.get_template("readme-results.md.j2").render()
    return start + BEGIN + "\n" + part + "\n" + END + rest.split(END)[1]


def foreign_numbers(notebook: dict) -> list[str]:
    """Numbers in the texts that are neither constants nor written by a template."""
    found = []
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            text = "".join(cell["metadata"].get("template", cell["source"]))
            text = CODE.sub(" ", re.sub(r"\{\{.*?\}\}|\{%.*?%\}", " ", text, flags=re.DOTALL))
            found += [number for number in NUMBER.findall(text) if number not in CONSTANTS]
    return found


def main(arguments: list[str]) -> int:
    environment, faults, texts = templates(), [], {}
    for path in sorted(NOTEBOOKS.glob("[01]*.ipynb")):
        texts[path] = lambda text: to_text(written(json.loads(text), environment))
        faults += [
            f"{path.name}: {number} in a text is not a result that a template quotes"
            for number in foreign_numbers(json.loads(path.read_text(encoding="utf-8")))
        ]
    texts[README] = lambda text: readme(text, environment)
    for path, rendered in texts.items():
        before = path.read_text(encoding="utf-8")
        after = rendered(before)
        if arguments == ["check"]:
            if same(path, before) != same(path, after):
                faults.append(f"{path.name}: its text does not quote notebooks/results: run make notebooks")
        elif same(path, before) != same(path, after):
            path.write_text(after, encoding="utf-8")
    print(*faults, sep="\n", file=sys.stderr, end="\n" if faults else "")
    return 1 if faults else 0


def same(path: Path, text: str) -> list[str] | str:
    """What of a file is text: its cells' sources, or all of it."""
    if path.suffix != ".ipynb":
        return text
    return ["".join(cell["source"]) for cell in json.loads(text)["cells"]]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
