"""Stops the training cell of 04-training as JupyterLab's Stop does, and prints what came of it as JSON.

The run directory must hold what 01 to 03 have written.
"""

import json
import threading
import time
from pathlib import Path

import nbformat
from jupyter_client.manager import start_new_kernel

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"


def main() -> dict:
    manager, client = start_new_kernel(kernel_name="harmonianet", cwd=str(NOTEBOOKS))
    printed = []

    def keep(message):
        if message["msg_type"] == "stream":
            printed.append(message["content"]["text"])
            if "epoch    1 of" in printed[-1]:
                threading.Timer(1, manager.interrupt_kernel).start()

    def run(source: str) -> str:
        printed.clear()
        return client.execute_interactive(source, output_hook=keep, timeout=120)["content"]["status"]

    def epochs() -> int:
        run("System.out.println(history.table().rowCount());")
        return int("".join(printed))

    try:
        cells = [c for c in nbformat.read(NOTEBOOKS / "04-training.ipynb", 4).cells if c.cell_type == "code"]
        loop = next(i for i, cell in enumerate(cells) if "new TrainingLog" in cell.source)
        before = [run(cell.source) for cell in cells[:loop]]
        stopped = run(cells[loop].source)
        time.sleep(1)  # the epoch that was under way
        at_stop = epochs()
        time.sleep(3)
        later = epochs()
        after = [run(cell.source) for cell in cells[loop + 1 :]]
        run("System.out.println(history.summary());")
        return {
            "before": before,
            "stopped": stopped,
            "epochs_at_stop": at_stop,
            "epochs_later": later,
            "after": after,
            "summary": "".join(printed),
        }
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


if __name__ == "__main__":
    print(json.dumps(main()))
