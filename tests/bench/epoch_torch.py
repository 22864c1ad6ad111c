"""Trains the baseline in full-batch epochs in stock PyTorch: epoch_torch.py THREADS DATA EPOCHS.

Prints each epoch's milliseconds, the last loss and PyTorch's version as JSON.
"""

import json
import sys
import time

import torch
from baseline_torch import baseline
from training_torch import read, step


def main(threads: str, data: str, epochs: str) -> dict:
    network = baseline(int(threads))
    arrays = read(data)
    adam = torch.optim.Adam(network.parameters(), lr=1e-3)
    millis = []
    for _ in range(int(epochs)):
        started = time.perf_counter()
        loss = step(network, adam, arrays["features"], arrays["labels"])
        millis.append((time.perf_counter() - started) * 1e3)
    return {"ms": millis, "loss": loss, "version": torch.__version__}


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
