"""One measurement in a process of its own, so that its peak memory is its own.

A benchmark's module has `prepare(work, size) -> state`, which is not measured, and `work(work, size, state) -> note`;
work that runs in a process of its own gives `(note, peak_mb)`. `python -m benchmarks.measure MODULE WORK SIZE`.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, TypedDict

SHELF = "GRAPHKIT_BENCH"
"""The variable that names the folder in which `make bench` keeps what several cases start from."""


class Row(TypedDict):
    """One measurement; `peak_mb` is that of the process and its largest child, `note` what else is worth telling."""

    work: str
    size: int
    seconds: float
    peak_mb: int
    note: str


def measured(module: str, work: str, size: int) -> Row:
    """Run one case in a fresh process; a row with a note instead of numbers where it fails."""
    command = [sys.executable, "-W", "ignore", "-m", "benchmarks.measure", module, work, str(size)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    for own in Path(os.environ[SHELF]).glob("tmp*") if SHELF in os.environ else ():
        shutil.rmtree(own, ignore_errors=True)  # five million claims are gigabytes
    lines = done.stdout.splitlines()
    if done.returncode or not lines:
        why = (done.stderr.strip().splitlines() or [f"ended with {done.returncode}"])[-1]
        return Row(work=work, size=size, seconds=float("nan"), peak_mb=0, note=f"failed: {why}"[:200])
    row: Row = json.loads(lines[-1])
    return row


def main(module: str, work: str, size: int) -> Row:
    case: Any = import_module(f"benchmarks.{module}")
    state = case.prepare(work, size)
    forget_peak()
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    began = time.perf_counter()
    told = case.work(work, size, state)
    seconds = time.perf_counter() - began
    note, peak = told if isinstance(told, tuple) else (told, peak_mb(children))
    return Row(work=work, size=size, seconds=round(seconds, 2), peak_mb=peak, note=note)


def kept(name: str, make: Callable[[Path], None]) -> Path:
    """A folder that several cases of one `make bench` start from: made by the first, copied for each."""
    shelf = os.environ.get(SHELF)
    folder = Path(shelf or tempfile.mkdtemp(), name)
    if not folder.exists():
        make(folder)
    own = Path(tempfile.mkdtemp(dir=shelf), name)
    return shutil.copytree(folder, own) if shelf else folder


def forget_peak() -> None:
    """What was used to prepare is not counted (Linux)."""
    clear = Path("/proc/self/clear_refs")
    if clear.exists():
        clear.write_text("5")


def peak_mb(children_before: int = 0) -> int:
    """The most memory at a time since `forget_peak`, of this process and its largest child since then."""
    status = Path("/proc/self/status")
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if status.exists():
        own = next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return (own + (children if children > children_before else 0)) // 1024


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], sys.argv[2], int(sys.argv[3]))))
