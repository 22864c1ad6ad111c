"""Locks and checks the jars that the notebooks and the job on Spark run on.

    jars.py check FOLDER ...    ends with one line if a jar in a folder is not the locked one
    jars.py lock                writes jars.txt anew, for all platforms

jars.txt has the form of sha256sum, with the paths of Maven's local repository.
"""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCK = Path(__file__).with_name("jars.txt")
OWN = "harmonianet"  # begins the names of the jars that Maven has just built
PLATFORMS = ("linux-x86_64", "linux-aarch64", "osx-aarch64")  # of lib/pom.xml
DOCUMENTED = "tablesaw-core,tablesaw-jsplot,api,smile-core"  # whose sources JupyterLab's help shows
COPY = "-q -C -pl lib dependency:copy-dependencies".split()


class ChangedJar(Exception):
    """Which jar is not the locked one, in one line."""


def check(folder: Path, lock: Path = LOCK) -> None:
    """Compares all jars in a folder with the lock; raises ChangedJar at the first that differs."""
    locked = {}
    for line in lock.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            checksum, path = line.split()
            locked[Path(path).name] = (checksum, Path(path).parent)
    for jar in sorted(folder.glob("*.jar")):
        if jar.name.startswith(OWN):
            continue
        if jar.name not in locked:
            raise ChangedJar(f"{jar.name} is not in {lock.name}: run make lock, and look at what it changes")
        checksum, place = locked[jar.name]
        found = sha256(jar)
        if found != checksum:
            raise ChangedJar(
                f"{jar.name} has checksum {found[:8]}..., not the locked {checksum[:8]}...: delete {place}"
                " from Maven's local repository, then run the same command again"
            )


def sha256(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as content:
        while block := content.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def lock() -> None:
    """Downloads all anew, because what lies in this machine's local repository may have been changed."""
    work = ROOT / "build/lock"
    shutil.rmtree(work, ignore_errors=True)
    try:
        for platform in PLATFORMS:
            copy(work, "-DincludeScope=runtime", f"-Dpytorch.platform={platform}")
        copy(work, "-Dclassifier=sources", f"-DincludeArtifactIds={DOCUMENTED}")
        repository = {jar.name: jar for jar in (work / "repository").rglob("*.jar")}
        wanted = [repository[jar.name] for jar in (work / "jars").glob("*.jar")]
        lines = sorted(f"{sha256(jar)}  {jar.relative_to(work / 'repository').as_posix()}" for jar in wanted)
        lines.sort(key=lambda line: line.split()[1])
        head = "# The jars that the project runs on, and the sources that its help shows. Written by make lock.\n"
        LOCK.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    finally:
        shutil.rmtree(work, ignore_errors=True)


def copy(work: Path, *options: str) -> None:
    folders = [f"-Dmaven.repo.local={work / 'repository'}", f"-DoutputDirectory={work / 'jars'}"]
    maven = [sys.executable, str(ROOT / "environment/java/maven.py"), "-B", "-ntp", *COPY, *folders, *options]
    if subprocess.run(maven).returncode:
        raise SystemExit("the jars are not locked anew")


def main(task: str, *folders: str) -> None:
    if task == "lock":
        lock()
        return
    try:
        for folder in folders:
            check(Path(folder))
    except ChangedJar as problem:
        raise SystemExit(str(problem)) from None


if __name__ == "__main__":
    main(*sys.argv[1:])
