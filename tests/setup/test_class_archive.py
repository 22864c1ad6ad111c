import json
import subprocess
import sys
import unittest
from pathlib import Path

KERNEL = Path(sys.prefix) / "share/jupyter/kernels/harmonianet"


class ClassArchive(unittest.TestCase):
    def test_kernel_uses_the_archive(self):
        argv = json.loads((KERNEL / "kernel.json").read_text(encoding="utf-8"))["argv"]
        command = [word.replace("{resource_dir}", str(KERNEL)) for word in argv[:-1]]
        command.insert(2, "-Xlog:class+load")
        shown = subprocess.run([*command, "no connection"], capture_output=True, text=True)
        self.assertIn("source: shared objects file (top)", shown.stdout)  # as Java calls what is no class of its own
        self.assertEqual("java.nio.file.NoSuchFileException: no connection\n", shown.stderr)


if __name__ == "__main__":
    unittest.main()
