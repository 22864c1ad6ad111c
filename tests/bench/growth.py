"""How time and memory grow with the rows: reading, an epoch in batches, and scoring."""

import math

from files import SCORING, catalogue, score
from processes import java
from table import Table
from turns import THREADS, say

SIZES = (100_000, 300_000, 1_000_000, 5_000_000)
FEW = 1000
BATCH = 8192


def growth(table: Table, sizes: tuple = SIZES) -> None:
    """The seconds and, of scoring, the peak memory at each size; then the exponents. The start of scoring is left out."""
    threads = THREADS[0]
    seconds = {"reading": [], "epoch": [], "scoring": []}
    start = min(score(threads, catalogue(FEW), SCORING / "genres.csv")[0] for _ in range(2))
    for rows in sizes:
        file, target = catalogue(rows), SCORING / "genres.csv"
        read = min(java(threads, "ReadBench", file, 2 + sizes[-1] // rows // 3, BATCH)["seconds"])
        epoch = java(threads, "GrowthBench", rows, BATCH)["seconds"]
        scored, peak = score(threads, file, target)
        for name, one in zip(seconds, (read, epoch, scored - start)):
            seconds[name].append(one)
            table.add(f"{name}, {rows:,} rows", "HarmoniaNet", threads, "s", one)
        table.add(f"scoring, {rows:,} rows, peak memory", "HarmoniaNet", threads, "MB", peak / 1e6)
        say(f"  {rows:,} rows: read {read:.2f} s, epoch {epoch:.2f} s, scored {scored - start:.2f} s with {peak / 1e6:,.0f} MB")
        target.unlink()
        file.unlink()
    for name, times in seconds.items():
        table.add(f"{name}, exponent of growth", "HarmoniaNet", threads, "", exponent(sizes, times))


def exponent(rows, seconds) -> float | None:
    """The slope of the line through the logarithms, by least squares: 1 if the time doubles with the rows.

    None if a time is not longer than that of the start, because other programs were running.
    """
    if min(seconds) <= 0:
        return None
    x, y = [math.log(value) for value in rows], [math.log(value) for value in seconds]
    x_mean, y_mean = sum(x) / len(x), sum(y) / len(y)
    return sum((a - x_mean) * (b - y_mean) for a, b in zip(x, y)) / sum((a - x_mean) ** 2 for a in x)
