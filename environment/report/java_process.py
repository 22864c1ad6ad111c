"""What became of a Java process, such as a kernel, in words."""

import re
import signal
from collections.abc import Iterable

import psutil

from memory import NEEDED_GB, total

# Of what Java prints at its end, these lines say nothing of the reason.
NO_REASON = re.compile(
    r"\s+at |\s*\.\.\. \d+ more|Picked up |Error: Could not create the Java|Error: A fatal exception has occurred"
    r"|[#\s]*$|#.*(hs_err_|core dump|bug|error report|fatal error|problematic frame)",
    re.IGNORECASE,
)


def ended(status: int, name: str, printed: Iterable[str]) -> str:
    """Says how a process has ended, with the last line of what it printed that has a reason."""
    if status in (-signal.SIGKILL, 128 + signal.SIGKILL):
        return f"{name} was killed, probably for lack of memory: {_memory()}, and the notebooks need {NEEDED_GB} GB"
    how = f"by {signal.Signals(-status).name}" if status < 0 else f"with status {status}"
    reasons = [line.strip("# \r\n") for line in printed if not NO_REASON.match(line)]
    return ": ".join([f"{name} has ended {how}", *reasons[-1:]])


def _memory() -> str:
    free = min(psutil.virtual_memory().available, total())
    return f"{free / 1e9:.1f} of {total() / 1e9:.1f} GB are free"
