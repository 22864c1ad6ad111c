"""Asks the kernel what JupyterLab asks it, and prints its answers as JSON, by what was tried.

    kernel.py STOP HELP    the seconds that a Stop and that Shift+Tab may take; since other programs may hold
                           the machine up for a moment, what takes longer is tried again
"""

import json
import sys
import time
from collections.abc import Callable

from session import session

LOOP = "while (true) i++;"
STOPS = {
    "loop": f"long i = 0; {LOOP}",
    "loop that catches exceptions": "while (true) { try { Thread.sleep(5); } catch (Exception e) { } }",
    "recursion": "int f(int n) { return n == 0 ? 0 : f(n - 1) + f(n - 1); }\nf(60)",
    "sleep": "Thread.sleep(60_000);",
    "parallel stream": "IntStream.range(0, 1000).parallel().forEach(k -> { double s = 0; while (s >= 0) s += 1; });",
    "process": 'new ProcessBuilder("sleep", "61.5").start().getInputStream().readAllBytes();',
    "library": (
        "double[][] x = new double[40_000][50];\n"
        "int[] y = new int[x.length];\n"
        "for (int r = 0; r < x.length; r++) { y[r] = r % 100; for (int c = 0; c < 50; c++) x[r][c] = Math.sin(r * c); }\n"
        "smile.classification.LogisticRegression.fit(x, y, 0.1, 1e-9, 5000);"
    ),
    "boosting": "new BoostingRecipe(1_000_000, 3, 0.1, 1, 1, 1, 1).train(Arrays.copyOf(x, 500), Arrays.copyOf(y, 500), 100);",
}


TRIES = 3
STOP_SECONDS, HELP_SECONDS = map(float, sys.argv[1:])


def tried(attempt: Callable, good: Callable) -> list:
    """The answers of up to three attempts; the last is good, unless none is."""
    answers = [attempt()]
    while not good(answers[-1]) and len(answers) < TRIES:
        answers.append(attempt())
    return answers


def stops(kernel) -> dict:
    """Each stopped after a second; then the kernel must be well."""
    found = {}
    kernel.run("for (int k = 0; k < 3; k++) System.out.println(k);")  # the first cell of a kernel takes long to begin
    for name, source in STOPS.items():
        answers = tried(lambda: kernel.run(source, stop_after=1), lambda answer: answer["seconds"] < STOP_SECONDS)
        names = sorted({answer["ename"] for answer in answers})
        found[name] = {"names": names, "seconds": min(answer["seconds"] for answer in answers)}
    before = kernel.run("i")["shown"]
    time.sleep(1)
    found["counter"] = [before, kernel.run("i")["shown"]]
    found["processes"] = kernel.run('ProcessHandle.allProcesses().map(p -> p.info().commandLine().orElse("")).filter('
                                    'c -> c.endsWith("sleep 61.5")).count()')["shown"]
    kernel.run('new Thread(() -> { while (true) { System.out.print("x"); Thread.onSpinWait(); } }).start();')
    kernel.run(LOOP, stop_after=1)
    found["thread"] = kernel.run("Thread.sleep(500);")["shown"]
    return found


def queue(kernel) -> dict:
    """The answers to three cells that are sent at once, the first of which does not end well."""

    def answers(first: str, stop: bool = False, **options) -> list[str]:
        messages = [kernel.send(source, **options) for source in (first, "int ran = 1;", "ran")]
        if stop:
            kernel.begun(messages[0])
            time.sleep(1)
            kernel.manager.interrupt_kernel()
        return [kernel.reply(message)["status"] for message in messages]

    def stop_between() -> list[str]:
        """Stop is pressed while no cell runs, since one has just ended and the next has not begun."""
        kernel.run("1")
        kernel.manager.interrupt_kernel()
        time.sleep(0.02)
        return [kernel.reply(kernel.send("2"))["status"], time.sleep(0.5) or kernel.run("3")["status"]]

    return {
        "between": tried(stop_between, lambda statuses: statuses == ["aborted", "ok"])[-1],
        "error": answers("1 / 0"),
        "stop": answers(STOPS["loop"], stop=True),
        "goes on": answers("1 / 0", stop_on_error=False),
        "later": [kernel.run("1 / 0")["status"], kernel.run("2")["status"]],
    }


def half_run(kernel) -> dict:
    """What is written after a cell has failed, and after it and those behind it were run again."""
    kernel.run('var run = Run.start("01-eda"); run.useData("synthetic", "checksum");')
    write = 'run.write("half.json", Map.of("n", n));'
    messages = [kernel.send(*cell) for cell in [("int n = 1 / 0;", "a"), ("n += 1;", "b"), (write, "c")]]
    for message in messages:
        kernel.reply(message)
    refused = [kernel.run(write, "c").get("evalue")]
    kernel.run("int n = 1;", "a")
    refused.append(kernel.run(write, "c").get("evalue"))
    kernel.run("n += 1;", "b")
    refused.append(kernel.run(write, "c").get("evalue"))
    kernel.run("1 / 0", "d")
    refused.append(kernel.run(write, "c").get("evalue"))
    message = kernel.client.session.msg("execute_request", {"code": write, "silent": False, "stop_on_error": True},
                                        metadata={"cellId": "c", "deletedCells": ["d"]})
    kernel.client.shell_channel.send(message)
    refused.append(kernel.reply(message["header"]["msg_id"]).get("evalue"))
    return {"refused": refused}


def errors(kernel) -> dict:
    """The lines that a reader sees, without their colours."""
    defined = kernel.run("int helper(int k) {\n    return missingName + k;\n}")["shown"]
    kernel.run("int second(int[] values) {\n    return values[1];\n}")
    called = kernel.error("helper(3)")
    own_line = kernel.error('var t = Table.create("x");\n\nt.stringColumn("nope")')
    return {
        "defined": defined,
        "called": called,
        "own line": own_line,
        "trace": kernel.run("%trace")["shown"],
        "own method": kernel.error("int a = 1;\nint b = second(new int[1]);"),
        "ours": kernel.error('Run.start("05-evaluation")'),
        "compiler": kernel.error("int n = trakcs.rowCount();"),
        "null": kernel.error("String s = null;\ns.length()"),
        "cause": kernel.error('throw new RuntimeException("outer", new java.io.IOException("a.so: no room"));'),
        "memory": kernel.error("new double[1 << 30]") + [kernel.run("1 + 1")["shown"]],
    }


def help(kernel) -> dict:
    """What Shift+Tab and Tab show, and the shortest time that it took."""
    kernel.run('var t = Table.create("x");')
    shown = {}
    for source in ["Chart.heatmap(", "Chart.heatmap", "t.first(", "Model.newInstance(", "Run.start(", "t"]:
        answers = tried(lambda: kernel.inspect(source), lambda answer: answer[1] < HELP_SECONDS)
        shown[source] = [answers[0][0], min(seconds for _, seconds in answers)]
    return shown | {"completed": kernel.complete("t.stringCol")}


def fast_printing(kernel) -> dict:
    """How many of 20,000 letters arrive if nobody reads for a while; without the cell's end, this fails."""
    source = 'for (int k = 0; k < 20_000; k++) { System.out.print("x"); System.out.flush(); }'
    return {"printed": len(kernel.run(source, read_after=2)["shown"])}


def latency(kernel) -> dict:
    """The shortest time of a cell that does nothing."""
    seconds = []
    for _ in range(20):
        started = time.monotonic()
        kernel.run("")
        seconds.append(time.monotonic() - started)
    return {"seconds": min(seconds)}


def reset(kernel) -> dict:
    """What is left of a variable, of a cell that has failed, of the cells' numbers and of an array of 320 MB.

    Jackson keeps the class of the record that is written. A variable whose type is missing has no class.
    """
    write = 'run.write("reset.json", new Found(1));'
    start = ['var run = Run.start("01-eda"); run.useData("synthetic", "checksum");', "record Found(int n) {}"]
    arrays = ["double[] array = new double[40_000_000];", "double[] array = new double[1];"]
    for cell in [*start, write, *arrays, "Missing absent;", 'int wrong = "";', "1 / 0", "%reset"]:
        kernel.run(cell)
    statuses = [kernel.run(cell)["status"] for cell in [*start, write]]
    variable = kernel.run("array")["evalue"]
    answer = kernel.run("System.gc();\n(Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1_000_000")
    return {"variable": variable, "statuses": statuses, "number": answer["execution_count"], "megabytes": answer["shown"]}


def shutdown(kernel) -> dict:
    """How the process ends; Jupyter sends it a signal if that takes more than two seconds."""
    process = kernel.manager.provisioner.process
    kernel.manager.shutdown_kernel()
    return {"status": process.wait()}


# Looks that share a kernel: a half run can be told only before a cell has failed, and errors name the kernel's first cells.
KERNELS = [(half_run, queue, help, latency, fast_printing, reset), (errors, stops, shutdown)]


def main() -> dict:
    found = {}
    for looks in KERNELS:
        with session() as kernel:
            for look in looks:
                found[look.__name__] = look(kernel)
    return found


if __name__ == "__main__":
    print(json.dumps(main()))
