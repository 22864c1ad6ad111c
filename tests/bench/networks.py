"""Networks of DJL and of stock PyTorch, on arrays in memory."""

from statistics import mean, median

from processes import DATA, java, stock_pytorch
from table import PYTORCH, Table
from turns import in_turn, say

WARM_UP, EPOCHS = 5, 20
SEEDS = (1, 2, 3)
EARLIER_TRAININGS = 5
BATCHES = (1, 256, 8192)
SECONDS = 1


def epochs(table: Table, turn: int, threads: int) -> None:
    """The baseline's full-batch epochs: the median of a process, after some to warm up."""
    for contender, run, *arguments in in_turn(
        turn,
        ("DJL, its own dropout", java, "EpochBench", DATA, "stock"),
        ("DJL, parallel dropout", java, "EpochBench", DATA, "parallel"),
        (PYTORCH, stock_pytorch, "epoch_torch.py", DATA),
    ):
        done = run(threads, *arguments, WARM_UP + EPOCHS)
        millis = median(done["ms"][WARM_UP:])
        table.add("epoch of the baseline", contender, threads, "ms", millis, last_loss=[done["loss"]])
        say(f"  epoch, {contender}: {millis:.1f} ms")


def accuracy(table: Table, turn: int, threads: int) -> None:
    """Time to the test accuracy, the mean of the seeds: first training of a process each; after earlier ones in one."""
    for contender, run, program in in_turn(
        turn, ("DJL", java, "AccuracyBench"), (PYTORCH, stock_pytorch, "accuracy_torch.py")
    ):
        cold = [run(threads, program, DATA, 0, seed)[0] for seed in SEEDS]
        warm = run(threads, program, DATA, EARLIER_TRAININGS, *SEEDS)
        for state, trainings in (("cold", cold), ("warm", warm)):
            reached = [training["seconds"] for training in trainings if training["reached"]]
            seconds = mean(reached) if len(reached) == len(SEEDS) else None
            table.add(f"time to .65 accuracy, {state}", contender, threads, "s", seconds, trainings=trainings)
            told = f"only {len(reached)} of {len(SEEDS)} reached it" if seconds is None else f"{seconds:.3f} s"
            say(f"  time to .65, {state}, {contender}: {told}")


def inference(table: Table, turn: int, threads: int) -> None:
    """Probabilities of the baseline for arrays in memory, at several batch sizes."""
    for contender, run, program in in_turn(
        turn, ("DJL", java, "InferenceBench"), (PYTORCH, stock_pytorch, "inference_torch.py")
    ):
        done = run(threads, program, SECONDS, *BATCHES)
        for batch in BATCHES:
            table.add(f"inference, batch {batch}", contender, threads, "rows/s", done[str(batch)])
        say(f"  inference, {contender}: {', '.join(f'{rows:,.0f}' for rows in done.values())} rows/s")
