"""Executes notebooks with their kernel, in order, and keeps what they show."""

import collections
import contextlib
import functools
import itertools
import os
import shutil
import sys
import time
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import nbformat
from nbclient.exceptions import CellExecutionError

from failures import in_one_line
from kernel_client import KernelClient, NotebookFailed
from project import ROOT
from whole_file import writing

MAIN_JOB = "0[1-5]-*.ipynb"


class _Client(KernelClient):
    """Shows on a terminal which cell runs and what it has printed last."""

    last_line = ""

    def process_message(self, msg, cell, cell_index):
        if msg["msg_type"] == "execute_input":
            self.last_line = ""
        elif msg["msg_type"] == "stream":
            self.last_line = (msg["content"]["text"].strip().splitlines() or [""])[-1]
        elif msg["msg_type"] in ("display_data", "update_display_data"):
            self.last_line = msg["content"]["data"].get("text/plain", "")
        _show(f"{self.resources['metadata']['name']}: cell {cell_index + 1} of {len(self.nb.cells)}  {self.last_line}")
        return super().process_message(msg, cell, cell_index)


def _show(text: str, always: bool = False) -> None:
    """Replaces the terminal's current line; elsewhere only shows what is always wanted."""
    if sys.stdout.isatty():
        width = shutil.get_terminal_size().columns - 1
        print("\r\033[K" + text[:width], end="", flush=True)
    elif always:
        print(text, end="", flush=True)


def give_ipython_a_folder() -> None:
    """Jupyter's client asks IPython for kernels, which warns of a home directory that it cannot write."""
    if not os.access(os.path.expanduser("~"), os.W_OK):
        os.environ.setdefault("IPYTHONDIR", str(ROOT / "build/ipython"))


def execute(source: Path, target: Path, **kernel) -> float:
    """Executes one notebook; see execute_all."""
    [seconds] = execute_all([(source, target)], **kernel)
    return seconds


def execute_all(notebooks: list[tuple[Path, Path]], **kernel) -> Iterator[float]:
    """Executes notebooks in their folders, writes them with outputs, and yields the seconds each took.

    Consecutive notebooks of the main job share a kernel, which is reset between them: it loads and
    compiles the libraries once. Each other notebook has its own, because it measures time or memory.
    That kernel starts while the last cells of the notebook before run. A notebook is written also
    when a cell fails, so that it can be looked at. ``kernel`` has arguments of the Popen that
    starts a kernel, such as env. Close the generator if you leave it early.
    """
    give_ipython_a_folder()
    clients = [_client(source) for source, _ in notebooks]
    for client, following in itertools.pairwise(clients):
        if _share_kernel(client, following):
            client.heir = following
        else:
            client.on_cell_executed = functools.partial(_begin, client, following, kernel)
    try:
        for client, (source, target) in zip(clients, notebooks):
            yield _run(client, source, target, kernel)
    finally:
        for client in clients:
            client.discard()


def _client(source: Path) -> _Client:
    return _Client(
        nbformat.read(source, as_version=4),
        timeout=None,
        coalesce_streams=True,
        shutdown_kernel="immediate",  # artifacts are on disk when their cell ends
        resources={"metadata": {"path": str(source.parent), "name": source.stem}},
    )


def _share_kernel(*clients: _Client) -> bool:
    """Whether all notebooks are of the main job, and in one folder, which is the kernel's."""
    described = [client.resources["metadata"] for client in clients]
    names, folders = [one["name"] + ".ipynb" for one in described], {one["path"] for one in described}
    return all(fnmatch(name, MAIN_JOB) for name in names) and len(folders) == 1


async def _begin(client: _Client, following: _Client, kernel: dict, cell_index: int, **_) -> None:
    """Starts the following kernel when two thirds of the cells have run: a training is over then."""
    if following.km is None and cell_index >= 2 / 3 * len(client.nb.cells):
        await following.begin(**kernel)


def _run(client: _Client, source: Path, target: Path, kernel: dict) -> float:
    started = time.monotonic()
    try:
        client.run(**kernel)
    except CellExecutionError as problem:
        raise NotebookFailed(f"{source.name}: {_reason(client.nb, problem)}") from None
    finally:
        _show("")
        with writing(target) as part:
            part.write_text(nbformat.writes(client.nb) + "\n", encoding="utf-8")
    seconds = time.monotonic() - started
    _show(f"{source.stem}: {seconds:.1f} s\n", always=True)
    return seconds


def _reason(notebook, problem) -> str:
    """What the failing cell said: nbclient's own message is many lines long."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                named = output.ename not in ("", "HarmoniaNetException")  # whose message says all
                return ": ".join(filter(None, [output.ename if named else "", output.evalue]))
    return str(problem).strip().splitlines()[-1]


def main(arguments: list[str]) -> None:
    folder, sources = Path(arguments[0]), [Path(name) for name in arguments[1:]]
    notebooks = [(source.resolve(), folder / source.name) for source in sources]
    with contextlib.closing(execute_all(notebooks)) as executions:
        collections.deque(executions, maxlen=0)


if __name__ == "__main__":
    with in_one_line():
        main(sys.argv[1:])
