"""Scores a file of tracks: what `make score` runs.

The environment has IN, OUT and, if they are wished for, MODEL and MASTER: as they are, because a shell or make would
read some characters of a file's name as their own. Without MASTER, one Java process scores; with it, Spark does.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KERNEL = ROOT / ".venv/share/jupyter/kernels/harmonianet"
SPARK = ROOT / ".venv-spark"
NETWORK = ["01-eda", "11-all-genres"]  # the notebooks that make the network for all genres

sys.path[:0] = [str(ROOT / "environment" / name) for name in ("python", "setup", "report")]
from charset import use_utf8  # noqa: E402
from dataset import SHA256  # noqa: E402
from failures import Failed, in_one_line  # noqa: E402


def variable(name: str) -> str:
    return os.environ.get(name, "")


def run() -> Path:
    """The folder in which the notebooks leave their files."""
    return Path(variable("HARMONIANET_RUN").strip() or "build/run")


def java() -> list[str]:
    return [
        "/bin/sh",
        str(KERNEL / "java.sh"),
        "-Xmx512m",
        "-XX:+UseSerialGC",
        "-XX:+IgnoreUnrecognizedVMOptions",
        "--sun-misc-unsafe-memory-access=allow",
        "--enable-native-access=ALL-UNNAMED",
        "-Dai.djl.offline=true",
        "-Dai.djl.pytorch.num_threads=1",  # there is a thread of Java's for each core
        "-Dfile.encoding=UTF-8",
        "-Dstdout.encoding=UTF-8",
        "-Dstderr.encoding=UTF-8",
        "-Duser.language=en",
        "-Duser.country=US",
        f"-Dharmonianet.progress={str(sys.stderr.isatty()).lower()}",
        "-cp",
        f"{KERNEL}/lib/*",
        "org.harmonianet.scoring.ScoreCommand",
    ]


def spark() -> list[str]:
    """The command of the Spark job, which finds its configuration in the environment."""
    os.environ["PATH"] = f"{SPARK}/bin:{variable('PATH')}"
    os.environ["SPARK_CONF_DIR"] = str(ROOT / "environment/spark")
    if variable("MASTER").startswith("local"):
        os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    jars = ",".join(map(str, sorted((SPARK / "harmonianet/lib").glob("*.jar"))))
    options = ["--master", variable("MASTER"), "--jars", jars, "--class", "org.harmonianet.spark.ScoreJob"]
    return ["spark-submit", *options, str(SPARK / "harmonianet/harmonianet-spark.jar")]


def train() -> None:
    """Trains the network for all genres from the dataset, whatever is set for the tracks to score."""
    print("there is no network for all genres yet: notebooks 01 and 11 train it (about three minutes)", flush=True)
    explored = run() / "results/01-eda.json"
    if explored.exists():
        made = json.loads(explored.read_text(encoding="utf-8"))["provenance"]
        if made["data"] == "real" and made["data_sha256"] != SHA256:
            raise Failed(f"{run()} has results of another catalogue: set HARMONIANET_RUN to a new folder, or run 11-all-genres")
    data = os.environ.pop("HARMONIANET_DATA", "").strip()
    if data in ("required", "synthetic"):
        os.environ["HARMONIANET_DATA"] = data
    elif data:
        print(f"the network learns from the published dataset, not from HARMONIANET_DATA={data}", flush=True)
    for name in "HARMONIANET_COLUMNS", "HARMONIANET_BAD_ROWS":
        os.environ.pop(name, None)
    notebooks = [f"notebooks/{name}.ipynb" for name in NETWORK]
    for command in (
        ["make", "-s", "data"],
        [sys.executable, "environment/report/run_notebooks.py", "build/network", *notebooks],
    ):
        if subprocess.run(command).returncode:
            raise Failed("the network could not be trained: the lines above say why")


def main() -> None:
    tracks, out = variable("IN"), variable("OUT")
    model = variable("MODEL") or str(run() / "all-genres-model")
    for name, value in {"IN": tracks, "OUT": out, "MODEL": model}.items():
        if value != value.encode(errors="replace").decode():
            raise Failed(f"{name} names a path that is not text in UTF-8: rename the file or folder")
    use_utf8()
    if not variable("MODEL") and not Path(model, "model.json").exists():
        if not variable("MASTER") and subprocess.run([*java(), tracks, out]).returncode:
            sys.exit(1)  # before a training that would be in vain
        settings = os.environ.copy()
        train()
        os.environ |= settings
    command = [*(spark() if variable("MASTER") else java()), tracks, out, model]
    sys.stdout.flush()
    try:
        os.execvp(command[0], command)
    except OSError as problem:
        raise Failed(f"cannot run {command[0]}: {problem.strerror}: run make setup") from None


if __name__ == "__main__":
    if not variable("IN") or not variable("OUT"):
        print("usage: make score IN=tracks.csv OUT=genres.csv", file=sys.stderr)
        sys.exit(2)
    with in_one_line():
        main()
