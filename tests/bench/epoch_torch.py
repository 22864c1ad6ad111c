"""Trains the baseline in full-batch epochs in stock PyTorch: epoch_torch.py THREADS DATA EPOCHS.

Prints each epoch's milliseconds and the last loss as JSON.
"""

import json
import sys
import time

import numpy as np
import torch
from baseline_torch import baseline
from torch import nn


def main(threads: str, data: str, epochs: str) -> dict:
    network = baseline(int(threads))
    arrays = np.load(data)
    x, y = torch.from_numpy(arrays["features"]), torch.from_numpy(arrays["labels"])
    adam = torch.optim.Adam(network.parameters(), lr=1e-3)
    cross_entropy = nn.CrossEntropyLoss()
    millis = []
    for _ in range(int(epochs)):
        started = time.perf_counter()
        adam.zero_grad()
        loss = cross_entropy(network(x), y)
        loss.backward()
        value = loss.item()
        adam.step()
        millis.append((time.perf_counter() - started) * 1e3)
    return {"ms": millis, "loss": value}


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
