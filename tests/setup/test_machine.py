"""What the set-up says of a machine: python -m unittest tests/setup/test_machine.py."""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "environment/setup"))
import machine
from memory import limits

H100 = "550.54.15, 9.0, NVIDIA H100 80GB HBM3"
JDK = "echo 'openjdk version \"17.0.2\"' >&2; echo jdk.jshell@17"


class MachineTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        variables = {"PATH": f"{self.folder}:{os.environ['PATH']}", "JAVA_HOME": "", "PYTHON": "", "DJL_CACHE_DIR": ""}
        patch = mock.patch.dict(os.environ, variables)
        patch.start()
        self.addCleanup(patch.stop)

    def tool(self, name, script, folder=None):
        """Puts a program first on the PATH that runs a shell script."""
        file = (folder or self.folder) / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(0o755)

    def assert_problem(self, start, finding):
        self.assertTrue(finding.problem.startswith(start), finding)
        self.assertEqual(1, len(finding.problem.splitlines()), finding)

    def test_old_or_missing_java(self):
        for script, problem in {
            "echo 'openjdk version \"11.0.2\"' >&2": "Java 11 is too old: install a JDK, version 17",
            "echo 'java version \"1.8.0_402\"' >&2": "Java 8 is too old: install a JDK, version 17",
            "exit 127": "Java is missing: install a JDK, version 17",
            "echo 'openjdk version \"17.0.2\"' >&2; echo java.base@17": "Java 17 is no JDK, only a runtime: install",
        }.items():
            with self.subTest(script):
                self.tool("java", script)
                self.assert_problem(problem, machine.java())

    def test_java_home_decides(self):
        self.tool("java", "exit 127")
        self.tool("bin/java", JDK.replace("17", "25"), self.folder / "jdk")
        os.environ["JAVA_HOME"] = str(self.folder / "jdk")
        self.assertEqual((f"25.0.2, {self.folder}/jdk", ""), (machine.java().found, machine.java().problem))
        os.environ["JAVA_HOME"] = "/nonexistent"
        self.assert_problem("JAVA_HOME names /nonexistent, which has no Java: install a JDK", machine.java())

    def start_java(self, **variables):
        """What the script that starts Java for kernels and commands does."""
        command = ["/bin/sh", ROOT / "environment/kernel/java.sh", "a b"]
        return subprocess.run(command, env={**os.environ, **variables}, capture_output=True, text=True)

    def test_kernel_runs_the_java_of_java_home(self):
        self.tool("java", "echo of the PATH: $1")
        self.assertEqual("of the PATH: a b\n", self.start_java().stdout)
        self.tool("bin/java", "echo of JAVA_HOME: $1, $LC_ALL", self.folder / "jdk")
        home = str(self.folder / "jdk")
        self.assertEqual("of JAVA_HOME: a b, C.UTF-8\n", self.start_java(JAVA_HOME=home, LC_ALL="C").stdout)
        (self.folder / "jdk/release").write_text('JAVA_VERSION="1.8.0_402"\n')
        runtime = self.folder / "runtime"
        self.tool("bin/java", "echo not run", runtime)
        (runtime / "release").write_text('JAVA_VERSION="17.0.2"\nMODULES="java.base java.sql"\n')
        no_jdk = f"Java 17 is no JDK, only a runtime ({runtime}/bin/java): install"
        for broken, problem in {str(runtime): no_jdk, home: f"Java 8 is too old ({home}/bin/java): install", "/none": "JAVA_HOME names /none, which"}.items():
            done = self.start_java(JAVA_HOME=broken)
            self.assertEqual((1, True, 1), (done.returncode, done.stderr.startswith(problem), done.stderr.count("\n")), done.stderr)

    def test_java_keeps_the_memory_of_arrays_unless_the_user_decides(self):
        self.tool("java", "env | grep ^MALLOC | sort")
        threshold = "MALLOC_MMAP_THRESHOLD_=33554432"
        self.assertEqual(f"MALLOC_ARENA_MAX=1\n{threshold}\nMALLOC_TRIM_THRESHOLD_=268435456\n", self.start_java().stdout)
        of_user = self.start_java(MALLOC_ARENA_MAX="4", MALLOC_TRIM_THRESHOLD_="1").stdout
        self.assertEqual(f"MALLOC_ARENA_MAX=4\n{threshold}\nMALLOC_TRIM_THRESHOLD_=1\n", of_user)

    def test_old_or_missing_maven(self):
        for version, problem in {
            "3.5.4": "Maven 3.5.4 is too old: install version 3.6.3 or newer",
            "3.6.2": "Maven 3.6.2 is too old: install version 3.6.3 or newer",
            "3.6.3": "", "3.8.7": "", "3.10.1": "", "4.0.0-rc-5": "",
        }.items():
            with self.subTest(version):
                self.tool("mvn", f"echo Apache Maven {version}")
                self.assertEqual(problem, machine.maven().problem)
        self.tool("mvn", "exit 1")
        self.assert_problem("Maven does not start: see", machine.maven())
        os.environ["PATH"] = str(self.folder)
        (self.folder / "mvn").unlink()
        self.assert_problem("Maven is missing, and it rains: install it (Debian: maven)", machine.maven(", and it rains"))

    def test_old_or_missing_python(self):
        self.tool("old", "echo Python 3.8.1; exit 1")
        for python, problem in {
            "old": "Python 3.8.1 is too old: install Python 3.10",
            "/none": "Python is missing, at PYTHON=/none: install Python 3.10",
        }.items():
            done = subprocess.run(
                [ROOT / "environment/setup/setup.sh", "check"], env={**os.environ, "PYTHON": python}, capture_output=True, text=True
            )
            self.assertEqual(1, done.returncode)
            self.assertTrue(done.stderr.startswith(problem), done.stderr)
            self.assertEqual(1, len(done.stderr.splitlines()), done.stderr)

    def test_folder_that_java_or_maven_cannot_take(self):
        for name in "a:b", "a=b", "a\\b", "a\nb":
            self.assert_problem("the project's folder has ", machine.folder(Path("/tmp") / name))
        self.assertEqual("", machine.folder(Path("/tmp/a b'c \"d\" [e] $f %g #h ü&(i);j*?!~,k")).problem)

    def test_full_disk_names_what_is_needed(self):
        self.assertEqual("", machine.disk("disk", self.folder / "none/yet", 1).problem)
        self.assert_problem(f"{self.folder} has ", machine.disk("disk", self.folder, 10**9))

    def test_djl_cache_that_cannot_be_used(self):
        os.environ["DJL_CACHE_DIR"] = str(self.folder / "cache")
        self.assertEqual("", machine.djl_cache().problem)
        with mock.patch("os.statvfs", return_value=mock.Mock(f_flag=os.ST_NOEXEC, f_bavail=10**9, f_frsize=4096, f_blocks=1, f_bfree=1)):
            self.assert_problem(f"{self.folder}/cache is on a disk that runs no programs (noexec): set DJL_CACHE_DIR", machine.djl_cache())
        with mock.patch("os.access", return_value=False):
            self.assert_problem(f"{self.folder} cannot be written: set DJL_CACHE_DIR", machine.djl_cache())
            self.assertEqual("", machine.disk("disk", self.folder, 0, writes=False).problem)
        (self.folder / "cache/pytorch/2.7.1").mkdir(parents=True)  # unpacking has been stopped
        with mock.patch("shutil.disk_usage", return_value=mock.Mock(free=9_000_000)):
            self.assert_problem(f"{self.folder}/cache has 9 MB of free space, and the set-up needs 450 MB there: set", machine.djl_cache())
            (self.folder / "cache/pytorch/2.7.1/libtorch_cpu.so").touch()
            self.assertEqual("", machine.djl_cache().problem)

    def test_too_little_memory(self):
        self.assertEqual("", machine.memory().problem)
        with mock.patch("machine.total", return_value=0.8e9):
            self.assertEqual("0.8 GB of memory is too little: the notebooks need 1.1 GB", machine.memory().problem)

    def test_memory_of_a_container_is_the_least_limit_of_its_groups(self):
        for name, limit in {"a/memory.max": "900", "memory.max": "max", "memory/x/y/memory.limit_in_bytes": "700",
                            "memory/x/memory.limit_in_bytes": "600"}.items():
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_text(f"{limit}\n")
        self.assertEqual([900], limits("0::/a/b\n", self.folder))
        self.assertEqual([700, 600], limits("3:cpu:/x\n2:memory:/x/y\n", self.folder))

    def gpu(self, wish, script, installed=False):
        self.tool("nvidia-smi", script)
        with mock.patch("os.uname", return_value=mock.Mock(sysname="Linux", machine="x86_64")):
            return machine.gpu(wish, installed)

    def test_gpu_that_can_be_used(self):
        h100 = "NVIDIA H100 80GB HBM3, driver 550.54.15; PyTorch for"
        for wish, installed, found in (
            ("auto", False, f"{h100} the CPU, DEVICE=gpu brings the one for CUDA, 3 GB"),
            ("auto", True, f"{h100} CUDA"),
            ("gpu", False, f"{h100} CUDA"),
            ("cpu", True, f"{h100} the CPU"),
        ):
            finding = self.gpu(wish, f"echo '{H100}'; echo '470.1, 3.5, Tesla K40'", installed)
            self.assertEqual((found, ""), (finding.found, finding.problem))

    def test_gpu_that_cannot_be_used_is_a_problem_if_it_is_wished_for(self):
        none = "nvidia-smi, which comes with NVIDIA's driver, shows no GPU"
        for script, obstacle in {
            "exit 127": none,
            "echo NVIDIA-SMI has failed; exit 9": none,
            "echo No devices were found": none,
            "echo '470.256.02, 8.0, NVIDIA A100'": "the NVIDIA driver 470.256.02 is too old: install version 525 or newer",
            "echo '570.86.10, 12.0, NVIDIA GeForce RTX 5090'": "PyTorch for CUDA takes compute capability 5.0 to 9.0,"
            " and the NVIDIA GeForce RTX 5090 has 12.0",
        }.items():
            with self.subTest(script):
                expected = f"HARMONIANET_DEVICE=gpu, but {obstacle}; set it to auto or cpu"
                self.assertEqual(expected, self.gpu("gpu", script).problem)
                unwished = self.gpu("auto", script)
                self.assertEqual("", unwished.problem)
                self.assertTrue(unwished.found.endswith("; PyTorch for the CPU"), unwished)

    def test_wrong_wish(self):
        expected = 'HARMONIANET_DEVICE is "GPU"; it takes auto, cpu or gpu'
        self.assertEqual(expected, self.gpu("GPU", f"echo '{H100}'").problem)


if __name__ == "__main__":
    unittest.main()
