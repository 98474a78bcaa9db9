"""From a cluster of profiles to one entity: which id, type and names it has. An ordering decides, never chance."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ..knowledge.loader import Entry
from ..models import Entity
from ..ontology import ontology
from ..text.fold import fold
from ..text.romanise import is_arabic
from .english import GEO, english, place_name
from .profile import Profile
from .rulings import Rulings
from .weak import weak_name

_UNTIDY = re.compile(r"""[_#"«»“”()،,.:؛-]|[^\S ]|^ | $|  """)


def ordered(cluster: Sequence[Profile]) -> list[Profile]:
    """The profiles of a cluster, the one that gives it its id first: a known one, else that of most documents."""
    return sorted(cluster, key=_order) if len(cluster) > 1 else list(cluster)


def entity(id: str, cluster: Sequence[Profile], entry: Entry | None, rulings: Rulings) -> Entity:
    """The entity of an ordered cluster; `entry` is its knowledge-base entry. Counts and dates are left to the merge."""
    first = cluster[0]
    names = _names(cluster)
    told = [n for p in cluster for n in rulings.names.get(p.id, ())]
    arabic = _choose(told, entry.ar if entry else None, names, first.type, arabic=True)
    known = entry.en if entry else place_name(arabic) if arabic and first.type in GEO else None
    latin = _choose(told, known, names, first.type, arabic=False)
    by_rule = None if latin else _by_rule(first, arabic)
    name = arabic or latin or (names[0] if names else first.id)
    kind = next((rulings.types[p.id] for p in cluster if p.id in rulings.types), None)
    return Entity(
        id=id,
        type=kind or (entry.type if entry else _type(cluster)),
        name=name,
        name_ar=arabic,
        name_en=latin or by_rule,
        romanised=by_rule is not None,
        named=any(p.named for p in cluster),
        count=first.count if len({p.count for p in cluster}) == 1 else None,
        aliases=tuple(sorted({*names, *told} - {name, arabic, latin})),
        external_ids=dict(sorted(entry.ids.items())) if entry else {},
        attributes=_attributes(entry) if entry else {},
    )


def _order(profile: Profile) -> tuple[bool, bool, int, int, str]:
    """The known first, then the named, the one of most documents, the longest name, the least id."""
    longest = max([len(n) for n, _ in profile.names], default=0)
    return profile.key is None, not profile.named, -profile.documents, -longest, profile.id


def _type(cluster: Sequence[Profile]) -> str:
    """The type that most documents give; of a tie the narrower (an Organization yields, and an unknown Country)."""
    if len(cluster) == 1:
        return cluster[0].type
    votes: Counter[str] = Counter()
    for profile in cluster:
        votes[profile.type] += profile.documents
    return min(votes, key=lambda t: (-votes[t], t in ("Organization", "Country"), t))


def _names(cluster: Sequence[Profile]) -> list[str]:
    """All names, the most frequent first, a full one before a weak one of the same count."""
    if len(cluster) == 1 and len(cluster[0].names) == 1:
        return [tidy(cluster[0].names[0][0])]
    count: Counter[str] = Counter()
    for profile in cluster:
        for name, n in profile.names:
            count[tidy(name)] += n
    kind = cluster[0].type
    return sorted(count, key=lambda n: (weak_name(kind, n), -count[n], -len(n), n))


def tidy(name: str) -> str:
    """A name without what a headline or hashtag left on it: `#`, `_`, a quotation mark that has no other.

    >>> tidy('تنظيم "الدولة'), tidy("#حزب_الله"), tidy('تنظيم "الدولة"')
    ('تنظيم الدولة', 'حزب الله', 'تنظيم "الدولة"')
    """
    if not _UNTIDY.search(name):
        return name
    name = " ".join(name.replace("_", " ").replace("#", " ").split()).strip("،,.:؛-")
    for marks in ('""', "«»", "“”", "()"):
        if name.count(marks[0]) % 2 if marks[0] == marks[1] else name.count(marks[0]) != name.count(marks[1]):
            name = name.replace(marks[0], " ").replace(marks[1], " ")
    return " ".join(name.split()) or name


def _choose(told: list[str], known: str | None, names: list[str], kind: str, *, arabic: bool) -> str | None:
    judged = next((n for n in told if is_arabic(n) == arabic), None)
    return judged or known or next((n for n in names if is_arabic(n) == arabic and fold(n)), None)


def _by_rule(profile: Profile, arabic: str | None) -> str | None:
    """A name for readers of English where no text gives one: romanised, or for what has no name its type and number."""
    if profile.named:
        return english(profile.type, arabic) if arabic else None
    label = ontology().entities[profile.type].en if profile.type in ontology().entities else profile.type
    return f"{profile.count} × {label}" if profile.count else f"unnamed {label}"


def _attributes(entry: Entry) -> dict[str, str]:
    known = {"parent": entry.parent, "country": entry.country, "active": entry.active, **entry.attributes}
    return {k: v for k, v in sorted(known.items()) if v}
