"""The steps of the set-up: python -m unittest tests/setup/test_steps.py."""

import contextlib
import io
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "environment/setup"))
from scripts import write_first_lines
from steps import Failed, Step, checksum, command


class StepsTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.made = []

    def step(self, source="1", make=None):
        def write():
            self.made.append(source)
            (self.root / "result").write_text(source)

        return Step("a step", self.root / "made/step", source, (self.root / "result",), make or write)

    def run_if_needed(self, step):
        with contextlib.redirect_stdout(io.StringIO()):
            if not step.done:
                step.run()

    def test_step_is_made_again_if_its_source_or_its_result_has_changed(self):
        for source in "1", "1", "2", "1":
            self.run_if_needed(self.step(source))
        (self.root / "result").unlink()
        self.run_if_needed(self.step("1"))
        self.assertEqual(["1", "2", "1", "1"], self.made)

    def test_step_that_was_stopped_is_done_again(self):
        self.run_if_needed(self.step("1"))

        def stopped():
            raise KeyboardInterrupt

        with self.assertRaises(KeyboardInterrupt):
            self.run_if_needed(self.step("2", stopped))
        self.assertFalse(self.step("1").done)
        self.assertFalse(self.step("2").done)

    def test_checksum_is_of_names_and_contents(self):
        sources = self.root / "src"
        (sources / "target").mkdir(parents=True)
        seen = set()
        for change in (
            lambda: (sources / "a").write_text("x"),
            lambda: (sources / "a").write_text("y"),
            lambda: (sources / "a").rename(sources / "b"),
            lambda: (sources / "c").write_text(""),
        ):
            change()
            seen.add(checksum(self.root, "src"))
        self.assertEqual(4, len(seen))
        os.utime(sources / "c", (0, 0))
        (sources / "target/made").write_text("")
        self.assertIn(checksum(self.root, "src"), seen)

    def test_failing_program_is_one_line_that_names_the_log(self):
        log = self.root / "build/log"
        for script, said in {
            "echo wait; echo 'ERROR: no space'; echo more; exit 3": "ERROR: no space",
            "echo only; exit 1": "only",
            "exit 2": "it printed nothing",
        }.items():
            with self.assertRaises(Failed) as refused:
                command(log, self.root, "sh", "-c", script)
            self.assertEqual(f"{said} (all of it: {log})", str(refused.exception))
        with self.assertRaises(Failed) as refused:
            command(log, self.root, "no-such-program")
        self.assertEqual("no-such-program cannot be run: No such file or directory", str(refused.exception))

    def test_programs_run_in_any_folder_and_after_a_move(self):
        """The first lines as pip writes them: plain, and as text for Python."""
        bin = self.root / "bin"
        bin.mkdir()
        gone = "/gone/bin/python3.11"
        (bin / "plain").write_text(f"#!{gone}\nprint('ran')\n")
        (bin / "long").write_text(f"#!/bin/sh\n'''exec' \"{gone}\" \"$0\" \"$@\"\n' '''\nprint('ran')\n")
        (bin / "shell").write_text("#!/bin/sh\necho ran\n")
        for name in "moved", "a b'c \"d\" [e] $f %g #h ü&(i);j*?!~,k", "x" * 140:
            bin = bin.rename(self.root / name)
            (bin / "python").unlink(missing_ok=True)
            (bin / "python").symlink_to(sys.executable)
            write_first_lines(bin)
            for program in "plain", "long", "shell":
                (bin / program).chmod(0o755)
                self.assertEqual("ran\n", subprocess.check_output([bin / program], text=True))
        self.assertEqual("#!/bin/sh\necho ran\n", (bin / "shell").read_text())


if __name__ == "__main__":
    unittest.main()
