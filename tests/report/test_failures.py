"""How the execution of notebooks ends when its kernel does not start, dies or is stopped: in one line, with no process left.

    python -m unittest tests/report/test_failures.py
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import nbformat
import psutil

ROOT = Path(__file__).resolve().parents[2]
REPORT = ROOT / "environment/report"
PATIENCE_SECONDS = 60
sys.path.insert(0, str(REPORT))
from failures import Failed  # noqa: E402
from java_process import ended  # noqa: E402
from whole_file import writing  # noqa: E402


class Execution:
    """Notebooks that are executed in a process of their own, by a kernel that may be another program.

    one.ipynb has six cells, of which the last is given. So the kernel of two.ipynb starts before it.
    """

    def __init__(self, folder: Path, source: str = "1", kernel: list[str] | None = None):
        cells = [nbformat.v4.new_code_cell(cell) for cell in [*"12345", source]]
        for name, some in {"one.ipynb": cells, "two.ipynb": cells[:1]}.items():
            notebook = nbformat.v4.new_notebook(cells=some)
            notebook.metadata["kernelspec"] = {"name": "harmonianet", "display_name": "", "language": "java"}
            nbformat.write(notebook, folder / name)
        environment = {name: os.environ[name] for name in os.environ if not name.startswith("HARMONIANET_")}
        if kernel:
            spec = folder / "kernels/harmonianet/kernel.json"
            spec.parent.mkdir(parents=True)
            spec.write_text(json.dumps({"argv": kernel, "display_name": "", "language": "java"}))
            environment["JUPYTER_PATH"] = str(folder)
        notebooks = [str(folder / name) for name in ("one.ipynb", "two.ipynb")]
        command = [sys.executable, str(REPORT / "run_notebooks.py"), str(folder / "out"), *notebooks]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe, text=True)

    def end(self) -> tuple[int, str]:
        """Waits for it, and returns its status and what it told."""
        error = self.process.communicate(timeout=PATIENCE_SECONDS)[1]
        return self.process.returncode, error.strip()

    def running_kernels(self, begun: Path) -> list[psutil.Process]:
        """Its children, once the cell has made a file."""
        wait_until(begun.exists)
        return psutil.Process(self.process.pid).children()


def wait_until(condition) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.1)


class FailuresTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def execution(self, name: str, *arguments) -> Execution:
        (self.folder / name).mkdir()
        started = Execution(self.folder / name, *arguments)
        self.addCleanup(started.process.kill)
        return started

    def test_kernel_that_does_not_start_or_dies_is_one_line(self):
        dead = {
            "gone": ["/gone/java"],
            "reason": ["sh", "-c", "echo not this; echo no room here >&2; exit 3"],
            "killed": ["sh", "-c", "kill -9 $$"],
        }
        executions = {name: self.execution(name, "1", kernel) for name, kernel in dead.items()}
        told = {name: execution.end() for name, execution in executions.items()}
        start = "one.ipynb: the kernel "
        self.assertEqual((1, f"{start}does not start: /gone/java: No such file or directory: run make setup"), told["gone"])
        self.assertEqual((1, f"{start}has ended with status 3: no room here"), told["reason"])
        self.assertEqual(1, told["killed"][0])
        expected = rf"^{start}was killed, probably for lack of memory: [\d.]+ of [\d.]+ GB are free, and the notebooks need [\d.]+ GB$"
        self.assertRegex(told["killed"][1], expected)

    def test_stop_is_one_line_and_no_process_is_left(self):
        """Two executions at a time: one gets a signal, the other has no time to end its kernel."""
        cell = 'Files.createFile(Path.of("begun"));\nThread.sleep(60_000);'
        numbers = {"stopped": signal.SIGINT, "killed": signal.SIGKILL}
        executions = {name: self.execution(name, cell) for name in numbers}
        kernels = {name: one.running_kernels(self.folder / name / "begun") for name, one in executions.items()}
        for name, number in numbers.items():
            self.assertEqual(2, len(kernels[name]), "the kernels of both notebooks")
            executions[name].process.send_signal(number)
        self.assertEqual((130, "stopped in one"), executions["stopped"].end())
        self.assertFalse(any(kernel.is_running() for kernel in kernels["stopped"]))
        self.assertEqual((-9, ""), executions["killed"].end())
        wait_until(lambda: not any(kernel.is_running() for kernel in kernels["killed"]))

    def test_reason_is_the_last_line_that_has_one(self):
        options = ["Unrecognized option: -Foo\n", "Error: Could not create the Java Virtual Machine.\n",
                   "Error: A fatal exception has occurred. Program will exit.\n"]  # fmt: skip
        self.assertEqual("Java has ended with status 1: Unrecognized option: -Foo", ended(1, "Java", options))
        crash = ["# There is insufficient memory for the Java Runtime Environment to continue.\n",
                 "# An error report file with more information is saved as:\n", "# /tmp/hs_err_pid1.log\n", "#\n"]  # fmt: skip
        self.assertEqual(f"Java has ended by SIGABRT: {crash[0][2:-1]}", ended(-6, "Java", crash))
        trace = ['Exception in thread "main" java.lang.Error: no\n', "\tat A.main(A.java:1)\n", "\t... 3 more\n"]
        self.assertTrue(ended(1, "Java", trace).endswith("Error: no"))

    def test_full_disk_names_the_folder_and_leaves_no_part(self):
        target = self.folder / "page.html"
        target.write_text("old")
        (self.folder / "page.html.part").symlink_to("/dev/full")
        with self.assertRaises(Failed) as problem, writing(target) as part:
            part.write_text("x" * 100_000)
        self.assertEqual(f"no space left in {self.folder} for page.html: free 50 MB", str(problem.exception))
        self.assertEqual("old", target.read_text())
        self.assertEqual(["page.html"], os.listdir(self.folder))


if __name__ == "__main__":
    unittest.main()
