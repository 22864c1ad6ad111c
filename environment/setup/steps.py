"""One step of the set-up: what it is made from, and how it is made anew if that is no longer so."""

import contextlib
import fcntl
import hashlib
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "report"))
from failures import Failed  # noqa: E402
from whole_file import writing  # noqa: E402

NOISE = {"__pycache__", "target", ".ipynb_checkpoints"}


@dataclass(frozen=True)
class Step:
    """A step is done if the file `note` holds `source` and all that it makes is there.

    The note is deleted before the step begins and written when it ends. Thus a step that was stopped is done again.
    """

    says: str
    note: Path
    source: str
    makes: tuple[Path, ...]
    make: Callable[[], None]
    size: int = 0  # MB, about
    builds: bool = False  # with Maven

    @property
    def remembered(self) -> str:
        return self.note.read_text(encoding="utf-8") if self.note.is_file() else ""

    @property
    def done(self) -> bool:
        return self.remembered == self.source and all(path.exists() for path in self.makes)

    def run(self) -> None:
        if self.says:
            print(f"set-up: {self.says}", flush=True)
        self.note.unlink(missing_ok=True)
        self.make()
        with writing(self.note) as part:
            part.write_text(self.source, encoding="utf-8")


def checksum(root: Path, *paths: str) -> str:
    """Of the names and contents of files, and of all files in folders."""
    digest = hashlib.sha256()
    for path in paths:
        for file in sorted(files(root / path)):
            content = hashlib.sha256(file.read_bytes()).hexdigest()
            digest.update(f"{file.relative_to(root)} {content}\n".encode(errors="surrogateescape"))
    return digest.hexdigest()


def files(path: Path) -> Iterable[Path]:
    if not path.is_dir():
        return [path]
    return [file for file in path.rglob("*") if file.is_file() and not NOISE & set(file.relative_to(path).parts)]


def command(log: Path, root: Path, *arguments: str) -> None:
    """Runs a program, which is ended if the set-up is. What it prints goes to a log."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w", encoding="utf-8") as output:
        try:
            process = subprocess.Popen(arguments, cwd=root, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        except OSError as problem:
            raise Failed(f"{arguments[0]} cannot be run: {problem.strerror}") from None
        try:
            status = process.wait()
        except BaseException:
            process.terminate()
            process.wait()
            raise
    if status:
        raise Failed(f"{reason(log.read_text(encoding='utf-8', errors='replace'))} (all of it: {log})")


def reason(log: str) -> str:
    """The line of a log that says what was wrong: the last one, if it is of a script of ours."""
    lines = [line.strip() for line in log.splitlines() if line.strip()]
    if lines and lines[-1].startswith("could not "):
        return lines[-1]
    errors = [line for line in lines if line.lower().startswith(("error", "[error]"))]
    return (errors or lines[-1:] or ["it printed nothing"])[0]


@contextlib.contextmanager
def alone(root: Path):
    """Lets one set-up at a time work in a folder."""
    lock = root / "build/setup.lock"
    lock.parent.mkdir(exist_ok=True)
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("set-up: waiting for another set-up of this folder", flush=True)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
