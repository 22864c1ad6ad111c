"""One process at a time makes a report in a run directory."""

import contextlib
import fcntl
import os
from pathlib import Path

from failures import Failed
from whole_file import explained


@contextlib.contextmanager
def exclusive_lock(run: Path):
    """Holds the run directory until the process ends, however it does."""
    with explained(run / "report.lock"):
        run.mkdir(parents=True, exist_ok=True)
        lock = (run / "report.lock").open("a+")
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise Failed(f"process {lock.read()} is making a report with {run}: wait for it, or set HARMONIANET_RUN") from None
        with explained(run / "report.lock"):
            lock.truncate(0)
            lock.write(str(os.getpid()))
            lock.flush()
        yield
