"""Executes the notebooks and keeps them, with what they show, as GitHub and other readers see them.

    update_notebooks.py [NUMBER ...]

Without numbers, all. With numbers, such as 11 12, only these: what they read must be in build/run. Charts and sliders become
pictures, since those pages run no scripts; rows of the dataset are left out.
"""

import base64
import contextlib
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

import nbformat

import prose
import try_it
from browser import open_browser, picture
from project import ROOT
from notebook_filter import checksums, to_text
from plotly_js import PLOTLY_JS, PLOTLY_MIME
from failures import Failed, in_one_line
from run_notebooks import execute
from whole_file import writing

NOTEBOOKS = ROOT / "notebooks"
README_PICTURES = {
    "Any-label accuracy on the test folds": "comparison.png",
    "Any-label accuracy by what is known of a track": "known.png",
    "Confusion matrix": "confusion-matrix.png",
    "Map of the network's last hidden layer (t-SNE)": "genres-map.png",
}


def prepare(notebook, page) -> set:
    """Leaves what a page without scripts can show, and nothing that changes without need.

    Returns the names of the README's pictures that it has written.
    """
    written = set()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if "dataset-rows" in cell.metadata.get("tags", []):
            cell.outputs = [nbformat.v4.new_output("stream", text="(a table with rows of the dataset, which are not published: run the cell to see it)\n")]
        for output in cell.get("outputs", []):
            network = output.get("data", {}).pop(try_it.TRY_IT_MIME, None)
            if network is not None:
                output.data["image/png"] = base64.b64encode(try_it.picture(page, network)).decode()
            figure = output.get("data", {}).pop(PLOTLY_MIME, None)
            if figure is None:
                continue
            png = picture(page, figure)
            output.data["image/png"] = base64.b64encode(png).decode()
            name = README_PICTURES.get(figure["layout"]["title"]["text"])
            if name:
                (NOTEBOOKS / "images").mkdir(exist_ok=True)
                (NOTEBOOKS / "images" / name).write_bytes(png)
                written.add(name)
    notebook.metadata.language_info.pop("version", None)
    return written


def keep(notebook, path: Path, templates) -> None:
    """Writes a notebook with checksums: the tests compare them with the cells, and so does git's filter."""
    plain = prose.written(json.loads(nbformat.writes(notebook)), templates)
    plain["metadata"]["harmonianet"] = checksums(plain)
    with writing(path) as part:
        part.write_text(to_text(plain), encoding="utf-8")


def keep_results(notebooks: list[str], seconds: dict) -> None:
    """Copies the results that texts quote, and says how long each notebook took."""
    prose.RESULTS.mkdir(exist_ok=True)
    for notebook in notebooks:
        shutil.copy(ROOT / f"build/run/results/{notebook}.json", prose.RESULTS)
    times = prose.RESULTS / "seconds.json"
    before = json.loads(times.read_text(encoding="utf-8")) if times.exists() else {}
    times.write_text(json.dumps(dict(sorted((before | seconds).items())), indent=1) + "\n", encoding="utf-8")


def main(numbers: list[str]) -> int:
    sources = sorted(NOTEBOOKS.glob("[01]*.ipynb"))
    everything = len(sources)
    if numbers:
        sources = [source for source in sources if source.stem[:2] in numbers]
    if (ROOT / "data/my-songs.csv").exists():
        raise Failed("data/my-songs.csv is there: move it away, so that nothing of your songs is kept")
    (ROOT / "build/run/checkpoint.json").unlink(missing_ok=True)  # what is kept shows a whole training
    for name in [name for name in os.environ if name.startswith("HARMONIANET_")]:
        del os.environ[name]  # what is kept is made with the defaults
    os.environ["HARMONIANET_DEVICE"] = "cpu"  # and on any machine alike
    with open_browser():
        pass  # if there is none, say so at once
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as later:
        executed = [Path(folder) / source.name for source in sources]
        seconds = {source.stem[:2]: execute(source, target) for source, target in zip(sources, executed)}
        # Not before: while Playwright runs, nbclient leaves the main thread, the only one that may heed signals.
        page = later.enter_context(open_browser()).new_page()
        page.add_script_tag(path=PLOTLY_JS)
        if json.loads((ROOT / "build/run/metrics.json").read_text(encoding="utf-8"))["data"] != "real":
            raise Failed("the notebooks are kept with the results of the real dataset only")
        keep_results([source.stem for source in sources], seconds)
        templates, pictures = prose.templates(), set()
        for source, target in zip(sources, executed):
            notebook = nbformat.read(target, as_version=4)
            pictures |= prepare(notebook, page)
            keep(notebook, source, templates)
        missing = set(README_PICTURES.values()) - pictures
        if missing and len(sources) == everything:
            raise Failed(f"no chart has the title of {', '.join(sorted(missing))}")
    return prose.main([])


if __name__ == "__main__":
    with in_one_line():
        sys.exit(main(sys.argv[1:]))
