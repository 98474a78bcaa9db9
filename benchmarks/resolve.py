"""Who is who at 1,000, 10,000 and 100,000 distinct names. Names are made from name parts, a few of which are common:
a tenth of the words stands in two fifths of the places, as محمد and أبو do.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from graphkit.models import DocEntity
from graphkit.resolution import Memory, Profile, profile_id, resolve
from graphkit.text.romanise import parts

from .measure import Row, measured

TITLE = "Resolution: names to entities"
UNIT = "names"
WORKS = ("resolve", "resolve again, with memory")


def run(small: bool = False) -> list[Row]:
    """A row a size, from nothing and with the memory of an earlier resolution."""
    sizes = (1_000,) if small else (1_000, 10_000, 100_000)
    return [measured("resolve", work, size) for work in WORKS for size in sizes]


def prepare(work: str, size: int) -> tuple[list[Profile], Memory | None]:
    made = list({p.id: p for p in (profile(*n) for n in names(size))}.values())
    if work == "resolve":
        return made, None
    memory = Memory()
    resolve(made, memory=memory)
    return made, Memory(list(memory.rows()))


def work(work: str, size: int, state: tuple[list[Profile], Memory | None]) -> str:
    found = resolve(state[0], memory=state[1])
    return f"{len(found.entities):,} entities, {len(found.candidates):,} candidates"


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
