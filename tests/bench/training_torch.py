"""What trainings in stock PyTorch share: the arrays, and one step."""

import numpy as np
import torch
from torch import nn


def read(data: str) -> dict:
    """The arrays that all contenders have, as tensors by name."""
    with np.load(data) as arrays:
        return {name: torch.from_numpy(arrays[name]) for name in arrays.files}


def step(network: nn.Module, optimizer: torch.optim.Optimizer, x: torch.Tensor, y: torch.Tensor) -> float:
    """Learns from one batch; the loss before the step, nats."""
    optimizer.zero_grad()
    loss = nn.functional.cross_entropy(network(x), y)
    loss.backward()
    value = loss.item()
    optimizer.step()
    return value
