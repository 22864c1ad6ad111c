"""Executes the notebooks and writes the report: an index and one page a notebook.

    report.py FOLDER main    the main job, 01 to 05
    report.py FOLDER all     the later notebooks too
"""

import contextlib
import datetime
import importlib.metadata
import json
import os
import platform
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import jinja2
import nbformat

import chart
import front_page
import licences
import prose
import try_it
from project import ROOT, commit
from plotly_js import PLOTLY_JS
from csp import policy
from failures import in_one_line
from run_lock import exclusive_lock
from run_notebooks import MAIN_JOB, execute_all
from whole_file import writing

HERE = Path(__file__).resolve().parent
RUN = ROOT / (os.environ.get("HARMONIANET_RUN", "").strip() or "build/run")


def write(path: Path, text: str) -> None:
    with writing(path) as part:
        part.write_text(text, encoding="utf-8")


def title(notebook) -> str:
    """The notebook's first heading."""
    return notebook.cells[0].source.splitlines()[0].lstrip("# ")


def quotes_this_run(metrics: dict) -> bool:
    """Whether the numbers in the notebooks' texts are of the same data and settings as this run."""
    kept = json.loads((ROOT / "notebooks/results/05-evaluation.json").read_text(encoding="utf-8"))
    return all(metrics[name] == kept[name] for name in ("data_sha256", "seed", "epochs"))


def unwanted(data: str, requested: str) -> str:
    """What to say at the end if the data are synthetic and nobody has asked for that."""
    if data != "synthetic" or requested.strip() == "synthetic":
        return ""
    return "the data are synthetic, because the dataset could not be downloaded: run make data, which tries again\n"


def versions(metrics: dict) -> dict:
    packages = ["jjava", "jupyterlab", "nbconvert", "plotly"]
    return {
        **metrics["versions"],
        "Python": platform.python_version(),
        **{name: importlib.metadata.version(name) for name in packages},
    }


def converter(names: list[str]) -> Callable:
    """A function that makes a page, as HTML, of a notebook and its name; the names of all are in its menu."""
    from nbconvert import HTMLExporter  # takes a second, in which the first kernel starts

    plotly_js = PLOTLY_JS.read_text(encoding="utf-8")
    page_js = (HERE / "harmonianet-template/page.js").read_text(encoding="utf-8") + try_it.SCRIPT
    exporter = HTMLExporter(extra_template_basedirs=[str(HERE)], template_name="harmonianet-template")
    exporter.exclude_anchor_links = True  # a screen reader would read "¶" behind each heading
    exporter.register_filter("chart_label", chart.label)
    exporter.register_filter("chart_width", chart.width)
    shared = {"plotly_js": plotly_js, "page_js": page_js, "policy": policy(plotly_js, page_js), "pages": names, "try_it_css": try_it.STYLE}

    def to_page(notebook, name: str) -> str:
        resources = {"metadata": {"name": name}, "harmonianet": shared}
        return exporter.from_notebook_node(notebook, resources)[0]

    return to_page


def write_page(folder: Path, to_page: Future, question: str, executed: Path, seconds: float) -> dict:
    """Writes the page of a notebook that took so long; returns what the index says of it."""
    notebook = nbformat.read(executed, as_version=4)
    write(folder / f"{executed.stem}.html", to_page.result()(notebook, executed.stem))
    card = {"question": question, "finding": front_page.finding(notebook)}
    return card | {"name": executed.stem, "title": title(notebook), "seconds": seconds, "cover": front_page.cover(notebook)}


def results_of_run(metrics: dict) -> dict[str, dict]:
    """The results of all notebooks that have run with the same data and seed, by name."""
    files = sorted((RUN / "results").glob("*.json"))
    found = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in files}
    made_from = (metrics["data_sha256"], metrics["seed"])
    return {
        name: one
        for name, one in found.items()
        if (one["provenance"]["data_sha256"], one["provenance"]["seed"]) == made_from
    }


def main(folder: Path, notebooks: str) -> None:
    sources = sorted((ROOT / "notebooks").glob({"main": MAIN_JOB, "all": "[01]*.ipynb"}[notebooks]))
    for name in ("index.html", "try-it.html"):  # they come last, when all they need is there
        (folder / name).unlink(missing_ok=True)
    questions = prose.questions()
    executed = [folder / "notebooks" / source.name for source in sources]
    # A page is written, and the network read, while the next notebook runs.
    with ThreadPoolExecutor(1) as beside, contextlib.closing(execute_all(list(zip(sources, executed)))) as executions:
        to_page = beside.submit(converter, [source.stem for source in sources])
        written = []
        for target, seconds in zip(executed, executions):
            written.append(beside.submit(write_page, folder, to_page, questions.get(target.stem, ""), target, seconds))
            if target.stem == "04-training":
                trained = beside.submit(try_it.network, RUN)
        pages = [one.result() for one in written]
        network = trained.result()

    metrics = json.loads((RUN / "metrics.json").read_text(encoding="utf-8"))
    results = results_of_run(metrics)
    scores = [row for name in sorted(results) if name[:2] > "05" for row in results[name].get("scores", [])]
    plotly_js, page_js = PLOTLY_JS.read_text(encoding="utf-8"), (HERE / "report-index.js").read_text(encoding="utf-8")
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE), autoescape=True, undefined=jinja2.StrictUndefined
    )
    templates.globals |= {"policy": policy(), "components": licences.java() + licences.python()}
    write(folder / "licences.html", templates.get_template("report-licences.html.j2").render())
    if network:
        write(folder / "try-it.html", try_it.page(templates, network, metrics["data"]))
    index = templates.get_template("report-index.html.j2").render(
        metrics=metrics,
        scores=scores,
        result=front_page.result(metrics, scores),
        findings=front_page.findings(metrics, results),
        compared=results["05-evaluation"]["standard_errors"] is not None,  # else the genres are others
        quotes_this_run=quotes_this_run(metrics),
        policy=policy(plotly_js, page_js),
        plotly_js=plotly_js,
        page_js=page_js,
        pages=pages,
        network=network,
        settings={name: os.environ[name] for name in sorted(os.environ) if name.startswith("HARMONIANET_")},
        commit=commit(),
        versions=versions(metrics),
        machine=f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        made=datetime.datetime.now().astimezone().strftime("%Y-%m-%d %H:%M %Z"),
    )
    write(folder / "index.html", index)
    print(f"accuracy {metrics['accuracy']:.4f}, macro F1 {metrics['macro_f1']:.4f} ({metrics['data']} data)")
    print(f"report: {folder / 'index.html'}")
    print(unwanted(metrics["data"], os.environ.get("HARMONIANET_DATA", "")), end="")


if __name__ == "__main__":
    with in_one_line(), exclusive_lock(RUN):
        main(Path(sys.argv[1]), sys.argv[2])
