"""The commands that are watched: their time, their memory, and what they say if they fail."""

import sys
import unittest

from processes import BenchFailed, watched

MEGABYTES = 100
CHILD = f"import time; held = b'x' * {MEGABYTES}_000_000; time.sleep(.5)"


def parent_of(program: str) -> str:
    return f"import subprocess, sys; subprocess.run([sys.executable, '-c', {program!r}])"


class Watched(unittest.TestCase):
    def test_counts_the_memory_of_all_processes(self):
        seconds, peak = watched([sys.executable, "-c", parent_of(parent_of(CHILD))], {})
        self.assertGreater(peak, MEGABYTES * 1e6)
        self.assertGreater(seconds, 0.5)

    def test_says_why_a_command_failed(self):
        with self.assertRaisesRegex(BenchFailed, "^no such track$"):
            watched([sys.executable, "-c", "raise SystemExit('no such track')"], {})

    def test_passes_variables_on(self):
        program = "import os; raise SystemExit(os.environ['THREADS'])"
        with self.assertRaisesRegex(BenchFailed, "^2$"):
            watched([sys.executable, "-c", program], {"THREADS": 2})


if __name__ == "__main__":
    unittest.main()
