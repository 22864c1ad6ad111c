"""Asks the baseline in stock PyTorch for probabilities: inference_torch.py THREADS SECONDS BATCH...

NumPy arrays in and out. Prints rows a second by batch size as JSON, after as many seconds of warm-up.
"""

import json
import sys
import time

import numpy as np
import torch
from baseline_torch import INPUTS, baseline


def main(threads: str, seconds: str, *batches: str) -> dict:
    network = baseline(int(threads)).eval()

    def calls_per_second(rows: np.ndarray) -> float:
        started = time.perf_counter()
        calls = 0
        while (elapsed := time.perf_counter() - started) < float(seconds):
            network(torch.tensor(rows)).softmax(1).numpy()
            calls += 1
        return calls / elapsed

    rows_per_second = {}
    with torch.inference_mode():
        for batch in map(int, batches):
            rows = np.random.default_rng(42).standard_normal((batch, INPUTS), dtype=np.float32)
            calls_per_second(rows)
            rows_per_second[batch] = batch * calls_per_second(rows)
    return rows_per_second


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
