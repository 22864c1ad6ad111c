"""Reads a CSV file into a table in Python: reading_python.py THREADS pandas|Polars FILE TIMES.

Prints the table's rows, and the seconds of each time, as JSON. Only Polars can use several threads.
"""

import json
import os
import sys
import time


def reader(name: str):
    if name == "pandas":
        import pandas

        return pandas.read_csv
    import polars

    return polars.read_csv


def main(threads: str, name: str, file: str, times: str) -> dict:
    os.environ["POLARS_MAX_THREADS"] = threads
    read = reader(name)  # the clock is to exclude loading
    seconds, rows = [], 0
    for _ in range(int(times)):
        started = time.perf_counter()
        rows = len(read(file))
        seconds.append(time.perf_counter() - started)
    return {"rows": rows, "seconds": seconds}


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
