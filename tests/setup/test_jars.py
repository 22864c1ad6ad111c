"""The check of the jars that the set-up has brought: python -m unittest tests/setup/test_jars.py."""

import hashlib
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "environment/java"))
import jars

KERNEL = ROOT / ".venv/share/jupyter/kernels/harmonianet"


class JarsTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.jar = self.folder / "a-1.0.jar"
        self.jar.write_bytes(b"content")
        self.lock = self.folder / "jars.txt"
        self.lock.write_text(f"# head\n{hashlib.sha256(b'content').hexdigest()}  org/a/1.0/a-1.0.jar\n")

    def test_locked_jar_passes(self):
        (self.folder / "harmonianet.jar").write_bytes(b"just built")
        jars.check(self.folder, self.lock)

    def test_jar_changed_by_one_byte_is_named(self):
        self.jar.write_bytes(b"Content")
        with self.assertRaisesRegex(jars.ChangedJar, "^a-1.0.jar has checksum .*, not the locked ed7002b4...: delete org/a/1.0 "):
            jars.check(self.folder, self.lock)

    def test_jar_that_is_not_locked_is_named(self):
        self.jar.rename(self.folder / "b-1.0.jar")
        with self.assertRaisesRegex(jars.ChangedJar, "^b-1.0.jar is not in jars.txt: run make lock"):
            jars.check(self.folder, self.lock)

    def test_program_ends_with_one_line(self):
        done = subprocess.run([sys.executable, "environment/java/jars.py", "check", self.folder], cwd=ROOT, capture_output=True, text=True)
        self.assertEqual((1, "a-1.0.jar is not in jars.txt: run make lock, and look at what it changes\n"), (done.returncode, done.stderr))

    def test_what_the_setup_has_brought_is_locked(self):
        for folder in KERNEL / "lib", KERNEL / "sources":
            self.assertTrue(list(folder.glob("*.jar")), folder)
            jars.check(folder)

    def test_every_platform_is_locked_at_the_version_of_the_pom(self):
        version = xml.parse(ROOT / "pom.xml").findtext("{*}properties/{*}pytorch.version")
        lock = jars.LOCK.read_text()
        for platform in jars.PLATFORMS:
            self.assertIn(f"/pytorch-native-cpu-{version}-{platform}.jar\n", lock)


if __name__ == "__main__":
    unittest.main()
