"""Starts the processes that measure: Java as the notebooks' kernel has it, and stock PyTorch."""

import json
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KERNEL = ROOT / ".venv/share/jupyter/kernels/harmonianet"
DATA = ROOT / "build/bench/data.npz"


class BenchFailed(Exception):
    """The benchmark stopped; the message is one line."""


def java(threads: int, main: str, *arguments):
    """What a class of org.harmonianet.bench prints, in a JVM with the kernel's options, libraries and variables.

    PyTorch computes in so many threads, and so do the parallel streams that draw dropout's masks:
    the common pool helps the thread that calls it.
    """
    kernel = json.loads((KERNEL / "kernel.json").read_text())
    argv = kernel["argv"]
    options = [option.replace("{resource_dir}", str(KERNEL)) for option in argv[: argv.index("-cp")]]
    options.append(f"-Dai.djl.pytorch.num_threads={threads}")
    options.append(f"-Djava.util.concurrent.ForkJoinPool.common.parallelism={threads - 1}")
    class_path = f"{KERNEL}/lib/*{os.pathsep}{ROOT}/tests/target/test-classes"
    return _run([*options, "-cp", class_path, f"org.harmonianet.bench.{main}", *arguments], **kernel.get("env", {}))


def stock_pytorch(threads: int, script: str, *arguments):
    """What a script of this folder prints, in the benchmark's own Python environment."""
    python = ROOT / ".venv-bench/bin/python"
    return _run([python, ROOT / "tests/bench" / script, threads, *arguments])


def kernel_start(threads: int) -> dict:
    """How Popen starts a notebook's kernel that has so many threads of PyTorch and processors of Java."""
    variables = {"OMP_NUM_THREADS": str(threads), "JAVA_TOOL_OPTIONS": f"-XX:ActiveProcessorCount={threads}"}
    return {"env": {**os.environ, **variables}, "stderr": subprocess.DEVNULL}  # where Java tells of its variable


def _run(command: list, **variables):
    words, environment = [str(word) for word in command], {**os.environ, **variables}
    done = subprocess.run(words, capture_output=True, text=True, cwd=ROOT, env=environment)
    if done.returncode:
        told = [line for line in done.stderr.splitlines() if line.strip() and not line[0].isspace()]
        raise BenchFailed(told[-1] if told else f"{command[0]} ended with status {done.returncode}")
    return json.loads(done.stdout) if done.stdout.strip() else None
