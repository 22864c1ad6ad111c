"""The main job: the notebooks 01 to 05, and what does the same in Python."""

import contextlib
import os
import re
import time
from pathlib import Path

import nbformat
from run_notebooks import MAIN_JOB, execute_all

from cells import times
from files import DATASET
from peak import PeakMemory
from processes import ROOT, BenchFailed, kernel_start, nbconvert_command, watched
from table import PYTHON_JOB, Table
from turns import in_turn, say

ALL = "[01]*.ipynb"
FOLDER = ROOT / "build/bench/notebooks"
SOURCE = Path(__file__).with_name("main_job.py")
PUBLISHED = (0.635, 0.67)  # what training with other seeds gives
CHARTS = 10


def main_jobs(table: Table, turn: int, threads: int) -> None:
    """Both main jobs, headless, with their wall time and the peak of the memory."""
    for contender, job in in_turn(turn, ("notebooks 01 to 05", _ours), (PYTHON_JOB, _theirs)):
        seconds, peak = job(table, threads)
        table.add("main job, wall time", contender, threads, "s", seconds)
        table.add("main job, peak memory", contender, threads, "MB", peak / 1e6)
        say(f"  main job, {contender}: {seconds:.1f} s, {peak / 1e6:,.0f} MB")


def later(table: Table, threads: int) -> None:
    """The notebooks after 05."""
    _execute(table, threads, sorted(set((ROOT / "notebooks").glob(ALL)) - set((ROOT / "notebooks").glob(MAIN_JOB))))


def _execute(table: Table, threads: int, sources: list[Path]) -> None:
    """Executes notebooks as make report does, but for the threads, and adds where the wall time of each goes."""
    targets = [FOLDER / source.name for source in sources]
    with contextlib.closing(execute_all(list(zip(sources, targets)), **kernel_start(threads))) as executions:
        started = time.time()
        for source, target, seconds in zip(sources, targets, executions):
            table.add_notebook(source.stem, threads, times(target, started, seconds))
            started = time.time()


def _ours(table: Table, threads: int) -> tuple[float, int]:
    started = time.monotonic()
    with PeakMemory(os.getpid()) as peak:  # which executes them, as make report does
        _execute(table, threads, sorted((ROOT / "notebooks").glob(MAIN_JOB)))
    return time.monotonic() - started, peak.bytes


def _theirs(table: Table, threads: int) -> tuple[float, int]:
    source, target = FOLDER / "python.ipynb", FOLDER / "python-executed.ipynb"
    source.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(to_notebook(SOURCE.read_text(encoding="utf-8")), source)
    command, variables = nbconvert_command(threads, source, target)
    seconds, peak = watched(command, {**variables, "BENCH_DATASET": str(DATASET)})
    check(nbformat.read(target, as_version=4))
    return seconds, peak


def to_notebook(program: str):
    """A notebook of a program whose cells begin with # %%, those of text with # %% [markdown]."""
    notebook = nbformat.v4.new_notebook()
    for cell in re.split(r"^# %%", program, flags=re.MULTILINE)[1:]:
        kind, text = cell.split("\n", 1)
        if "[markdown]" in kind:
            notebook.cells.append(nbformat.v4.new_markdown_cell(re.sub(r"^# ?", "", text.strip(), flags=re.MULTILINE)))
        else:
            notebook.cells.append(nbformat.v4.new_code_cell(text.strip()))
    return notebook


def check(executed) -> None:
    """It is the same job only if it reaches the published accuracy and shows as many charts."""
    outputs = [output for cell in executed.cells for output in cell.get("outputs", [])]
    charts = sum("image/png" in output.get("data", {}) for output in outputs)
    said = "".join(output.get("text", "") for output in outputs)
    accuracy = re.search(r"^accuracy (\d\.\d+)$", said, re.MULTILINE)
    if not accuracy or not PUBLISHED[0] <= float(accuracy[1]) <= PUBLISHED[1]:
        raise BenchFailed(f"main_job.py does not reach the published accuracy: {accuracy[0] if accuracy else 'it says none'}")
    if charts < CHARTS:
        raise BenchFailed(f"main_job.py shows {charts} charts, and the notebooks {CHARTS}")
