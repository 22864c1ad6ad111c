"""Measures HarmoniaNet's speed, prints the table and writes it as JSON: bench.py FILE ROUNDS main|all [CASE...]

In each round the contenders take turns, so that a drift of the machine hits all of them. The table
has the medians of the rounds. What takes long is only done in the first round: files and notebooks with
one thread, and with "all" the notebooks after 05. Without CASEs, it does all of them but growth.
"""

import datetime
import json
import os
import platform
import sys
from pathlib import Path

import psutil
from processes import DATA, ROOT, BenchFailed, java, stock_pytorch  # first: it finds environment/report
from failures import in_one_line
from files import reading, scoring
from growth import growth
from jobs import later, main_jobs
from networks import accuracy, epochs, inference
from project import commit
from run_notebooks import NotebookFailed
from table import PYTORCH, Table
from turns import THREADS, say, threads_of

SHORT = {"epoch": epochs, "accuracy": accuracy, "inference": inference}
ALL_CORES = {"reading": reading}
LONG = {"scoring": scoring, "main-job": main_jobs}
ONCE = {"growth": growth}
CASES = [*SHORT, *ALL_CORES, *LONG]
RUN = ROOT / "build/bench/run"
IDLE = 10


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


def measure(rounds: int, which: str, cases: list) -> tuple[Table, dict]:
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
        for kinds, threads_of_kind in ((SHORT, THREADS), (ALL_CORES, THREADS[:1]), (LONG, threads_of(turn))):
            for threads in threads_of_kind:
                for case in (name for name in kinds if name in cases):
                    say(f"round {turn} of {rounds}, {case}, threads: {threads}")
                    kinds[case](table, turn, threads)
    for threads in THREADS if which == "all" else ():
        say(f"notebooks after 05, threads: {threads}")
        later(table, threads)
    for case in (name for name in ONCE if name in cases):
        say(case)
        ONCE[case](table)
    return table, {**facts, "versions": {**versions(), PYTORCH: pytorch}}


def versions() -> dict:
    """Those that the notebooks tell, once they have run."""
    metrics = RUN / "metrics.json"
    return json.loads(metrics.read_text(encoding="utf-8"))["versions"] if metrics.exists() else {}


def main(target: Path, rounds: str, which: str, cases: list) -> int:
    unknown = set(cases) - {*CASES, *ONCE}
    if unknown:
        print(f"unknown CASES {' '.join(sorted(unknown))}: take some of {' '.join([*CASES, *ONCE])}", file=sys.stderr)
        return 2
    try:
        table, facts = measure(int(rounds), which, cases or CASES)
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
        sys.exit(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4:]))
