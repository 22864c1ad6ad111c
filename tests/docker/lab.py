"""Starts JupyterLab inside the image as its CMD does, and asks its API with and without the token.

    lab.py CONFIG    the image's configuration, JSON
"""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

config = json.loads(sys.argv[1])
command, health = config["Entrypoint"] + config["Cmd"], config["Healthcheck"]["Test"]
assert health[0] == "CMD", health


def status(token: str | None) -> int:
    headers = {"Authorization": f"token {token}"} if token else {}
    try:
        with urlopen(Request("http://127.0.0.1:8888/api/kernelspecs", headers=headers), timeout=9) as answer:
            assert "harmonianet" in json.load(answer)["kernelspecs"]
            return answer.status
    except HTTPError as refusal:
        return refusal.code


def healthy() -> bool:
    return subprocess.run(health[1:], stderr=subprocess.DEVNULL).returncode == 0


def look(token: str, stop: signal.Signals) -> None:
    """Without a token given in the environment, the log has one."""
    assert not healthy(), "something else has JupyterLab's port"
    with tempfile.NamedTemporaryFile() as log:
        environment = {**os.environ, "JUPYTER_TOKEN": token}
        lab = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            for _ in range(60):
                if healthy():
                    break
                time.sleep(1)
            shown = re.search(r"http://127\.0\.0\.1:8888/lab\S*\?token=(\w+)", Path(log.name).read_text())
            found = [status(token or shown[1]), status("wrong"), status(None)]
        finally:
            lab.send_signal(stop)
            lab.wait(10)
    assert found == [200, 403, 403], found
    print(f"token {'given' if token else 'from the log'}: {found[0]}, wrong: {found[1]}, none: {found[2]}")


look("", signal.SIGINT)  # as Ctrl-C
look("given", signal.SIGTERM)  # as docker stop
