"""A kernel as JupyterLab talks to it: cells with their ids, Stop, Tab and Shift+Tab."""

import contextlib
import re
import threading
import time
from pathlib import Path

from jupyter_client.manager import KernelManager

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"


class Session:
    """A running kernel; ``run`` and its like wait for the answer."""

    def __init__(self, manager, client):
        self.manager, self.client = manager, client

    def send(self, source: str, cell: str | None = None, **options) -> str:
        """Requests a cell's execution and returns the message's id."""
        message = self.client.session.msg(
            "execute_request",
            {"code": source, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False}
            | {"stop_on_error": True}
            | options,
            metadata={"cellId": cell} if cell else {},
        )
        self.client.shell_channel.send(message)
        return message["header"]["msg_id"]

    def begun(self, message: str) -> None:
        """Waits until a cell that was sent has begun to run."""
        while True:
            answer = self.client.get_iopub_msg(timeout=120)
            if answer["msg_type"] == "execute_input" and answer["parent_header"].get("msg_id") == message:
                return

    def reply(self, message: str, timeout: float = 120) -> dict:
        """The content of the answer to a message; answers to others are passed over."""
        while True:
            answer = self.client.get_shell_msg(timeout=timeout)
            if answer["parent_header"].get("msg_id") == message:
                return answer["content"]

    def run(
        self, source: str, cell: str | None = None, stop_after: float | None = None, stop_at: str = "\0", read_after: float = 0
    ) -> dict:
        """Runs a cell, and stops it some seconds after it has begun, or after a text was shown.

        What it shows is read some seconds after it was sent.

        Returns its answer, what it showed, and the seconds from Stop to the end.
        """
        shown, stopped = [], []

        def stop():
            stopped.append(time.monotonic())
            self.manager.interrupt_kernel()

        message = self.send(source, cell)
        time.sleep(read_after)
        while True:
            answer = self.client.get_iopub_msg(timeout=120)
            if answer["parent_header"].get("msg_id") != message:
                continue
            content = answer["content"]
            if answer["msg_type"] == "execute_input" and stop_after is not None:
                threading.Timer(stop_after, stop).start()
            elif answer["msg_type"] == "stream":
                shown.append(content["text"])
            elif "data" in content:
                shown.append(content["data"].get("text/plain", ""))
            elif content.get("execution_state") == "idle":
                break
            if not stopped and any(stop_at in text for text in shown[-1:]):
                stop()
        seconds = time.monotonic() - stopped[0] if stopped else None
        return self.reply(message) | {"shown": "".join(shown), "seconds": seconds}

    def error(self, source: str) -> list[str]:
        """The lines that a reader sees of a cell that fails, without their colours."""
        lines = self.run(source)["traceback"]
        return [re.sub(r"\x1b\[[\d;]*m", "", line) for line in lines]

    def inspect(self, source: str) -> tuple[str, float]:
        """What Shift+Tab shows at the end of a source, and the seconds that it took."""
        started = time.monotonic()
        answer = self.reply(self.client.inspect(source, len(source)))
        return answer["data"].get("text/plain", ""), time.monotonic() - started

    def complete(self, source: str) -> list[str]:
        return self.reply(self.client.complete(source, len(source)))["matches"]


@contextlib.contextmanager
def session():
    """A kernel in the notebooks' folder, with the settings of this process."""
    manager = KernelManager(kernel_name="harmonianet")
    manager.start_kernel(cwd=str(NOTEBOOKS))
    client = manager.blocking_client()
    client.start_channels(hb=False)  # the thread for the heart beat may print a stack trace if the machine is slow
    try:
        client.wait_for_ready(timeout=120)
        yield Session(manager, client)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
