"""Writes an archive of the classes that notebooks use first: class_archive.py ARCHIVE

A kernel that finds the archive starts sooner, because Java need not read these classes from their jars, and check them.
See Java's documentation of class data sharing, option -XX:ArchiveClassesAtExit.
"""

import os
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient.exceptions import CellExecutionError

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / "report"))
from failures import in_one_line  # noqa: E402
from kernel_client import KernelClient, NotebookFailed  # noqa: E402

CELLS = (HERE / "warm_up.jsh").read_text(encoding="utf-8").split("\n\n")
SECONDS = 300


class Writer(KernelClient):
    """Executes cells in a kernel that writes an archive of its classes when it ends."""

    archive: Path

    def create_kernel_manager(self):
        manager = super().create_kernel_manager()
        manager.shutdown_wait_time = SECONDS  # in which the archive is written
        argv = manager.kernel_spec.argv
        argv[:] = [word for word in argv if not word.startswith("-javaagent")]  # with one, Java writes no archive
        other = next(word for word in argv if word.startswith("-XX:SharedArchiveFile"))
        argv[argv.index(other)] = f"-XX:ArchiveClassesAtExit={self.archive}"
        return manager


def main(archive: Path) -> None:
    part = archive.with_suffix(".part")
    part.unlink(missing_ok=True)
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS])
    resources = {"metadata": {"name": "warm_up"}}
    writer = Writer(notebook, kernel_name="harmonianet", timeout=SECONDS, shutdown_kernel="graceful", resources=resources)
    writer.archive = part
    with tempfile.TemporaryDirectory() as run:
        settings = {"HARMONIANET_RUN": run, "HARMONIANET_DATA": "synthetic", "HARMONIANET_DEVICE": "cpu"}
        try:
            writer.run(env=os.environ | settings)
        except CellExecutionError as problem:
            raise NotebookFailed(f"warm_up.jsh: {problem.ename}: {problem.evalue}") from None
    if part.exists():  # else this Java writes none, which the set-up tells
        part.replace(archive)


if __name__ == "__main__":
    with in_one_line():
        main(Path(sys.argv[1]))
