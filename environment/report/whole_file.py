"""Files that are written whole or not at all."""

import contextlib
import errno
from pathlib import Path

from failures import Failed

SPACE_MB = 50  # what a report and its run directory need, and some more


@contextlib.contextmanager
def writing(target: Path):
    """Yields the path of a part, which becomes the file at the end, or is deleted if anything goes wrong."""
    part = target.with_name(f"{target.name}.part")
    try:
        with explained(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            yield part
            part.replace(target)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


@contextlib.contextmanager
def explained(target: Path):
    """Says of a file that cannot be written which it is, and what to do if the disk is full."""
    try:
        yield
    except OSError as problem:
        if problem.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Failed(f"no space left in {target.parent} for {target.name}: free {SPACE_MB} MB") from None
        raise Failed(f"cannot write {problem.filename or target}: {problem.strerror}") from None
