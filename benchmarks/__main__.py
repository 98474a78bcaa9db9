"""Run every benchmark and write RESULTS.md, as `make bench` does; or some of them, which are only printed."""

from __future__ import annotations

import argparse
import math
import os
import platform
import tempfile
import time
from collections import defaultdict
from importlib import import_module
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

from .measure import SHELF, Row

BENCHMARKS = ("extraction", "build", "merge", "resolve", "outputs")
VERSIONS = ("spacy", "duckdb", "ibis-framework", "pyarrow", "networkx", "pyvis", "datasketch")
RESULTS = Path(__file__).parent / "RESULTS.md"


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    options.add_argument("names", nargs="*", metavar="NAME", help=f"which to run: {', '.join(BENCHMARKS)} (all)")
    options.add_argument("--small", action="store_true", help="small sizes, in minutes: whether all of it runs")
    chosen = options.parse_args()
    unknown = sorted(set(chosen.names) - set(BENCHMARKS))
    if unknown:
        options.error(f"no benchmark is called {unknown[0]}; there are {', '.join(BENCHMARKS)}")
    began, parts = time.perf_counter(), [_machine(chosen.small)]
    with tempfile.TemporaryDirectory(prefix="graphkit-bench-") as shelf:
        os.environ[SHELF] = os.environ["TMPDIR"] = shelf  # the processes of the cases leave nothing elsewhere
        for name in chosen.names or BENCHMARKS:
            parts.append(_part(name, chosen.small))
            print(parts[-1], flush=True)
    parts.append(f"All of it took {(time.perf_counter() - began) / 60:.0f} minutes.\n")
    if chosen.small or chosen.names:
        print(parts[-1])
    else:
        RESULTS.write_text("\n".join(parts), encoding="utf-8")
        print(f"wrote {RESULTS}")


def _part(name: str, small: bool) -> str:
    module: Any = import_module(f"benchmarks.{name}")
    lines = [
        f"## {module.TITLE}",
        "",
        f"| | {module.UNIT} | seconds | peak MB | growth | |",
        "|---|--:|--:|--:|--:|---|",
    ]
    return "\n".join([*lines, *_lines(module.run(small)), ""])


def _lines(rows: list[Row]) -> list[str]:
    by_work: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_work[row["work"]].append(row)
    lines = []
    for work, found in by_work.items():
        growth = ["", *(exponent(a, b) for a, b in pairwise(found))]
        for row, grown in zip(found, growth, strict=True):
            cells = (work, f"{row['size']:,}", f"{row['seconds']:.2f}", f"{row['peak_mb']:,}", grown, row["note"])
            lines.append(f"| {' | '.join(cells)} |")
    return lines


def exponent(small: Row, large: Row) -> str:
    """How time grows from one size to the next: 1 is in proportion. Empty where one of them was not measured."""
    times = small["seconds"], large["seconds"]
    if not all(t > 0 for t in times) or small["size"] == large["size"]:
        return ""
    return f"{math.log(times[1] / times[0]) / math.log(large['size'] / small['size']):.2f}"


def _machine(small: bool) -> str:
    cpu = next((line.split(":")[1].strip() for line in _cpuinfo() if line.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    libraries = ", ".join(f"{name} {version(name)}" for name in VERSIONS)
    return f"""# Benchmarks

Made by `make bench`{" (small sizes)" if small else ""} on {os.cpu_count()} cores of {cpu}, {memory:.0f} GB,
Python {platform.python_version()}; {libraries}.

Every row is a process of its own; peak MB is that of the process and its largest child, without what prepared the work.
Growth is the exponent from the size above: 1 is in proportion, 2 is quadratic.
"""


def _cpuinfo() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text().splitlines() if path.exists() else []


if __name__ == "__main__":
    main()
