"""Executes a notebook's cells, and says in a line what became of its kernel if that is not there any more."""

import asyncio
import collections
import contextlib
import logging
import os
import signal
import subprocess
import threading

from jupyter_client.kernelspec import NoSuchKernel
from nbclient import NotebookClient

from failures import Failed, Stopped, heeded_signals
from java_process import ended


class NotebookFailed(Failed):
    """A notebook stopped; the message is one line."""


class KernelClient(NotebookClient):
    """As nbclient's, except that a signal stops it in good order, and what the kernel prints is read."""

    process: subprocess.Popen | None = None
    stopped_by: int | None = None
    heir: "KernelClient | None" = None  # takes the kernel over when this notebook has run well

    def run(self, **kernel) -> None:
        """Executes the notebook, with the arguments of the Popen that starts the kernel, such as env."""
        logging.getLogger("traitlets").setLevel(logging.CRITICAL)  # nbclient's own words on what is raised here
        name = self.resources["metadata"]["name"]
        try:
            self.execute(**kernel)
        except (RuntimeError, asyncio.CancelledError) as problem:  # nbclient's errors of kernels
            if self.stopped_by:
                raise Stopped(self.stopped_by, name) from None
            raise NotebookFailed(f"{name}.ipynb: {self._fate(problem)}") from None

    async def begin(self, **kernel) -> None:
        """Starts the kernel ahead of run, which then finds it ready; discard ends it if run is not called."""
        self.lines = collections.deque(maxlen=50)
        with self._output() as output:
            await self._start(**{"stdout": output, "stderr": output} | kernel)

    def discard(self) -> None:
        """Ends a kernel that has begun, if it is still there."""
        if self.km is not None:
            self._cleanup_kernel()
            self.km = None

    @contextlib.asynccontextmanager
    async def async_setup_kernel(self, **kernel):
        with self._signals():
            try:
                if self.km is None:
                    await self.begin(**kernel)
                if self.kc is None:
                    await self.async_start_new_kernel_client()
                yield
                if self.heir is not None:
                    await self._pass_on(self.heir)
            finally:
                if self.km is not None:
                    await self._async_cleanup_kernel()
                others = asyncio.all_tasks() - {asyncio.current_task()}
                for task in others:
                    task.cancel()
                await asyncio.gather(*others, return_exceptions=True)

    async def _pass_on(self, heir: "KernelClient") -> None:
        """Gives the kernel, which forgets all cells, to the client of another notebook in the same folder."""
        reply = await self.async_wait_for_reply(self.kc.execute("%reset", silent=True))
        if reply["content"]["status"] != "ok":
            raise RuntimeError("the kernel cannot be reset: run make setup")
        heir.km, heir.kc = self.km, self.kc
        heir.process, heir.lines, heir.reader = self.process, self.lines, self.reader
        self.km = self.kc = None

    async def _start(self, **kernel) -> None:
        self.km = self.create_kernel_manager()
        try:
            await self.async_start_new_kernel(**kernel)
        except NoSuchKernel as problem:
            raise RuntimeError(f"there is no kernel {problem.name}: run make setup") from None
        except OSError as problem:
            raise RuntimeError(f"the kernel does not start: {problem.filename}: {problem.strerror}: run make setup") from None
        self.process = self.km.provisioner.process

    @contextlib.contextmanager
    def _signals(self):
        """Stops the notebook, and thus ends its kernel, if a signal comes."""
        loop, task = asyncio.get_running_loop(), asyncio.current_task()
        main = threading.current_thread() is threading.main_thread()  # beside an open browser, nbclient takes another
        before = {number: signal.getsignal(number) for number in (heeded_signals() if main else [])}

        def stop(number: int) -> None:
            self.stopped_by = self.stopped_by or number
            task.cancel()

        for number in before:
            loop.add_signal_handler(number, stop, number)
        try:
            yield
        finally:
            for number, handler in before.items():
                loop.remove_signal_handler(number)
                signal.signal(number, handler)

    @contextlib.contextmanager
    def _output(self):
        """A pipe for what the kernel's process prints, which a thread reads to its end."""
        reading, writing = os.pipe()
        self.reader = threading.Thread(target=self._read, args=[reading], daemon=True)
        self.reader.start()
        try:
            yield writing
        finally:
            os.close(writing)

    def _read(self, pipe: int) -> None:
        with open(pipe, encoding="utf-8", errors="replace") as lines:
            self.lines.extend(lines)

    def _fate(self, problem: Exception) -> str:
        status = self.process and self.process.poll()
        if status is None:
            return str(problem).strip().splitlines()[0]
        self.reader.join(1)
        return ended(status, "the kernel", self.lines)
