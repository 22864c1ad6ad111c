"""Looks at the machine: what the set-up needs, what is there, and what to do about what is not."""

import os
import pwd
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "report"))
from memory import NEEDED_GB, total  # noqa: E402

JDK = "install a JDK, version 17 or newer (Debian: openjdk-17-jdk), or set JAVA_HOME"
NATIVE = 450  # MB that DJL unpacks into its cache


@dataclass(frozen=True)
class Finding:
    """What was found, and what to do if that will not do."""

    what: str
    found: str
    problem: str = ""


def said(*command: str) -> str | None:
    """What a program prints, on either stream; None if it cannot be run."""
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def folder(root: Path) -> Finding:
    """Java separates a class path with ":", and an agent's options from its jar with "="; Maven reads "\\" as "/"."""
    name = str(root)
    bad = [character for character in name if character in ":=\\" or not character.isprintable()]
    problem = f"the project's folder has {bad[0]!r} in its path, which Java or Maven cannot take: move it to another folder" if bad else ""
    return Finding("folder", repr(name)[1:-1] if bad else name, problem)


def python() -> Finding:
    found = f"{sys.version.split()[0]}, {os.path.realpath(sys.executable)}"
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        return Finding("Python", found, "Python's venv is missing: install it (Debian: python3-venv)")
    return Finding("Python", found)


def java() -> Finding:
    home = os.environ.get("JAVA_HOME", "")
    program = os.path.join(home, "bin/java") if home else "java"
    version = re.search(r'version "((?:1\.)?(\d+)[^"]*)', said(program, "-version") or "")
    if not version:
        if home:
            return Finding("Java", "none", f"JAVA_HOME names {home}, which has no Java: {JDK}")
        return Finding("Java", "none", f"Java is missing: {JDK}")
    full, major = version.groups()
    found = f"{full}, {home or os.path.realpath(shutil.which('java') or 'java').removesuffix('/bin/java')}"
    if int(major) < 17:
        return Finding("Java", found, f"Java {major} is too old: {JDK}")
    if "jdk.jshell" not in (said(program, "--list-modules") or ""):
        return Finding("Java", found, f"Java {major} is no JDK, only a runtime: {JDK}")
    return Finding("Java", found)


def maven(reason: str = "") -> Finding:
    """Only asked for if something is to be built; `reason` says what, if it had been built before."""
    output = said("mvn", "--version")
    if output is None and shutil.which("mvn"):
        return Finding("Maven", "there", "Maven does not start: see what mvn --version says")
    if output is None:
        return Finding("Maven", "none", f"Maven is missing{reason}: install it (Debian: maven)")
    version = re.search(r"Apache Maven ([\d.]+)", output)
    found = version.group(1).rstrip(".") if version else "unknown"
    numbers = tuple(int(part) for part in found.split(".") if part.isdigit())
    old = version is not None and numbers < (3, 6, 3)
    return Finding("Maven", found, f"Maven {found} is too old: install version 3.6.3 or newer" if old else "")


def existing(path: Path) -> Path:
    """The folder itself, or the nearest one above it that exists."""
    while not path.exists():
        path = path.parent
    return path


def disk(what: str, path: Path, needed: int, writes: bool = True) -> Finding:
    """`needed` is in MB; `writes` tells whether anything will be written at all."""
    free = shutil.disk_usage(existing(path)).free // 1_000_000
    problem = ""
    if writes and not os.access(existing(path), os.W_OK):
        problem = f"{existing(path)} cannot be written: change its permissions, or use another folder"
    elif free < needed:
        problem = f"{path} has {free} MB of free space, and the set-up needs {needed} MB there: delete something"
    return Finding(what, f"{free / 1000:.1f} GB free at {path}", problem)


def djl_cache() -> Finding:
    """Where DJL unpacks its native libraries, by the rules of its own."""
    named = os.environ.get("DJL_CACHE_DIR", "")
    try:
        home = Path(pwd.getpwuid(os.getuid()).pw_dir)
    except KeyError:  # a user without an entry, as in a container
        home = Path.home()
    path = Path(named) if named else (home if os.access(home, os.W_OK) else Path("/tmp")) / ".djl.ai"
    there = any(path.glob("pytorch/*/libtorch_cpu.*"))
    found = disk("DJL's cache", path, 0 if there else NATIVE, writes=not there)
    advice = "set DJL_CACHE_DIR to another folder"
    if os.statvfs(existing(path)).f_flag & getattr(os, "ST_NOEXEC", 0):
        return Finding(found.what, found.found, f"{path} is on a disk that runs no programs (noexec): {advice}")
    return Finding(found.what, found.found, found.problem and f"{found.problem.split(':')[0]}: {advice}")


def memory() -> Finding:
    size = total() / 1e9
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count()
    problem = "" if size >= NEEDED_GB else f"{size:.1f} GB of memory is too little: the notebooks need {NEEDED_GB} GB"
    return Finding("memory", f"{size:.1f} GB, {cores} cores", problem)


def gpu(wish: str, installed: bool) -> Finding:
    """PyPI's PyTorch 2.7.1 has CUDA 12.6, which takes any driver for CUDA 12, and is compiled for these GPUs."""
    if wish not in ("auto", "cpu", "gpu"):
        return Finding("GPU", "not looked for", f'HARMONIANET_DEVICE is "{wish}"; it takes auto, cpu or gpu')
    query = said("nvidia-smi", "--query-gpu=driver_version,compute_cap,name", "--format=csv,noheader") or ""
    seen = re.match(r"(\d[\d.]*), (\d+\.\d+), (.+)", query)
    driver, capability, name = seen.groups() if seen else ("", "", "")
    system = os.uname()
    obstacle = ""
    if not name:
        obstacle = "nvidia-smi, which comes with NVIDIA's driver, shows no GPU"
    elif (system.sysname, system.machine) != ("Linux", "x86_64"):
        obstacle = "PyTorch for CUDA is only for Linux on x86_64"
    elif int(driver.split(".")[0]) < 525:
        obstacle = f"the NVIDIA driver {driver} is too old: install version 525 or newer"
    elif not 5 <= float(capability) < 10:
        obstacle = f"PyTorch for CUDA takes compute capability 5.0 to 9.0, and the {name} has {capability}"
    found = f"{name}, driver {driver}" if name else "none"
    if wish == "gpu" and obstacle:
        return Finding("GPU", found, f"HARMONIANET_DEVICE=gpu, but {obstacle}; set it to auto or cpu")
    if obstacle or wish == "cpu":
        return Finding("GPU", f"{found}; PyTorch for the CPU")
    if wish == "gpu" or installed:
        return Finding("GPU", f"{found}; PyTorch for CUDA")
    return Finding("GPU", f"{found}; PyTorch for the CPU, DEVICE=gpu brings the one for CUDA, 3 GB")
