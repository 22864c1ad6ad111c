"""AccuracyBench in stock PyTorch: accuracy_torch.py THREADS DATA EARLIER SEED...

Trains until the test accuracy is reached, after EARLIER trainings that are not counted. Prints one
result a seed as JSON; what its figures mean, AccuracyBench.Result says.
"""

import json
import math
import sys
import time

import torch
from torch import nn
from training_torch import read, step

GOAL = 0.65
EPOCHS = 5
BATCH = 256
PEAK = 5e-3


def rate(steps: int):
    """Shares of the peak by step, from 0: linear warm-up over a tenth of the steps, then half a cosine down to 0."""
    warm_up = steps // 10

    def share(done: int) -> float:
        step = done + 1  # DJL counts from 1
        if step < warm_up:
            return step / warm_up
        return (1 + math.cos(math.pi * (step - warm_up) / (steps - warm_up))) / 2

    return share


def epoch(network, adam_w, schedule, x, y) -> None:
    """One pass over the rows in a new order."""
    order = torch.randperm(len(x))
    for rows, truth in zip(x[order].split(BATCH), y[order].split(BATCH)):
        step(network, adam_w, rows, truth)
        schedule.step()


def accuracy_of(network, x, y) -> float:
    with torch.inference_mode():
        return (network(x).argmax(1) == y).sum().item() / len(y)


def train(arrays: dict, seed: int) -> dict:
    torch.manual_seed(seed)
    started = time.perf_counter()
    x, y = arrays["encoded"], arrays["labels"]
    network = nn.Sequential(nn.Linear(x.shape[1], 128), nn.ReLU(), nn.Linear(128, 10))
    adam_w = torch.optim.AdamW(network.parameters(), lr=PEAK, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(adam_w, rate(EPOCHS * math.ceil(len(x) / BATCH)))
    epochs, accuracy = 0, 0.0
    while epochs < EPOCHS and accuracy < GOAL:
        epoch(network, adam_w, schedule, x, y)
        accuracy = accuracy_of(network, arrays["testEncoded"], arrays["testLabels"])
        epochs += 1
    seconds = time.perf_counter() - started
    return {"seed": seed, "seconds": seconds, "epochs": epochs, "accuracy": accuracy, "reached": accuracy >= GOAL}


def main(threads: str, data: str, earlier: str, *seeds: str) -> list:
    torch.set_num_threads(int(threads))
    arrays = read(data)
    torch.optim.SGD([torch.zeros(1)])  # the first optimizer imports 1,200 modules, the clock is to exclude loading
    for i in range(int(earlier)):
        train(arrays, 1000 + i)
    return [train(arrays, int(seed)) for seed in seeds]


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
