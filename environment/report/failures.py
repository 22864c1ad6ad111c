"""How a program ends when something goes wrong: with one line where Python would show a stack trace."""

import contextlib
import signal
import sys

SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


class Failed(Exception):
    """Why the program cannot go on, in one line."""


class Stopped(KeyboardInterrupt):
    """A signal has stopped the program."""

    def __init__(self, number: int, place: str = ""):
        super().__init__(f"stopped in {place}" if place else "stopped")
        self.number = number


@contextlib.contextmanager
def in_one_line():
    """Ends the program with a line on standard error and an exit status if what it wraps fails or is stopped."""
    for stream in sys.stdout, sys.stderr:
        stream.reconfigure(errors="backslashreplace")  # a locale may lack a letter of a file's name
    for number in heeded_signals():
        signal.signal(number, _stop)
    try:
        yield
    except Stopped as stop:
        _end(str(stop), 128 + stop.number)
    except OSError as problem:
        _end(f"{problem.filename}: {problem.strerror}" if problem.filename else str(problem), 1)
    except Failed as problem:
        _end(str(problem), 1)


def heeded_signals() -> list[int]:
    """Those that the program was not told to ignore, as nohup does."""
    return [number for number in SIGNALS if signal.getsignal(number) != signal.SIG_IGN]


def _stop(number, frame) -> None:
    raise Stopped(number)


def _end(line: str, status: int) -> None:
    print(line, file=sys.stderr)
    sys.exit(status)
