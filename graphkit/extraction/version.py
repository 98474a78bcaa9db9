"""Which reading is this: the version of the code, of what it knows and of what it was trained to see."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

Stamp = tuple[tuple[str, int, int], ...]


def pipeline_version(knowledge: Sequence[Path] = ()) -> str:
    """Version of graphkit, and a hash of its knowledge and trained weights: another one may read a text otherwise.

    `knowledge` are a user's own files; OSError where one of them cannot be read.
    """
    return _version(stamp(knowledge))


def stamp(knowledge: Sequence[Path]) -> Stamp:
    """What changes when one of these files does: their paths, times and sizes."""
    found = ((path, path.stat()) for path in knowledge)
    return tuple((str(path), now.st_mtime_ns, now.st_size) for path, now in found)


@cache
def _version(given: Stamp) -> str:
    from .. import __version__

    here = Path(__file__).parent
    digest = sha256()
    for folder in (here / "weights", here.parent / "knowledge"):
        for path in sorted(p for p in folder.rglob("*") if p.suffix in _READ):
            digest.update(path.name.encode() + path.read_bytes())
    for name, *_ in given:
        digest.update(Path(name).read_bytes())
    return f"{__version__}+{digest.hexdigest()[:8]}"


_READ = {".yaml", ".tsv", ".txt", ".csv", ".json", ".npz", ".crfsuite"}
