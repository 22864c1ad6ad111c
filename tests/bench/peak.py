"""The memory that a process takes with all that it starts."""

import threading

import psutil

PAUSE = 0.1


class PeakMemory:
    """Watches a tree of processes while a block runs: the most that all of them had in memory at one moment.

    Pages that processes share count in each of them.
    """

    def __init__(self, pid: int):
        self.root = psutil.Process(pid)
        self.bytes = 0
        self.ended = threading.Event()
        self.watch = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self):
        self.watch.start()
        return self

    def __exit__(self, *problem):
        self.ended.set()
        self.watch.join()

    def _watch(self) -> None:
        while True:
            self.bytes = max(self.bytes, self._now())
            if self.ended.wait(PAUSE):
                return

    def _now(self) -> int:
        try:
            return sum(map(_resident, [self.root, *self.root.children(recursive=True)]))
        except psutil.NoSuchProcess:
            return 0


def _resident(process: psutil.Process) -> int:
    try:
        return process.memory_info().rss
    except psutil.Error:  # it has ended meanwhile
        return 0
