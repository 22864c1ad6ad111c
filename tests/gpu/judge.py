"""Says what is wrong with the runs of the GPU and the CPU."""

import json
import re
from pathlib import Path

HARNESS = Path(__file__).resolve().parents[1] / "src/test/java/org/harmonianet/harness"
ALL_GENRES = "11-all-genres"
LOGITS_APART = 1e-4  # float32 leaves them 1e-5 apart, TF32 1e-2; PyTorch has TF32 off
TF32 = "unset TORCH_ALLOW_TF32_CUBLAS_OVERRIDE and NVIDIA_TF32_OVERRIDE if they are set"


def artifact(run: Path, name: str) -> dict:
    return json.loads((run / name).read_text(encoding="utf-8"))


def bands(quick: bool) -> dict:
    """The harness's bands by score, read from its tests, so that there is one gate of each."""
    real, genres = ((HARNESS / name).read_text() for name in ("RealDataTest.java", "AllGenresTest.java"))
    low, high = re.search(r'"accuracy", accuracy, ([.\d]+), ([.\d]+)', real).groups()
    found = {"accuracy": (float(low), float(high))}
    for genre, f1, tolerance in re.findall(r'"([\w-]+), (\.\d+), (\.\d+)"', real):
        found[genre] = (float(f1) - float(tolerance), float(f1) + float(tolerance))
    for score, *least in re.findall(r'"(any_label\w*), (\.\d+), (\.\d+)"', genres):
        found[score] = (float(least[quick]), float(least[quick]) + 0.1)
    return found


def faults(run: Path, device: str, quick: bool) -> list[str]:
    """What is wrong with a run, a line each."""
    metrics, genres = artifact(run, "metrics.json"), artifact(run, f"results/{ALL_GENRES}.json")
    trained = {metrics["device"], artifact(run, "all-genres-model/model.json")["device"]}
    found = [] if trained == {device} else [f"{run}: trained on {trained}, not on {device}"]
    scores = {**genres, "accuracy": metrics["accuracy"]}
    scores.update((genre, score["f1"]) for genre, score in metrics["per_genre"].items())
    for name, (low, high) in bands(quick).items() if metrics["data"] == "real" else ():
        if not low <= scores[name] <= high:
            found.append(f"{run}: {name} is {scores[name]:.4f}, outside of [{low:.3f}, {high:.3f}]")
    return found


def differences(gpu: Path, cpu: Path, logits_apart: dict) -> list[str]:
    """What the two do not have in common though they have to, a line each."""
    splits = artifact(gpu, "split.json"), artifact(cpu, "split.json")
    found = [f"the {side} rows differ" for side in ("train", "test") if splits[0][side] != splits[1][side]]
    for network, apart in logits_apart.items():
        if not apart <= LOGITS_APART:
            found.append(f"{network}: logits of GPU and CPU are {apart:.2g} apart, not {LOGITS_APART:.0e}: {TF32}")
    return found
