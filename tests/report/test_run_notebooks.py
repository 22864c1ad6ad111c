"""Which notebooks share a kernel.

    python -m unittest tests/report/test_run_notebooks.py
"""

import sys
import tempfile
import unittest
from pathlib import Path

import nbformat

REPORT = Path(__file__).resolve().parents[2] / "environment/report"
sys.path.insert(0, str(REPORT))
from run_notebooks import execute_all  # noqa: E402


class RunNotebooksTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def process(self, executed: Path) -> str:
        [cell] = nbformat.read(executed, as_version=4).cells
        [output] = cell.outputs
        self.assertEqual(1, output.execution_count, "the kernel's own number")
        return output.data["text/plain"]

    def test_the_main_job_has_one_kernel_that_is_reset_and_each_other_notebook_its_own(self):
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("ProcessHandle.current().pid()")])
        notebook.metadata["kernelspec"] = {"name": "harmonianet", "display_name": "", "language": "java"}
        names = ["01-a", "05-b", "06-c", "07-d"]
        sources = [self.folder / f"{name}.ipynb" for name in names]
        targets = [self.folder / "out" / source.name for source in sources]
        for source in sources:
            nbformat.write(notebook, source)
        self.assertEqual(4, len(list(execute_all(list(zip(sources, targets))))))
        first, second, third, fourth = map(self.process, targets)
        self.assertEqual(first, second)
        self.assertEqual(3, len({first, third, fourth}))


if __name__ == "__main__":
    unittest.main()
