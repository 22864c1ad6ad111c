"""The table of make check: all that was looked at, with "ok" or what to do."""

import os
import sys
import urllib.request
from pathlib import Path

import machine
from machine import Finding

sys.path.append(str(Path(__file__).resolve().parents[1] / "python"))
from dataset import URL  # noqa: E402
from network import not_downloaded  # noqa: E402


def show(found: list[Finding], root: Path) -> int:
    """Adds to what the set-up needs what other commands need, and prints all."""
    known = {finding.what for finding in found}
    found = [*found, *(one for one in others(root) if one.what not in known)]
    columns = max(len(finding.what) for finding in found), max(len(finding.found) for finding in found)
    for finding in found:
        print(f"{finding.what:{columns[0]}}  {finding.found:{columns[1]}}  {finding.problem or 'ok'}")
    return 1 if any(finding.problem for finding in found) else 0


def others(root: Path) -> list[Finding]:
    git = machine.said("git", "--version")
    found = [
        machine.maven(),
        Finding("git", git.split()[2] if git else "none: needed to contribute only"),
        program("Chromium", root / "environment/report/chromium.py", "needed for make test, make notebooks and PDF=1 only"),
        dataset(root),
    ]
    return found + network() if os.environ.get("NETWORK") else found


def program(what: str, finder: Path, purpose: str) -> Finding:
    path = machine.said(sys.executable, str(finder))
    return Finding(what, path.strip() if path else f"none: {purpose}")


def dataset(root: Path) -> Finding:
    named = os.environ.get("HARMONIANET_DATA", "").strip()
    if named in ("synthetic", "required"):
        return Finding("dataset", f"HARMONIANET_DATA={named}")
    path = root / (named or "data/dataset.csv")
    if path.is_file():
        return Finding("dataset", f"{path.stat().st_size / 1e6:.1f} MB, {named or 'data/dataset.csv'}")
    if named:
        return Finding("dataset", "none", f"HARMONIANET_DATA names {named}, which is not a file")
    return Finding("dataset", "none: make data downloads it")


def network() -> list[Finding]:
    """Asks where the set-up downloads from, as its tools are configured."""
    pip = [sys.executable, "-m", "pip", "index", "versions", "--disable-pip-version-check", "pip"]
    reached = machine.said(*pip) is not None
    packages = "" if reached else "pip reaches no packages: check the network, HTTPS_PROXY and SSL_CERT_FILE"
    return [Finding("pip's server", "answers" if reached else "no answer", packages), dataset_server()]


def dataset_server() -> Finding:
    try:
        with urllib.request.urlopen(urllib.request.Request(URL, method="HEAD"), timeout=10):
            return Finding("dataset's server", "answers")
    except OSError as problem:
        reason = str(getattr(problem, "reason", problem))
        return Finding("dataset's server", "no answer", not_downloaded("the dataset", URL, reason))
