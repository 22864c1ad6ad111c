"""The baseline network in stock PyTorch: what DJL is compared with."""

import torch
from torch import nn

INPUTS = 11


def baseline(threads: int) -> nn.Sequential:
    """The network from shape (rows, 11) to logits of shape (rows, 10), computing in so many threads."""
    torch.set_num_threads(threads)
    torch.manual_seed(42)
    return nn.Sequential(
        nn.Linear(INPUTS, 256), nn.ReLU(), nn.Dropout(0.3),
        nn.Linear(256, 512), nn.ReLU(), nn.Dropout(0.3),
        nn.Linear(512, 10),
    )  # fmt: skip
