"""Builds that are killed at random moments and then resumed. A process of its own: it forks once all models are loaded.

python -m tests.store.kill FOLDER ROUNDS PATH...
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

from graphkit import pipeline
from graphkit.extraction import pipeline_version
from graphkit.extraction.nlp import warm
from graphkit.store import workspace

FILES = ("graph.json", "graph.graphml", "extractions.jsonl")


def start(out: Path, paths: list[str]) -> int:
    """A build in a child process; gives its id."""
    child = os.fork()
    if child == 0:
        try:
            pipeline.build(paths, out)
            os._exit(0)
        except BaseException as error:
            print(f"{out}: {error!r}", flush=True)
            os._exit(1)
    return child


def finish(child: int) -> None:
    _, status = os.waitpid(child, 0)
    if status:
        sys.exit(f"a build that nobody killed ended with {status}")


def main(folder: Path, rounds: int, paths: list[str]) -> None:
    warm()
    pipeline_version()  # once for all, whoever edits the knowledge meanwhile
    workspace.BATCH = 3  # many moments between transactions
    pipeline.write_html = lambda graph, path, **_: path.write_text("")  # follows from graph.json, and takes longest
    pipeline.build(paths, folder / "warm")
    began = time.monotonic()
    finish(start(folder / "undisturbed", paths))
    took = time.monotonic() - began
    chance = random.Random(7)
    for round in range(rounds):
        out = folder / f"killed{round}"
        child = start(out, paths)
        time.sleep(took * chance.uniform(0.02, 0.98))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        left = sorted(path.name for path in out.iterdir()) if out.exists() else []
        finish(start(out, paths))
        for name in FILES:
            if (out / name).read_bytes() != (folder / "undisturbed" / name).read_bytes():
                sys.exit(f"round {round} (left behind: {left}): {name} differs")
        print(f"round {round}: {' '.join(left)}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
