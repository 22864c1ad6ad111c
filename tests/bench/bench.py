"""Measures HarmoniaNet's speed, prints the table and writes it as JSON: bench.py FILE ROUNDS main|all

In each round the contenders take turns, so that a drift of the machine hits all of them. The table
has the medians of the rounds. Notebooks after 05 are only executed with "all", in the first round.
"""

import datetime
import json
import os
import platform
import sys
import time
from pathlib import Path
from statistics import mean, median

from cells import times
from processes import DATA, ROOT, BenchFailed, java, stock_pytorch
from table import PYTORCH, Table

sys.path.insert(0, str(ROOT / "environment"))
from run_notebooks import NotebookFailed, execute  # noqa: E402

THREADS = (2, 1)
WARM_UP, EPOCHS = 5, 20
SEEDS = (1, 2, 3)
EARLIER_TRAININGS = 5
BATCHES = (1, 256, 8192)
SECONDS = 1
RUN = ROOT / "build/bench/run"
IDLE = 0.5
STARTED = time.monotonic()


def say(text: str) -> None:
    print(f"[{time.monotonic() - STARTED:4.0f} s] {text}", flush=True)


def epochs(table: Table, threads: int) -> None:
    """The baseline's full-batch epochs: the median of a process, after some to warm up."""
    for contender, run, *arguments in (
        ("DJL, its own dropout", java, "EpochBench", DATA, "stock"),
        ("DJL, parallel dropout", java, "EpochBench", DATA, "parallel"),
        (PYTORCH, stock_pytorch, "epoch_torch.py", DATA),
    ):
        done = run(threads, *arguments, WARM_UP + EPOCHS)
        millis = median(done["ms"][WARM_UP:])
        table.add("epoch of the baseline", contender, threads, "ms", millis, last_loss=[done["loss"]])
        say(f"  epoch, {contender}: {millis:.1f} ms")


def accuracy(table: Table, threads: int) -> None:
    """Time to the test accuracy: first training of a JVM, a JVM a seed; and after earlier ones, in one JVM."""
    cold = [java(threads, "AccuracyBench", DATA, 0, seed)[0] for seed in SEEDS]
    warm = java(threads, "AccuracyBench", DATA, EARLIER_TRAININGS, *SEEDS)
    for contender, trainings in (("DJL, first in a JVM", cold), (f"DJL, after {EARLIER_TRAININGS} others", warm)):
        reached = [training["seconds"] for training in trainings if training["reached"]]
        seconds = mean(reached) if reached else None
        table.add("time to .65 accuracy", contender, threads, "s", seconds, trainings=trainings)
        say(f"  time to .65, {contender}: {seconds or float('nan'):.3f} s, {len(reached)} of {len(SEEDS)} reached it")


def inference(table: Table, threads: int) -> None:
    """Probabilities of the baseline for arrays in memory, at several batch sizes."""
    for contender, run, program in (("DJL", java, "InferenceBench"), (PYTORCH, stock_pytorch, "inference_torch.py")):
        done = run(threads, program, SECONDS, *BATCHES)
        for batch in BATCHES:
            table.add(f"inference, batch {batch}", contender, threads, "rows/s", done[str(batch)])
        say(f"  inference, {contender}: {', '.join(f'{rows:,.0f}' for rows in done.values())} rows/s")


def notebooks(table: Table, sources: list) -> None:
    """Where the notebooks' wall time goes, with the kernel as a reader has it."""
    for source in sources:
        target, started = ROOT / "build/bench/notebooks" / source.name, time.time()
        seconds = execute(source, target)
        table.add_notebook(source.stem, times(target, started, seconds))


def machine() -> dict:
    load = os.getloadavg()[0]
    if load > IDLE:
        say(f"WARNING: the machine is not idle (load {load:.2f}): the figures are worth little")
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
        "load_at_start": load,
        "made": datetime.datetime.now().astimezone().isoformat(timespec="minutes"),
    }


def measure(rounds: int, which: str) -> tuple[Table, dict]:
    found = machine()
    for name in set(os.environ) - {"HARMONIANET_DATA"}:
        if name.startswith("HARMONIANET_"):
            del os.environ[name]  # what is measured has the defaults
    os.environ["HARMONIANET_RUN"] = str(RUN)
    java(max(THREADS), "PrepareData", DATA)
    table = Table()
    for turn in range(1, rounds + 1):
        for threads in THREADS:
            say(f"round {turn} of {rounds}, threads: {threads}")
            epochs(table, threads)
            accuracy(table, threads)
            inference(table, threads)
        pattern = "0*.ipynb" if which == "all" and turn == 1 else "0[1-5]-*.ipynb"
        say(f"round {turn} of {rounds}, notebooks")
        notebooks(table, sorted((ROOT / "notebooks").glob(pattern)))
    found["versions"] = json.loads((RUN / "metrics.json").read_text())["versions"]
    return table, {"machine": found, "rounds": rounds}


def main(target: Path, rounds: str, which: str) -> int:
    try:
        table, facts = measure(int(rounds), which)
    except (BenchFailed, NotebookFailed) as problem:
        print(problem, file=sys.stderr)
        return 1
    part = target.with_suffix(".part")
    part.write_text(json.dumps({**facts, **table.content()}, indent=1), encoding="utf-8")
    part.replace(target)
    print(f"\n{table.text()}\n\nbenchmark: {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3]))
