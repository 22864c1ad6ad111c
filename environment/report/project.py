"""The checkout that a result comes from."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def commit() -> str:
    """The commit, and whether files differ from it."""
    try:
        git = ["git", "-C", str(ROOT)]
        name = subprocess.run([*git, "rev-parse", "HEAD"], capture_output=True, text=True, check=True)
        changes = subprocess.run([*git, "status", "--porcelain"], capture_output=True, text=True, check=True)
        return name.stdout.strip() + (" with uncommitted changes" if changes.stdout.strip() else "")
    except (OSError, subprocess.CalledProcessError):
        return "not a git checkout"
