"""Runs cells in JupyterLab that fail and that are stopped, and prints what was seen as JSON.

run_all.py SECONDS    a Stop that takes longer is tried again, and so is a training of which little was seen
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path

import nbformat

from browse import open_browser, watched
from explore import CHARTS, Reader
from lab import jupyter_lab, kernel_is

TRAINING = """\
int step = 0;
var log = new TrainingLog(30, h -> Chart.of("Loss", "epoch", "loss (nats)")
    .trace("x", h.intColumn("epoch").asList(), "y", h.doubleColumn("loss").asList()));
while (log.hasNext()) { log.add(3.0 / ++step); Thread.sleep(150); }"""
CELLS = {
    "first": "int count = 0;",
    "training": TRAINING,
    "fails": "1 / 0",
    "waits": "count = 7;",
    "loop": "while (true) count++;",
    "waits too": "count = 9;",
    "help": "Chart.heatmap(",
}
SUBTITLE = "() => document.querySelector('.gtitle-subtitle')?.textContent ?? ''"
TRIES = 3
LINES = 5  # of progress: a slow machine shows fewer of them at a time


def notebook(path: Path) -> None:
    cells = [nbformat.v4.new_code_cell(source, id=name.replace(" ", "-")) for name, source in CELLS.items()]
    kernel = {"name": "harmonianet", "display_name": "HarmoniaNet (Java)", "language": "java"}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)


def saved(reader: Reader, path: Path) -> dict:
    """By cell: the lines of its error, or else whether it was run."""
    reader.save(path)
    found = {}
    for name, cell in zip(CELLS, nbformat.read(path, 4).cells):
        errors = [output.ename for output in cell.outputs if output.output_type == "error"]
        found[name] = errors[0] if errors else "run" if cell.execution_count else "not run"
    return found


def run_all(reader: Reader, heights: set, progress: set) -> None:
    """Runs all cells, and adds the heights of the charts and the lines of progress that were seen meanwhile."""
    reader.menu("Run", "Run All Cells")
    kernel_is(reader.page, "busy")
    while reader.page.evaluate("() => !document.querySelector('[data-status=idle]')"):
        heights |= {json.dumps(chart) for chart in reader.page.evaluate(CHARTS)}
        progress.add(reader.page.evaluate(SUBTITLE))
        reader.page.wait_for_timeout(50)
    reader.page.wait_for_timeout(1_000)
    heights |= {json.dumps(chart) for chart in reader.page.evaluate(CHARTS)}


def stop(reader: Reader) -> float:
    """Runs the loop and the cells below, stops them after a second, and returns the seconds that this took."""
    reader.page.locator(".jp-Notebook-cell").nth(4).locator(".cm-content").click()
    reader.menu("Run", "Run Selected Cell and All Below")
    kernel_is(reader.page, "busy")
    reader.page.wait_for_timeout(1_000)
    started = time.monotonic()
    reader.menu("Kernel", "Interrupt Kernel")
    kernel_is(reader.page, "idle")
    return time.monotonic() - started


def main(soon: float) -> dict:
    with tempfile.TemporaryDirectory() as name, open_browser() as browser:
        folder = Path(name)
        os.environ["HARMONIANET_RUN"] = str(folder / "run")
        notebook(folder / "cells.ipynb")
        with jupyter_lab(folder) as (address, token), watched(browser, address) as (page, errors, _):
            reader = Reader(page, f"{address}/lab/tree/cells.ipynb?token={token}&reset")
            reader.open()
            reader.status()
            heights, progress = set(), set()
            for _ in range(TRIES):
                if len(progress) < LINES:
                    run_all(reader, heights, progress)
            failed = saved(reader, folder / "cells.ipynb")
            times = [stop(reader)]
            while times[-1] >= soon and len(times) < TRIES:
                times.append(stop(reader))
            stopped = saved(reader, folder / "cells.ipynb")
            page.locator(".jp-Notebook-cell").nth(6).locator(".cm-content").click()
            page.keyboard.press("End")
            page.keyboard.press("Shift+Tab")
            page.wait_for_selector(".jp-Tooltip", timeout=10_000)
            return {
                "heights": [json.loads(height) for height in heights],
                "progress": sorted(progress),
                "failed": failed,
                "stopped": stopped,
                "seconds": min(times),
                "help": page.locator(".jp-Tooltip").inner_text(),
                "errors": errors,
            }


if __name__ == "__main__":
    print(json.dumps(main(float(sys.argv[1]))))
