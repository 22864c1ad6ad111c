"""Installs locked Python packages into the environment that runs this program.

    install.py requirements.txt

Trouble with the network is told in the last line, for which pip has only "no matching distribution found".
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from network import NetworkError, not_downloaded, variables

PIP = "-m pip install -q --progress-bar off --disable-pip-version-check --no-input --require-hashes --no-deps".split()

FILE = re.compile(r"([^/]+?)-(\d[^/-]*)\b.*\.(?:whl|tar\.gz)")
CHANGED = re.compile(r"^ {4}(\S+==\S+).* from (\S+).*:\n +Expected sha256 (\w{8}).*?\n +Got +(\w{8})", re.MULTILINE | re.DOTALL)
NETWORK = re.compile("No matching distribution|ConnectionPool|[Cc]onnect|timed out|for url")
# How pip's log names the trouble: with the list of a package's files, with a file, and in the middle of one.
PAGE = re.compile(r"Could not fetch URL (\S+): (.*) - skipping")
POOL = re.compile(r"\w+ConnectionPool\(host='([^']+)', port=\d+\):.*? url: (\S+) \(Caused by (.*)\)")
GET = re.compile(r'(https?://\S+) "GET (\S+) HTTP')


def explain(said: str, log: str) -> str | None:
    """One line for trouble with a checksum or the network in what pip said and in its log; None if there is none."""
    changed = CHANGED.search(said)
    if changed:
        name, url, locked, got = changed.groups()
        return f"could not install {name}: {urlsplit(url).hostname} gave checksum {got}..., not the locked {locked}..."
    if not NETWORK.search(said):
        return None
    pages, pools, gets = PAGE.findall(log), POOL.findall(log), GET.findall(log)
    if pages and "No matching distribution" in said:
        url, reason = pages[-1]
    elif pools:
        host, path, reason = pools[-1]
        url = f"https://{host}{path}"
    elif gets:
        url, reason = "".join(gets[-1]), "the connection broke off"
    else:
        return None
    return not_downloaded(package(url), url, innermost(reason))


def package(url: str) -> str:
    """What is at an address: a file of a package, or the list of its files."""
    last = url.rstrip("/").rsplit("/", 1)[-1]
    file = FILE.fullmatch(last)
    return f"{file[1]} {file[2]}" if file else last


def innermost(reason: str) -> str:
    """The text of an error that is shown as Python shows it, with the errors that it was made of."""
    quoted = re.findall(r"""[(\s](['"])((?:(?!\1[,)]).)+)\1""", reason) if re.search(r"['\"]\)+$", reason) else []
    text = quoted[-1][1] if quoted else reason
    return re.split(r">: |\d\): ", text)[-1]


def main(requirements: str) -> int:
    try:
        environ = os.environ | variables(os.environ)
    except NetworkError as e:
        raise SystemExit(str(e)) from None
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "pip.log"
        pip = [sys.executable, *PIP, "--log", str(log), "-r", requirements]
        try:
            done = subprocess.run(pip, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
        except KeyboardInterrupt:
            return 130
        text = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
    sys.stderr.write(done.stdout)
    line = explain(done.stdout, text) if done.returncode else None
    if line:
        print(line, file=sys.stderr)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
