"""`make bench`: run every benchmark, write RESULTS.md. `python -m benchmarks [--small] [NAME...]` runs some of them."""

from __future__ import annotations

import math
import os
import platform
import sys
from collections import defaultdict
from importlib import import_module
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

BENCHMARKS = ("extraction", "build", "merge", "resolve", "outputs")
VERSIONS = ("spacy", "duckdb", "ibis-framework", "pyarrow", "networkx", "pyvis", "datasketch")
RESULTS = Path(__file__).parent / "RESULTS.md"


def main(arguments: list[str]) -> None:
    small = "--small" in arguments
    chosen = [a for a in arguments if not a.startswith("-")] or list(BENCHMARKS)
    parts = [_machine(small)]
    for name in chosen:
        part = _part(name, small)
        print(part, flush=True)
        parts.append(part)
    if not small and len(chosen) == len(BENCHMARKS):
        RESULTS.write_text("\n".join(parts), encoding="utf-8")
        print(f"wrote {RESULTS}")


def _part(name: str, small: bool) -> str:
    module: Any = import_module(f"benchmarks.{name}")
    rows = (
        module.run((1_000,))
        if name == "resolve" and small
        else module.run()
        if name == "resolve"
        else module.run(small)
    )
    title, unit = getattr(module, "TITLE", "Resolution: names to entities"), getattr(module, "UNIT", "names")
    lines = [f"## {title}", "", f"| | {unit} | seconds | peak MB | growth | |", "|---|--:|--:|--:|--:|---|"]
    return "\n".join([*lines, *_lines([_row(row) for row in rows]), ""])


def _row(row: dict[str, Any]) -> dict[str, Any]:
    """A row as `measure` makes it, also of benchmarks that count names and memory themselves."""
    if "work" in row:
        return row
    note = f"{row['entities']:,} entities, {row['candidates']:,} candidates"
    return {"work": "resolve", "size": row["names"], "note": note, **row}


def _lines(rows: list[dict[str, Any]]) -> list[str]:
    by_work: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        by_work[row["work"]].append(row)
    lines = []
    for work, found in by_work.items():
        growth = ["", *(exponent(a, b) for a, b in pairwise(found))]
        for row, grown in zip(found, growth, strict=True):
            cells = (work, f"{row['size']:,}", f"{row['seconds']:.2f}", f"{row['peak_mb']:,}", grown, row["note"])
            lines.append(f"| {' | '.join(cells)} |")
    return lines


def exponent(small: dict[str, Any], large: dict[str, Any]) -> str:
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
    main(sys.argv[1:])
