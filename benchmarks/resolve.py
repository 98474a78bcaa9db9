"""Who is who at 1,000, 10,000 and 100,000 distinct names: seconds and peak memory. Names are made from name parts,
a few of which are common: a tenth of the words stands in two fifths of the places, as محمد and أبو do.
"""

from __future__ import annotations

import random
import resource
import time
from collections.abc import Iterator

from graphkit.models import DocEntity
from graphkit.resolution import Profile, profile_id, resolve
from graphkit.text.romanise import parts

SIZES = (1_000, 10_000, 100_000)


def names(count: int, seed: int = 7) -> Iterator[tuple[str, str]]:
    """Distinct (type, name) pairs: persons of two to four parts, groups, places; one in ten Latin or misspelt."""
    rng = random.Random(seed)
    words = sorted(w for w in parts() if 3 <= len(w) <= 8)
    rng.shuffle(words)
    pick = lambda: words[int(len(words) * rng.random() ** 2.5)]  # noqa: E731 - a few words are in many names
    seen: set[tuple[str, str]] = set()
    while len(seen) < count:
        kind = rng.choice(["Person"] * 7 + ["ArmedGroup", "Place", "Organization"])
        chosen = [pick() for _ in range(rng.randint(2, 4) if kind == "Person" else rng.randint(1, 3))]
        if rng.random() < 0.05:
            chosen = [parts()[w].spellings[0] for w in chosen]
        name = " ".join(chosen)
        if rng.random() < 0.05:
            at = rng.randrange(len(name))
            name = name[:at] + name[at + 1 :]
        if len(name) > 2 and (kind, name) not in seen:
            seen.add((kind, name))
            yield kind, name


def profile(kind: str, name: str) -> Profile:
    entity = DocEntity(id="e", type=kind, name=name, mentions=())
    return Profile(id=profile_id("d", entity), type=kind, names=((name, 1),))


def run(sizes: tuple[int, ...] = SIZES) -> list[dict[str, float]]:
    """One row a size: what came out, seconds on the clock and of the processor, peak memory of the process in MB."""
    rows = []
    for size in sizes:
        made = {p.id: p for p in (profile(*n) for n in names(size))}
        start, cpu = time.perf_counter(), time.process_time()
        found = resolve(made.values())
        rows.append(
            {
                "names": size,
                "entities": len(found.entities),
                "candidates": len(found.candidates),
                "seconds": round(time.perf_counter() - start, 1),
                "cpu_seconds": round(time.process_time() - cpu, 1),
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
        )
    return rows


if __name__ == "__main__":
    for row in run():
        print(row)
