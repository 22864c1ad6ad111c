"""Scores a file of tracks in pandas and stock PyTorch, as make score does: scoring_torch.py THREADS FOLDER IN OUT.

FOLDER holds a network that PrepareScoring has saved. The inputs are those of TrackEncoder, computed with
NumPy for all rows of a batch at once.
"""

import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import torch
from scipy.special import ndtri
from torch import nn

BATCH = 8192
GUESSES = 3
MIN_SHARE = 1e-7
PLACES = ("", "second_", "third_")


def network(folder: Path) -> nn.Sequential:
    with np.load(folder / "parameters.npz") as arrays:
        tensors = [torch.from_numpy(arrays[f"p{i}"]) for i in range(len(arrays.files))]
    layers = []
    for weight, bias in zip(tensors[::2], tensors[1::2]):
        linear = nn.Linear(weight.shape[1], weight.shape[0])
        linear.weight, linear.bias = nn.Parameter(weight), nn.Parameter(bias)
        layers += [linear, nn.ReLU()]
    return nn.Sequential(*layers[:-1]).eval()


def encode(tracks: pd.DataFrame, encoder: dict) -> np.ndarray:
    """Shape (rows, inputs), float32: bins of each feature from -1 to 1, normal scores, categories, what is missing."""
    features = tracks[encoder["features"]].to_numpy(np.float64)
    categories = tracks[encoder["categories"]].to_numpy(np.float64)
    parts = [bins(values, np.array(edges)) for values, edges in zip(features.T, encoder["bins"]["edges"])]
    parts += [normal(values, np.array(known)) for values, known in zip(features.T, encoder["normal"]["quantiles"])]
    parts += [column[:, None] == np.array(known) for column, known in zip(categories.T, encoder["one_hot"]["categories"])]
    parts.append(tracks[encoder["optional"]].isna().to_numpy())
    return np.concatenate(parts, axis=1, dtype=np.float32, casting="unsafe")


def bins(values: np.ndarray, edges: np.ndarray) -> np.ndarray:
    share = (values[:, None] - edges[:-1]) / np.diff(edges)
    return 2 * np.nan_to_num(np.clip(share, 0, 1), nan=0.5) - 1


def normal(values: np.ndarray, known: np.ndarray) -> np.ndarray:
    shares = np.linspace(0, 1, len(known))
    low, high = np.interp(values, known, shares), -np.interp(-values, -known[::-1], -shares[::-1])
    share = np.nan_to_num((low + high) / 2, nan=0.5)
    share[values <= known[0]], share[values >= known[-1]] = 0, 1
    return ndtri(np.clip(share, MIN_SHARE, 1 - MIN_SHARE))[:, None]


def scored(tracks: pd.DataFrame, description: dict, model: nn.Module) -> pd.DataFrame:
    """The tracks with their most probable genres."""
    inputs = torch.from_numpy(encode(tracks, description["encoder"]))
    probabilities, best = model(inputs).softmax(1).topk(GUESSES)
    genres = np.array(description["genres"])[best.numpy()]
    out = tracks[["track_id", "artists", "track_name"]].copy()
    for i, place in enumerate(PLACES):
        out[f"{place}genre"] = genres[:, i]
        out[f"{place}probability"] = probabilities[:, i].numpy()
    return out


def main(threads: str, folder: str, source: str, target: str) -> None:
    torch.set_num_threads(int(threads))
    description = json.loads(Path(folder, "model.json").read_text(encoding="utf-8"))
    model = network(Path(folder))
    tracks = pd.read_csv(source)
    with torch.inference_mode(), open(target, "w", encoding="utf-8", newline="") as out:
        for start in range(0, len(tracks), BATCH):
            batch = scored(tracks[start : start + BATCH], description, model)
            batch.to_csv(out, header=start == 0, index=False, float_format="%.6f")


if __name__ == "__main__":
    main(*sys.argv[1:])
