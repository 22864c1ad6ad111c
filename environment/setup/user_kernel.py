"""Lets all Jupyters and editors of this user find the project's kernel: user_kernel.py install | remove

Only a kernel.json is installed. It leads to the project's own folder, so that the kernel is never out of date.
"""

import json
import shutil
import sys
from pathlib import Path

from jupyter_core.paths import jupyter_data_dir

PROJECT = Path(sys.prefix) / "share/jupyter/kernels/harmonianet"
USER = Path(jupyter_data_dir()) / "kernels/harmonianet"


def install() -> None:
    kernel = json.loads((PROJECT / "kernel.json").read_text(encoding="utf-8"))
    kernel["argv"] = [word.replace("{resource_dir}", str(PROJECT)) for word in kernel["argv"]]
    USER.mkdir(parents=True, exist_ok=True)
    (USER / "kernel.json").write_text(json.dumps(kernel, indent=1), encoding="utf-8")
    print(f"installed: {USER / 'kernel.json'}; make kernel-remove removes it")


def remove() -> None:
    if USER.exists():
        shutil.rmtree(USER)
        print(f"removed: {USER}")
    else:
        print(f"there is none: {USER}")


if __name__ == "__main__":
    try:
        {"install": install, "remove": remove}[sys.argv[1]]()
    except OSError as problem:
        sys.exit(f"cannot write {problem.filename}: {problem.strerror}")
