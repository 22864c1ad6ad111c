"""Tries HarmoniaNet on an NVIDIA GPU: gpu.py FOLDER [--quick] [--dry-run RUN]

Executes 01 to 05 and 11 on the GPU and then on the CPU of the same machine, each in a run
directory of its own. Prints how they compare, checks what they have left, and writes
FOLDER/gpu.json. --quick gives 11 its quick settings.

Where the set-up cannot bring PyTorch for CUDA, PYTORCH_LIBRARY_PATH and LD_LIBRARY_PATH can both
name a folder with libtorch.so, libcudart.so, and DJL's libdjl_torch.so built for it.

--dry-run tries all but the GPU: both sides are copies of a run that was made on the CPU, on which
03 is executed once more.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from statistics import median

import psutil
from jupyter_client.kernelspec import KernelSpecManager

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "environment/report"))
from judge import HARNESS, ALL_GENRES, artifact, differences, faults  # noqa: E402
from failures import in_one_line  # noqa: E402
from project import commit  # noqa: E402
from run_notebooks import execute  # noqa: E402

NOTEBOOKS = ["01-eda", "02-preprocessing", "03-model", "04-training", "05-evaluation", ALL_GENRES]
WARM_UP = 5


class Memory(threading.Thread):
    """The most memory that kernels have used, and that was used on the GPU, in GiB."""

    def __init__(self):
        super().__init__(daemon=True)
        self.kernels = self.gpu = 0.0
        self.over = threading.Event()

    def run(self):
        while not self.over.wait(0.5):
            self.kernels = max(self.kernels, sum(map(_resident, psutil.Process().children())) / 2**30)
            self.gpu = max(self.gpu, float(nvidia_smi("memory.used") or 0) / 1024)


def _resident(process) -> int:
    try:
        return process.memory_info().rss
    except psutil.Error:  # it has ended
        return 0


def nvidia_smi(query: str) -> str:
    """What the driver says of the first GPU; nothing where there is none."""
    command = ["nvidia-smi", "--id=0", f"--query-gpu={query}", "--format=csv,noheader,nounits"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def run_notebooks(names: list[str], device: str, run: Path, quick: bool) -> dict:
    os.environ.update(HARMONIANET_RUN=str(run), HARMONIANET_DEVICE=device)
    memory = Memory()
    memory.start()
    found = {}
    for name in names:
        os.environ["HARMONIANET_QUICK"] = str(quick and name == ALL_GENRES).lower()
        source = ROOT / f"notebooks/{name}.ipynb"
        found[f"{name} (s)"] = execute(source, run.with_name(f"{run.name}-notebooks") / source.name)
    memory.over.set()
    return {**found, "memory of a kernel (GiB)": memory.kernels, "memory of the GPU in use (GiB)": memory.gpu}


def speed(run: Path) -> dict:
    """What the notebooks have measured of themselves."""
    ends = [float(line.split(",")[2]) for line in (run / "history.csv").read_text().split()[1:]]
    genres = artifact(run, f"results/{ALL_GENRES}.json")
    return {
        "baseline: an epoch (ms)": 1000 * median(end - start for start, end in zip(ends[WARM_UP:], ends[WARM_UP + 1 :])),
        "baseline: whole training (s)": ends[-1],
        "all genres: an epoch (s)": genres["train_seconds"] / genres["epochs"],
    }


def probe(run: Path, device: str, seconds: float) -> dict:
    """What GpuProbe finds of a run's networks, with the kernel's options, libraries and variables."""
    kernel = KernelSpecManager().get_kernel_spec("harmonianet")
    options = [word.replace("{resource_dir}", kernel.resource_dir) for word in kernel.argv]
    program = ["-cp", f"{kernel.resource_dir}/lib/*", str(HARNESS / "GpuProbe.java"), str(run), device, str(seconds)]
    command = options[: options.index("-cp")] + program
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env={**os.environ, **kernel.env})
    return json.loads(done.stdout)


def table(gpu: dict, cpu: dict) -> str:
    lines = [f"{'':45}{'GPU':>12}{'CPU':>12}{'GPU/CPU':>10}"]
    for name, here in gpu.items():
        values = [f"{value:,.0f}" if value >= 1000 else f"{value:.3g}" for value in (here, cpu[name])]
        ratio = f"{here / cpu[name]:.2f}" if cpu[name] else ""
        lines.append(f"{name:45}{values[0]:>12}{values[1]:>12}{ratio:>10}")
    return "\n".join(lines)


def start(folder: Path, dry_run: Path | None) -> tuple[Path, Path]:
    """Empty run directories, or copies of a run."""
    shutil.rmtree(folder, ignore_errors=True)
    runs = folder / "gpu", folder / "cpu"
    for run in runs:
        if dry_run:
            shutil.copytree(dry_run, run, ignore=shutil.ignore_patterns("*.lock"))
    return runs


def main(folder: Path, quick: bool, dry_run: Path | None) -> int:
    for name in [name for name in os.environ if name.startswith("HARMONIANET_") and name != "HARMONIANET_DATA"]:
        del os.environ[name]
    device, names, seconds = ("cpu", ["03-model"], 0.2) if dry_run else ("gpu", NOTEBOOKS, 3)
    gpu, cpu = start(folder.resolve(), dry_run)
    used = [run_notebooks(names, device, gpu, quick), run_notebooks(names, "cpu", cpu, quick)]
    probed = probe(gpu, device, seconds)
    sides = [{**speed(run), **rates, **more} for run, rates, more in zip((gpu, cpu), probed["rates"], used)]
    wrong = faults(gpu, device, quick) + faults(cpu, "cpu", quick) + differences(gpu, cpu, probed["logits_apart"])
    facts = {"commit": commit(), "gpu": nvidia_smi("name,driver_version,memory.total"), "engine": probed["engine"]}
    facts.update(cores=os.cpu_count(), quick=quick, dry_run=bool(dry_run), logits_apart=probed["logits_apart"])
    report = {**facts, "GPU": sides[0], "CPU": sides[1], "faults": wrong}
    (folder / "gpu.json").write_text(json.dumps(report, indent=1), encoding="utf-8")
    print(f"{json.dumps(facts)}\n\n{table(*sides)}\n")
    print("\n".join(wrong) or "all is as it should be", file=sys.stderr if wrong else sys.stdout)
    return 1 if wrong else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--dry-run", type=Path)
    arguments = parser.parse_args()
    with in_one_line():
        sys.exit(main(arguments.folder, arguments.quick, arguments.dry_run))
