"""Writes an archive of the classes that notebooks use first: class_archive.py ARCHIVE

A kernel that finds the archive starts sooner, because Java need not read these classes from their jars, and check them.
See Java's documentation of class data sharing, option -XX:ArchiveClassesAtExit.
"""

import os
import sys
import tempfile
from pathlib import Path

from jupyter_client import KernelManager

CELLS = Path(__file__).with_name("warm_up.jsh").read_text(encoding="utf-8").split("\n\n")
SECONDS = 300


def main(archive: Path) -> None:
    part = archive.with_suffix(".part")
    part.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as run:
        warm_up(part, {"HARMONIANET_RUN": run, "HARMONIANET_DATA": "synthetic", "HARMONIANET_DEVICE": "cpu"})
    if part.exists():  # else this Java writes none, which the set-up tells
        part.replace(archive)


def warm_up(archive: Path, settings: dict[str, str]) -> None:
    kernel = KernelManager(kernel_name="harmonianet", shutdown_wait_time=SECONDS)
    spec = kernel.kernel_spec
    agent = next(word for word in spec.argv if word.startswith("-javaagent"))  # an archive cannot be written with one
    other = next(word for word in spec.argv if word.startswith("-XX:SharedArchiveFile"))
    spec.argv.remove(agent)
    spec.argv[spec.argv.index(other)] = f"-XX:ArchiveClassesAtExit={archive}"
    kernel.start_kernel(env=os.environ | settings)
    try:
        client = kernel.blocking_client()
        client.start_channels()
        client.wait_for_ready(timeout=SECONDS)
        for cell in CELLS:
            reply = client.execute_interactive(cell, output_hook=lambda message: None, timeout=SECONDS)["content"]
            if reply["status"] != "ok":
                sys.exit(f"could not run {cell.splitlines()[0]}: {reply['evalue']}")
        client.stop_channels()
    finally:
        kernel.shutdown_kernel()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
