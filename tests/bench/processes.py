"""Starts the processes that measure: Java as the notebooks' kernel has it, and stock PyTorch."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from peak import PeakMemory

ROOT = Path(__file__).resolve().parents[2]
KERNEL = ROOT / ".venv/share/jupyter/kernels/harmonianet"
PYTHON = ROOT / ".venv-bench/bin/python"
DATA = ROOT / "build/bench/data.npz"
sys.path.append(str(ROOT / "environment/report"))  # run_notebooks, for jobs


class BenchFailed(Exception):
    """The benchmark stopped; the message is one line."""


def java(threads: int, main: str, *arguments):
    """What a class of org.harmonianet.bench prints, in a JVM with the kernel's options, libraries and variables.

    PyTorch computes in so many threads, and so do the parallel streams that draw dropout's masks:
    the common pool helps the thread that calls it.
    """
    kernel = json.loads((KERNEL / "kernel.json").read_text())
    argv = [word.replace("{resource_dir}", str(KERNEL)) for word in kernel["argv"]]
    options = argv[: argv.index("-cp")]
    options.append(f"-Dai.djl.pytorch.num_threads={threads}")
    options.append(f"-Djava.util.concurrent.ForkJoinPool.common.parallelism={threads - 1}")
    jars = argv[argv.index("-cp") + 1]
    class_path = f"{jars}{os.pathsep}{ROOT}/tests/target/test-classes"  # the kernel's first, as its archive of classes asks for
    return _run([*options, "-cp", class_path, f"org.harmonianet.bench.{main}", *arguments], **kernel.get("env", {}))


def stock_pytorch(threads: int, script: str, *arguments):
    """What a script of this folder prints, in the benchmark's own Python environment."""
    return _run([PYTHON, ROOT / "tests/bench" / script, threads, *arguments])


def torch_command(script: str, threads: int, *arguments) -> tuple[list, dict]:
    """The command of such a script, and its variables, for ``watched``."""
    return [PYTHON, ROOT / "tests/bench" / script, threads, *arguments], {"OMP_NUM_THREADS": threads}


def nbconvert_command(threads: int, source: Path, target: Path) -> tuple[list, dict]:
    """How the same environment executes a notebook."""
    to = ["--to", "notebook", "--execute", "--output", target.name, "--output-dir", target.parent]
    return [PYTHON, "-m", "nbconvert", *to, source], {"OMP_NUM_THREADS": threads}


def score_command(threads: int, source: Path, target: Path, model: Path) -> tuple[list, dict]:
    """What make score runs once the set-up is done."""
    names = {"IN": source, "OUT": target, "MODEL": model, "MASTER": ""}
    cores = {"JAVA_TOOL_OPTIONS": f"-XX:ActiveProcessorCount={threads}"}  # it has a thread for each
    return [ROOT / ".venv/bin/python", ROOT / "environment/scoring/score.py"], {**names, **cores}


def kernel_start(threads: int) -> dict:
    """How Popen starts a notebook's kernel that has so many threads of PyTorch and processors of Java."""
    variables = {"OMP_NUM_THREADS": str(threads), "JAVA_TOOL_OPTIONS": f"-XX:ActiveProcessorCount={threads}"}
    return {"env": {**os.environ, **variables}, "stderr": subprocess.DEVNULL}  # where Java tells of its variable


def watched(command: list, variables: dict) -> tuple[float, int]:
    """The wall time of a command, seconds, and the peak memory of all its processes, bytes."""
    started = time.monotonic()
    with _started(command, variables) as process, PeakMemory(process.pid) as peak:
        told = process.communicate()[1]
    _require(process, told)
    return time.monotonic() - started, peak.bytes


def _run(command: list, **variables):
    with _started(command, variables) as process:
        printed, told = process.communicate()
    _require(process, told)
    return json.loads(printed) if printed.strip() else None


def _started(command: list, variables: dict) -> subprocess.Popen:
    words, environment = map(str, command), {name: str(value) for name, value in variables.items()}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen(list(words), cwd=ROOT, env={**os.environ, **environment}, **pipes)


def _require(process: subprocess.Popen, told: str) -> None:
    if process.returncode:
        lines = [line for line in told.splitlines() if line.strip() and not line[0].isspace()]
        raise BenchFailed(lines[-1] if lines else f"{process.args[0]} ended with status {process.returncode}")
