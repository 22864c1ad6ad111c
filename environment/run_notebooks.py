"""Executes notebooks with their kernel, in order, and keeps what they show."""

import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError


class NotebookFailed(Exception):
    """A notebook stopped; the message is one line."""


def execute(source: Path, target: Path) -> float:
    """Executes one notebook in its folder, writes it with outputs, and returns the seconds it took.

    The notebook is written also when a cell fails, so that it can be looked at.
    """
    notebook = nbformat.read(source, as_version=4)
    cells = sum(cell.cell_type == "code" for cell in notebook.cells)
    started = time.monotonic()
    done = 0

    def progress(**_):
        nonlocal done
        done += 1
        if sys.stdout.isatty():
            print(f"\r{source.stem}: {done} of {cells} cells", end="", flush=True)

    client = NotebookClient(
        notebook,
        timeout=None,
        coalesce_streams=True,
        shutdown_kernel="immediate",  # artifacts are on disk when their cell ends
        resources={"metadata": {"path": str(source.parent)}},
        on_cell_executed=progress,
    )
    try:
        client.execute()
    except (CellExecutionError, DeadKernelError) as problem:
        raise NotebookFailed(f"{source.name}: {_reason(notebook, problem)}") from None
    finally:
        target.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, target)
    seconds = time.monotonic() - started
    print(f"\r{source.stem}: {cells} cells in {seconds:.1f} s", flush=True)
    return seconds


def _reason(notebook, problem) -> str:
    """What the failing cell said: nbclient's own message is many lines long."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                return output.evalue.removeprefix("org.harmonianet.HarmoniaNetException, ")
    return str(problem).strip().splitlines()[-1]


def main(arguments: list[str]) -> int:
    folder, sources = Path(arguments[0]), [Path(name) for name in arguments[1:]]
    try:
        for source in sources:
            execute(source.resolve(), folder / source.name)
    except NotebookFailed as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
