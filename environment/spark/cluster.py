"""Runs a command beside a Spark cluster on this machine, whose address it finds in MASTER.

    cluster.py WORKERS COMMAND...

The master and the workers, of one core each, are processes of their own and end with the command.
"""

import contextlib
import ctypes
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyspark

SPARK = Path(pyspark.__file__).parent
HOST = "127.0.0.1"
PATIENCE_SECONDS = 120
PR_SET_PDEATHSIG = 1


def end_with_parent() -> None:
    """Has Linux end the calling process when its parent is gone, even if that was killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Daemon:
    """A process of the cluster, which logs to a file."""

    def __init__(self, name: str, folder: Path, *arguments: str):
        self.log = folder / f"{name.lower()}.log"
        command = [SPARK / "bin/spark-class", f"org.apache.spark.deploy.{name.lower()}.{name}", "--host", HOST]
        environment = os.environ | {"SPARK_HOME": str(SPARK), "SPARK_LOCAL_IP": HOST, "SPARK_DAEMON_MEMORY": "512m"}
        environment.pop("SPARK_CONF_DIR", None)  # Spark's own logging tells when it is ready
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [*command, *arguments],
                env=environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=end_with_parent,
            )

    def wait_for(self, pattern: str) -> str:
        """Waits until a line of the log matches, and returns its group."""
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end and self.process.poll() is None:
            found = re.search(pattern, self.log.read_text(errors="replace"))
            if found:
                return found.group(1)
            time.sleep(0.1)
        last = self.log.read_text(errors="replace").strip().splitlines()[-1:]
        raise SystemExit(f"the cluster does not start: {''.join(last)}")

    def stop(self) -> None:
        """Ends the process and what it has started."""
        for kind in signal.SIGTERM, signal.SIGKILL:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, kind)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(10)


def main(workers: int, command: list[str]) -> int:
    with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as running:
        folder = Path(name)

        def start(kind: str, sub: str, *arguments: str) -> Daemon:
            (folder / sub).mkdir()
            daemon = Daemon(kind, folder / sub, "--port", "0", "--webui-port", "0", *arguments)
            running.callback(daemon.stop)
            return daemon

        address = start("Master", "master").wait_for(r"Starting Spark master at (\S+)")
        options = ["--cores", "1", "--memory", "1g", "--work-dir"]
        started = [
            start("Worker", f"worker-{i}", *options, str(folder / f"worker-{i}"), address)
            for i in range(1, workers + 1)
        ]
        for i, worker in enumerate(started, 1):
            worker.wait_for(r"(Successfully registered with master)")
            print(f"worker {i}: process {worker.process.pid}", flush=True)
        environment = os.environ | {"MASTER": address, "SPARK_LOCAL_IP": HOST}
        return subprocess.run(command, env=environment, preexec_fn=end_with_parent).returncode


if __name__ == "__main__":
    for number in signal.SIGINT, signal.SIGTERM, signal.SIGHUP:
        if signal.getsignal(number) != signal.SIG_IGN:  # as nohup has it
            signal.signal(number, lambda number, _: sys.exit(128 + number))  # which stops the cluster
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
