"""The account of where a notebook's time goes."""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import nbformat

from cells import PLOTLY

METHOD = "record Lap(int epochs) {}\nModel race(int epochs) {\n    trainer.step();\n}"


def cell(begin: int, seconds: int, source: str, output: str):
    """A cell that begins at a second of 1970 and takes some and a half."""
    execution = {
        "iopub.status.busy": f"1970-01-01T00:00:{begin:02}.000000Z",
        "iopub.status.idle": f"1970-01-01T00:00:{begin + seconds:02}.500000Z",
    }
    shown = nbformat.v4.new_output("display_data", data={output: "x"})
    return nbformat.v4.new_code_cell(source, outputs=[shown], metadata={"execution": execution})


class Cells(unittest.TestCase):
    def test_shares_out_the_seconds_by_kind(self):
        cells = [
            cell(10, 0, "var run = Run.start();", "text/html"),
            cell(11, 1, "var tracks = TrackReader.read(path);", "text/plain"),
            cell(13, 2, METHOD, "text/plain"),
            cell(16, 3, "race(500);", PLOTLY),
            cell(20, 4, "Chart.of(1).trace(2)", PLOTLY),  # which is no race
            cell(25, 0, "1 + 1", "text/plain"),
        ]
        with tempfile.TemporaryDirectory() as folder:
            notebook = Path(folder) / "executed.ipynb"
            nbformat.write(nbformat.v4.new_notebook(cells=cells), notebook)
            started, seconds = "8", "20"
            command = [sys.executable, Path(__file__).with_name("cells.py"), notebook, started, seconds]
            found = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        # Started at second 8, the first cell was done at 10.5; both cells that train count.
        expected = {"start": 2.5, "training": 6.0, "reading": 1.5, "charts": 4.5, "rest": 5.5}
        self.assertEqual(expected, found)


if __name__ == "__main__":
    unittest.main()
