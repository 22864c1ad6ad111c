"""What all cases share: whose turn it is, and where the benchmark is."""

import time

THREADS = (2, 1)
STARTED = time.monotonic()


def say(text: str) -> None:
    print(f"[{time.monotonic() - STARTED:4.0f} s] {text}", flush=True)


def in_turn(turn: int, *contenders) -> tuple:
    """The contenders in this round's order: every second one begins with the last."""
    return contenders if turn % 2 else contenders[::-1]


def threads_of(turn: int) -> tuple:
    """For what takes long: with one thread, it is only done in the first round."""
    return THREADS if turn == 1 else THREADS[:1]
