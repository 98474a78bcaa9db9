"""How names vary: with and without classifier and article, and by what a longer name may be called later."""

from __future__ import annotations

from .lexicon import CLASSIFIERS
from .reading import Candidate, Reading

_DEMONSTRATIVES = frozenset(["هذا", "هذه", "ذلك", "تلك", "هولاء", "نفس"])
_BODIES = frozenset(["Organization", "SecurityAgency", "PublicBody", "IntergovOrg", "MediaOutlet"])
# words that belong to a name (الملا عمر) and may be missing from it elsewhere
_STYLES = frozenset(["الملا", "ملا", "المولوي", "مولوي", "مولانا", "القاري", "قاري", "الحاج", "حاجي", "الشيخ"])
_SHORT = 4


def spellings(folded: str, kind: str = "") -> list[str]:
    """A folded name with and without its classifier and article, the fullest first.

    >>> spellings("تنظيم القاعده")
    ['تنظيم القاعده', 'القاعده', 'قاعده']
    """
    out = [folded]
    first, _, rest = folded.partition(" ")
    if rest and (first.removeprefix("ال") in CLASSIFIERS or (kind == "Person" and first in _STYLES)):
        out.append(rest)
    out += [n[2:] for n in tuple(out) if n.startswith("ال") and len(n) > _SHORT]
    if kind == "Person":
        out += [_kunya(n) for n in tuple(out)]
    return list(dict.fromkeys(out))


def _kunya(folded: str) -> str:
    """A kunya has one form whatever its case: `أبي بكر`, `أبا بكر` are `أبو بكر`."""
    return " ".join("ابو" if word in ("ابي", "ابا") else word for word in folded.split())


def short_forms(full: str, kind: str) -> list[str]:
    """By what a longer name may be called later: a person by its end or first name, a body by its beginning."""
    parts = full.split()
    if kind == "Person":
        ends = [" ".join(parts[i:]) for i in range(1, len(parts))]
        forms = [form for e in ends for form in (e, e.removeprefix("ال"), "ال" + e)]
        return forms + [" ".join(parts[:i]) for i in range(1, len(parts))]
    if kind in _BODIES and (full.startswith("ال") or len(parts) > 2):
        return [" ".join(parts[:i]) for i in range(1 if full.startswith("ال") else 2, len(parts))]
    return []


def head_of(folded: str) -> str:
    """The noun that begins a name or description, without article and demonstrative."""
    words = [w for w in folded.split() if w not in _DEMONSTRATIVES]
    return words[0].removeprefix("ال") if words else ""


def is_definite(reading: Reading, m: Candidate) -> bool:
    """Whether a description points back: it has the article, a demonstrative before it, or begins with one."""
    first = reading.words[m.start]
    before = reading.words[m.start - 1].folded if m.start else ""
    return first.bare.startswith("ال") or first.folded in _DEMONSTRATIVES or before in _DEMONSTRATIVES
