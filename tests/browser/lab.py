"""JupyterLab for a browser to look at."""

import contextlib
import os
import secrets
import socket
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 300  # on a busy machine; three on an idle one


@contextlib.contextmanager
def jupyter_lab(root=ROOT):
    """JupyterLab on a free port of this machine, with nobody's settings; gives its address and token."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    token = secrets.token_hex(16)
    command = [ROOT / ".venv/bin/jupyter", "lab", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}"]
    with tempfile.TemporaryFile() as log, tempfile.TemporaryDirectory() as own:
        folders = {f"JUPYTERLAB_{name}_DIR": f"{own}/{name}" for name in ("SETTINGS", "WORKSPACES")}
        server = subprocess.Popen(
            [*command, f"--IdentityProvider.token={token}"],
            cwd=root,
            env={**os.environ, **folders},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            end = time.monotonic() + PATIENCE_SECONDS
            while time.monotonic() < end and server.poll() is None:
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                    break
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}", token
        finally:
            server.terminate()
            server.wait(30)


def kernel_is(page, status: str) -> None:
    indicator = f".jp-Notebook-ExecutionIndicator[data-status={status}]"
    page.wait_for_selector(indicator, state="attached", timeout=300_000)
