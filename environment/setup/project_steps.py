"""The steps of this project's set-up, each made from files of the project or from what an earlier step has made."""

import os
import platform
import shutil
import sys
from functools import partial
from pathlib import Path

from scripts import write_first_lines
from steps import Failed, Step, checksum, command

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "environment/java"))
from jars import DOCUMENTED, ChangedJar, check  # noqa: E402

VENV, BENCH, SPARK, SBOM = ROOT / ".venv", ROOT / ".venv-bench", ROOT / ".venv-spark", ROOT / "build/sbom"
KERNEL = VENV / "share/jupyter/kernels/harmonianet"
JOB = SPARK / "harmonianet"
PYTHON = getattr(sys, "_base_executable", sys.executable)  # not that of an environment which may be deleted
CLASSES = VENV / "made/classes"  # deleted with any jar: Java compares their times
LIB = ("pom.xml", "lib/pom.xml", "lib/src/main")
WARM_UP = ("environment/setup/class_archive.py", "environment/setup/warm_up.jsh")
CLASS_PATH = ("environment/python/requirements.txt", "environment/java/jars.txt")


def run(name: str, *arguments: str) -> None:
    command(ROOT / f"build/setup-{name}.log", ROOT, *map(str, arguments))


def maven(name: str, *arguments: str) -> None:
    run(name, PYTHON, "environment/java/maven.py", "-B", "-ntp", "-q", *arguments)


def java() -> str:
    """What tells one Java from another: its release file, or its place."""
    program = os.path.join(os.environ["JAVA_HOME"], "bin/java") if os.environ.get("JAVA_HOME") else shutil.which("java")
    path = Path(os.path.realpath(program or "java"))
    release = path.parents[1] / "release"
    return release.read_text(encoding="utf-8") if release.is_file() else f"{path}\n"


def check_jars(*folders: Path) -> None:
    try:
        for folder in folders:
            check(folder)
    except ChangedJar as problem:
        raise Failed(str(problem)) from None


def venv(folder: Path) -> Step:
    """A virtual environment. It is of no use to another Python than the one that made it."""
    source = f"{os.path.realpath(PYTHON)} {platform.python_version_tuple()[:2]} {platform.machine()}\n"

    def make() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        run("venv", PYTHON, "-m", "venv", folder)

    return Step("", folder / "made/venv", source, (folder / "bin/python",), make)


def packages(folder: Path, name: str, size: int) -> Step:
    pinned = f"environment/python/{name}.txt"

    def make() -> None:
        run(name, folder / "bin/python", "environment/python/install.py", pinned)
        (folder / "made/scripts").unlink(missing_ok=True)

    return Step(f"Python packages of {pinned}", folder / f"made/{name}", checksum(ROOT, pinned), (), make, size)


def scripts(folder: Path) -> Step:
    """The programs in the environment's folder bin, which name that folder in their first line."""

    def make() -> None:
        run("scripts", PYTHON, "-m", "venv", "--without-pip", folder)
        write_first_lines(folder / "bin")

    return Step("", folder / "made/scripts", f"{folder}\n", (), make)


def jar() -> Step:
    """The helper jar, what it needs to run, and the sources that JupyterLab's help shows."""

    def make() -> None:
        CLASSES.unlink(missing_ok=True)
        part, sources = KERNEL / "lib.part", KERNEL / "sources"
        for old in part, sources, ROOT / "lib/target/classes":  # javac leaves classes whose sources are gone
            shutil.rmtree(old, ignore_errors=True)
        shutil.copytree(ROOT / "lib/src/main/java", sources / "harmonianet")
        copy = "dependency:copy-dependencies"
        maven(
            "jar", "-pl", "lib", "package", copy, "license:download-licenses", "-DskipTests", "-DincludeScope=runtime",
            f"-DoutputDirectory={os.path.relpath(part, ROOT / 'lib')}",
        )
        maven(
            "sources", "-pl", "lib", copy, "-Dclassifier=sources", f"-DincludeArtifactIds={DOCUMENTED}",
            f"-DoutputDirectory={os.path.relpath(sources, ROOT / 'lib')}",
        )
        check_jars(part, sources)
        for file in "harmonianet.jar", "licenses.xml":
            shutil.copy(ROOT / "lib/target" / file, part)
        replace(part, KERNEL / "lib")

    source = checksum(ROOT, *LIB, *CLASS_PATH)
    says = "helper jar and its libraries"
    return Step(says, VENV / "made/jar", source, (KERNEL / "lib/harmonianet.jar",), make, 170, builds=True)


def kernel() -> Step:
    def make() -> None:
        CLASSES.unlink(missing_ok=True)
        shutil.copytree(ROOT / "environment/kernel", KERNEL, dirs_exist_ok=True)
        shutil.copy(VENV / "share/jupyter/kernels/java/jjava.jar", KERNEL)

    source = checksum(ROOT, "environment/kernel", "environment/python/requirements.txt")
    return Step("kernel HarmoniaNet (Java)", VENV / "made/kernel", source, (KERNEL / "kernel.json",), make)


def classes() -> Step:
    """The classes that a kernel loads first, as Java's archive. Another Java than the one that wrote it does not use it."""

    def make() -> None:
        archive = KERNEL / "classes.jsa"
        archive.unlink(missing_ok=True)
        run("classes", VENV / "bin/python", "environment/setup/class_archive.py", archive)
        if not archive.exists():
            print("set-up: this Java writes no archive of classes; each kernel starts a second later")

    made_from = checksum(ROOT, *LIB, *CLASS_PATH, "environment/kernel", *WARM_UP)
    source = f"{made_from} {KERNEL}\n{java()}"
    return Step("classes of the kernel", CLASSES, source, (), make, 40)


def lab() -> Step:
    """JupyterLab's settings, and its extensions, which draw charts with the plotly.js of the Python package."""
    plotly = VENV / "share/jupyter/labextensions/harmonianet-charts/static/plotly.min.js"

    def make() -> None:
        shutil.copytree(ROOT / "environment/jupyter", VENV, dirs_exist_ok=True)
        (package,) = VENV.glob("lib/python3*/site-packages/plotly/package_data/plotly.min.js")
        shutil.copy(package, plotly)

    source = checksum(ROOT, "environment/jupyter", "environment/python/requirements.txt")
    return Step("JupyterLab", VENV / "made/lab", source, (plotly,), make)


def job() -> Step:
    def make() -> None:
        part = SPARK / "harmonianet.part"
        for old in part, ROOT / "lib/target/classes", ROOT / "lib/spark/target/classes", ROOT / "lib/spark/target/lib":
            shutil.rmtree(old, ignore_errors=True)
        maven("spark-job", "-pl", "lib,lib/spark", "package", "-DskipTests")
        check_jars(ROOT / "lib/spark/target/lib")
        shutil.copytree(ROOT / "lib/spark/target/lib", part / "lib")
        shutil.copy(ROOT / "lib/spark/target/harmonianet-spark.jar", part)
        replace(part, JOB)

    source = checksum(ROOT, *LIB, "lib/spark/pom.xml", "lib/spark/src/main", "environment/java/jars.txt")
    return Step("Spark job", SPARK / "made/job", source, (JOB / "harmonianet-spark.jar",), make, 150, builds=True)


def cuda() -> Step:
    """DJL looks for libtorch here first. The link leads it to the rest of PyTorch, which lies beside its target."""
    folder = KERNEL / "cuda"

    def make() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        (site,) = BENCH.glob("lib/python3*/site-packages")
        for link, target in {"libtorch.so": "torch/lib/libtorch.so", "libcudart.so": "nvidia/cuda_runtime/lib/libcudart.so.12"}.items():
            (folder / link).symlink_to(os.path.relpath(site / target, folder))

    return Step("PyTorch for CUDA", VENV / "made/cuda", "links\n", (folder / "libtorch.so",), make)


def replace(part: Path, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    part.rename(folder)


BASE = "base"
PACKAGES = [partial(venv, VENV), partial(packages, VENV, "requirements", 340), partial(scripts, VENV)]
STOCK_PYTORCH = [partial(venv, BENCH), partial(packages, BENCH, "requirements-bench", 5000), partial(scripts, BENCH)]
PARTS = {
    BASE: [*PACKAGES, jar, kernel, classes, lab],
    "packages": PACKAGES,
    "browser": [partial(packages, VENV, "requirements-browser", 160), partial(scripts, VENV)],
    "spark": [partial(venv, SPARK), partial(packages, SPARK, "requirements-spark", 470), partial(scripts, SPARK), job],
    "bench": [*STOCK_PYTORCH, partial(packages, BENCH, "requirements-bench-notebook", 900), partial(scripts, BENCH)],
    "sbom": [partial(venv, SBOM), partial(packages, SBOM, "requirements-sbom", 30)],
    "gpu": [*STOCK_PYTORCH, cuda],
}
