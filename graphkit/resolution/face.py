"""Faces: profiles made ready to compare, each name taken apart once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from ..knowledge.loader import Entry
from ..models import Record
from ..text.fold import fold
from ..text.phonetic import code, words
from ..text.romanise import is_arabic
from .profile import Profile
from .weak import vocabulary, weak_name

_NAMES = 6
_ENTRY_NAMES = 40
_CLASS_WORDS = {"ArmedGroup": ("group", "unit"), "Organization": ("group", "unit"), "Place": ("place",)}
_CLASS_WORDS |= {
    "MediaOutlet": ("media",),
    "Operation": ("operation",),
    "SecurityAgency": ("group",),
    "PublicBody": ("state",),
}


class Look(NamedTuple):
    """One name: folded, its words, those without a class word in front (تنظيم, مدينة: `kind`), the sounds of both."""

    text: str
    folded: str
    words: tuple[str, ...]
    bare: tuple[str, ...]
    codes: tuple[str, ...]
    bare_codes: tuple[str, ...]
    kind: str
    arabic: bool


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A profile's comparable side. `weak`: its names are shared by many; `entry`: stands for the knowledge base.

    `content` is a hash of all that the face was made from.
    """

    id: str
    type: str
    key: str | None
    weak: bool
    looks: tuple[Look, ...]
    countries: frozenset[str]
    neighbours: frozenset[str]
    documents: int
    first: str | None
    last: str | None
    content: int
    entry: bool = False


def face(profile: Profile) -> Face:
    """The face of a profile: its strong names, or the weak ones where it has no other."""
    top = max((n for _, n in profile.names), default=0)
    often = [name for name, n in profile.names if n * 5 >= top]
    strong = [name for name in often if not weak_name(profile.type, name)]
    weak = profile.document is not None or not strong
    return Face(
        id=profile.id,
        type=profile.type,
        key=profile.key,
        weak=weak and profile.key is None,
        looks=_looks(profile.type, (often if weak else strong)[:_NAMES]) if profile.named else (),
        countries=frozenset(profile.countries),
        neighbours=frozenset(profile.neighbours) - {profile.id},
        documents=profile.documents,
        first=profile.first,
        last=profile.last,
        content=_content(profile),
    )


def entry_face(entry: Entry) -> Face:
    """The face of a knowledge-base entry, by those of its names that need no context."""
    names = [a.name for a in entry.names if a.when is None and not weak_name(entry.type, a.name)]
    looks = _looks(entry.type, names[:_ENTRY_NAMES])
    blank: frozenset[str] = frozenset()
    return Face(f"{entry.id}:", entry.type, entry.id, False, looks, blank, blank, 0, None, None, _content(entry), True)


def _content(record: Record) -> int:
    """64 bits that differ where the records do."""
    return int.from_bytes(blake2b(record.model_dump_json().encode(), digest_size=8).digest(), signed=True)


def _looks(type: str, names: Iterable[str]) -> tuple[Look, ...]:
    found = {look.words: look for name in reversed(list(names)) if (look := _look(type, name)).words}
    return tuple(reversed(found.values()))


@lru_cache(maxsize=200_000)
def _look(type: str, name: str) -> Look:
    all_words = words(name)
    kind = next((k for k in _CLASS_WORDS.get(type, ()) if all_words and all_words[0] in vocabulary()[k]), "")
    bare = all_words[1:] if kind and len(all_words) > 1 else all_words
    sounds = tuple(c for c in map(code, all_words) if c), tuple(c for c in map(code, bare) if c)
    return Look(name, fold(name), all_words, bare, *sounds, kind and all_words[0], is_arabic(name))
