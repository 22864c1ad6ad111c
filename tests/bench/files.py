"""Files of tracks: read into a table, and scored from file to file."""

import csv
import itertools
import os
import sys
from pathlib import Path
from statistics import median

from processes import ROOT, BenchFailed, java, score_command, stock_pytorch, torch_command, watched
from table import PYTHON_JOB, Table
from turns import in_turn, say

DATASET = ROOT / (os.environ.get("HARMONIANET_DATA", "required").replace("required", "") or "data/dataset.csv")
SCORING = ROOT / "build/bench/scoring"
TIMES = 15  # a file is read: once cold, then to warm up, and the last five count as warm
WARM = 5
ROWS = 1_000_000
WHOLE = sys.maxsize >> 32  # rows of a batch: all
COMPARED = 10_000
ALIKE = 0.999


def reading(table: Table, turn: int, threads: int) -> None:
    """The dataset's rows into a table: the first time in a process, and later."""
    for contender, run, *arguments in in_turn(
        turn,
        ("TrackReader", java, "ReadBench", DATASET, TIMES, WHOLE),
        ("pandas", stock_pytorch, "reading_python.py", "pandas", DATASET, TIMES),
        ("Polars", stock_pytorch, "reading_python.py", "Polars", DATASET, TIMES),
    ):
        done = run(threads, *arguments)
        cold, warm = done["rows"] / done["seconds"][0], done["rows"] / median(done["seconds"][-WARM:])
        table.add("reading CSV, first time", contender, threads, "rows/s", cold)
        table.add("reading CSV, warm", contender, threads, "rows/s", warm)
        say(f"  reading, {contender}: {cold:,.0f} rows/s the first time, {warm:,.0f} warm")


def catalogue(rows: int) -> Path:
    """A file of so many tracks, and beside it the network that scores them."""
    file = SCORING / f"catalogue-{rows}.csv"
    if not file.exists():
        java(2, "PrepareScoring", SCORING, rows)
    return file


def score(threads: int, file: Path, target: Path) -> tuple[float, int]:
    """The seconds and the peak memory of make score's process."""
    target.unlink(missing_ok=True)  # make score keeps what is there
    return watched(*score_command(threads, file, target, SCORING))


def scoring(table: Table, turn: int, threads: int, rows: int = ROWS) -> None:
    """A file of tracks to a file of genres, from the start of a process to its end, each track judged alone."""
    file, ours, theirs = catalogue(rows), SCORING / "genres.csv", SCORING / "genres-python.csv"
    for contender in in_turn(turn, "make score", PYTHON_JOB):
        if contender == PYTHON_JOB:
            seconds, peak = watched(*torch_command("scoring_torch.py", threads, SCORING, file, theirs))
        else:
            seconds, peak = score(threads, file, ours)
        table.add("scoring, CSV to CSV", contender, threads, "rows/s", rows / seconds)
        table.add("scoring, peak memory", contender, threads, "MB", peak / 1e6)
        say(f"  scoring, {contender}: {rows / seconds:,.0f} rows/s, {peak / 1e6:,.0f} MB")
    require_same_genres(ours, theirs)


def require_same_genres(ours: Path, theirs: Path) -> None:
    """Both have to have done the same work."""
    one, other = (list(itertools.islice(_genres(file), COMPARED)) for file in (ours, theirs))
    alike = sum(map(tuple.__eq__, one, other)) / max(len(one), len(other), 1)
    if alike < ALIKE:
        raise BenchFailed(f"{ours} and {theirs} agree in {alike:.1%} of the genres: one of the two computes something else")


def _genres(file: Path):
    with open(file, encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            yield row["track_id"], row["genre"]
