"""Measures HarmoniaNet's speed, prints the table and writes it as JSON: bench.py FILE ROUNDS main|all

In each round the contenders take turns, so that a drift of the machine hits all of them. The table
has the medians of the rounds. What takes long is only done in the first round: notebooks with one
thread, and with "all" those after 05.
"""

import datetime
import json
import os
import platform
import sys
import time
from pathlib import Path
from statistics import mean, median

import psutil
from cells import times
from processes import DATA, ROOT, BenchFailed, java, kernel_start, stock_pytorch
from table import PYTORCH, Table

sys.path.insert(0, str(ROOT / "environment/report"))
from failures import in_one_line  # noqa: E402
from project import commit  # noqa: E402
from run_notebooks import NotebookFailed, execute  # noqa: E402

THREADS = (2, 1)
WARM_UP, EPOCHS = 5, 20
SEEDS = (1, 2, 3)
EARLIER_TRAININGS = 5
BATCHES = (1, 256, 8192)
SECONDS = 1
RUN = ROOT / "build/bench/run"
IDLE = 10
STARTED = time.monotonic()


def say(text: str) -> None:
    print(f"[{time.monotonic() - STARTED:4.0f} s] {text}", flush=True)


def in_turn(turn: int, *contenders) -> tuple:
    """The contenders in this round's order: every second one begins with the last."""
    return contenders if turn % 2 else contenders[::-1]


def epochs(table: Table, turn: int, threads: int) -> None:
    """The baseline's full-batch epochs: the median of a process, after some to warm up."""
    for contender, run, *arguments in in_turn(
        turn,
        ("DJL, its own dropout", java, "EpochBench", DATA, "stock"),
        ("DJL, parallel dropout", java, "EpochBench", DATA, "parallel"),
        (PYTORCH, stock_pytorch, "epoch_torch.py", DATA),
    ):
        done = run(threads, *arguments, WARM_UP + EPOCHS)
        millis = median(done["ms"][WARM_UP:])
        table.add("epoch of the baseline", contender, threads, "ms", millis, last_loss=[done["loss"]])
        say(f"  epoch, {contender}: {millis:.1f} ms")


def accuracy(table: Table, turn: int, threads: int) -> None:
    """Time to the test accuracy, the mean of the seeds: first training of a process each; after earlier ones in one."""
    for contender, run, program in in_turn(
        turn, ("DJL", java, "AccuracyBench"), (PYTORCH, stock_pytorch, "accuracy_torch.py")
    ):
        cold = [run(threads, program, DATA, 0, seed)[0] for seed in SEEDS]
        warm = run(threads, program, DATA, EARLIER_TRAININGS, *SEEDS)
        for state, trainings in (("cold", cold), ("warm", warm)):
            reached = [training["seconds"] for training in trainings if training["reached"]]
            seconds = mean(reached) if len(reached) == len(SEEDS) else None
            table.add(f"time to .65 accuracy, {state}", contender, threads, "s", seconds, trainings=trainings)
            told = f"only {len(reached)} of {len(SEEDS)} reached it" if seconds is None else f"{seconds:.3f} s"
            say(f"  time to .65, {state}, {contender}: {told}")


def inference(table: Table, turn: int, threads: int) -> None:
    """Probabilities of the baseline for arrays in memory, at several batch sizes."""
    for contender, run, program in in_turn(
        turn, ("DJL", java, "InferenceBench"), (PYTORCH, stock_pytorch, "inference_torch.py")
    ):
        done = run(threads, program, SECONDS, *BATCHES)
        for batch in BATCHES:
            table.add(f"inference, batch {batch}", contender, threads, "rows/s", done[str(batch)])
        say(f"  inference, {contender}: {', '.join(f'{rows:,.0f}' for rows in done.values())} rows/s")


def notebooks(table: Table, threads: int, sources: list) -> None:
    """Where the notebooks' wall time goes, with the kernel as a reader has it but for the threads."""
    for source in sources:
        target, started = ROOT / "build/bench/notebooks" / source.name, time.time()
        seconds = execute(source, target, **kernel_start(threads))
        table.add_notebook(source.stem, threads, times(target, started, seconds))


def machine() -> dict:
    """What is measured on; says so where other programs are using it too."""
    busy = psutil.cpu_percent(interval=2)
    if busy > IDLE:
        say(f"WARNING: the machine is not idle ({busy:.0f} % of its CPUs in use): the figures are worth little")
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
        "cpu_percent_at_start": busy,
        "made": datetime.datetime.now().astimezone().isoformat(timespec="minutes"),
    }


def measure(rounds: int, which: str) -> tuple[Table, dict]:
    facts = {"commit": commit(), "machine": machine(), "rounds": rounds}
    for name in set(os.environ) - {"HARMONIANET_DATA"}:
        if name.startswith("HARMONIANET_"):
            del os.environ[name]  # what is measured has the defaults
    os.environ.update(HARMONIANET_RUN=str(RUN), HARMONIANET_DEVICE="cpu")
    (RUN / "checkpoint.json").unlink(missing_ok=True)  # half a training would count as a whole one
    java(max(THREADS), "PrepareData", DATA)
    pytorch = stock_pytorch(max(THREADS), "epoch_torch.py", DATA, 1)["version"]
    table = Table()
    for turn in range(1, rounds + 1):
        for threads in THREADS:
            say(f"round {turn} of {rounds}, threads: {threads}")
            epochs(table, turn, threads)
            accuracy(table, turn, threads)
            inference(table, turn, threads)
        pattern = "[01]*.ipynb" if which == "all" and turn == 1 else "0[1-5]-*.ipynb"
        for threads in THREADS if turn == 1 else THREADS[:1]:
            say(f"round {turn} of {rounds}, notebooks, threads: {threads}")
            notebooks(table, threads, sorted((ROOT / "notebooks").glob(pattern)))
    versions = json.loads((RUN / "metrics.json").read_text())["versions"]
    return table, {**facts, "versions": {**versions, PYTORCH: pytorch}}


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
    with in_one_line():
        sys.exit(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3]))
