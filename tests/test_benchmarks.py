"""The benchmarks run from start to end, and say what they are."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.__main__ import BENCHMARKS, exponent
from benchmarks.measure import Row

ROOT = Path(__file__).parents[1]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "benchmarks", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_help_is_help() -> None:
    done = run("--help")
    assert done.returncode == 0 and done.stdout.startswith("usage:")
    assert all(name in done.stdout for name in BENCHMARKS)


def test_an_unknown_name_is_refused() -> None:
    done = run("speed")
    assert done.returncode == 2 and "no benchmark is called speed" in done.stderr


def test_small_sizes_give_a_table_without_failures() -> None:
    done = run("--small", "merge", "resolve")
    assert done.returncode == 0 and "failed" not in done.stdout
    assert "| graphkit, with records | 10,000 |" in done.stdout
    assert "networkx in plain Python" in done.stdout and "| resolve again, with memory | 1,000 |" in done.stdout


def test_growth_is_an_exponent() -> None:
    one, ten = (Row(work="w", size=n, seconds=s, peak_mb=1, note="") for n, s in ((10, 1.0), (100, 100.0)))
    assert exponent(one, ten) == "2.00"
