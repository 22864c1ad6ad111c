"""The first lines of an environment's programs, which say where its Python is."""

import re
import shlex
from pathlib import Path

# As pip writes them: the path itself, or, if that is long or has spaces, a call of it that is text for Python.
FIRST_LINES = re.compile(rb"\A#!(?:[^\n]*python[0-9.]*|/bin/sh\n'''exec' .*?\n' ''')\n", re.DOTALL)
LONGEST = 127  # what Linux reads of a first line


def first_lines(python: Path) -> bytes:
    path = str(python)
    if re.fullmatch(r"[\w./+,@%-]+", path) and len(path.encode()) < LONGEST - 2:
        return f"#!{path}\n".encode()
    return f"#!/bin/sh\n'''exec' {shlex.quote(path)} \"$0\" \"$@\"\n' '''\n".encode()


def write_first_lines(folder: Path) -> None:
    """Lets the programs of a folder run with the Python that is there, wherever the folder lies now.

    pip writes first lines that a path with quotes or a $ breaks, and that are wrong once the folder has been moved.
    """
    for script in folder.iterdir():
        if script.is_symlink() or not script.is_file():
            continue
        content = script.read_bytes()
        found = FIRST_LINES.match(content)
        if found:
            script.write_bytes(first_lines(folder / "python") + content[found.end() :])
