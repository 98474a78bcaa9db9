"""Which reading is this: the version of the code, of what it knows and of what it was trained to see."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path


@cache
def pipeline_version() -> str:
    """Version of graphkit, and a hash of its knowledge and trained weights: another one may read a text otherwise."""
    from .. import __version__

    here = Path(__file__).parent
    digest = sha256()
    for folder in (here / "weights", here.parent / "knowledge"):
        for path in sorted(p for p in folder.rglob("*") if p.suffix in _READ):
            digest.update(path.name.encode() + path.read_bytes())
    return f"{__version__}+{digest.hexdigest()[:8]}"


_READ = {".yaml", ".tsv", ".txt", ".csv", ".json", ".npz", ".crfsuite"}
