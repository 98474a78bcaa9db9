"""Profiles: what resolution compares. One for all entities of one type and folded name: it scales with names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from ..models import DocEntity, Extraction, Record, content_id
from ..text.fold import fold
from .weak import weak_name

_NEIGHBOURS = 50


class Profile(Record):
    """All that the documents say of one name: the unit that resolution compares.

    `names` are (name, mentions) most frequent first; `countries` the names or keys of countries stated beside it;
    `neighbours` the profiles that claims lead to, capped. `document` is set where the name holds in one document only.
    """

    id: str
    type: str
    key: str | None = None
    named: bool = True
    count: int | None = None
    names: tuple[tuple[str, int], ...] = ()
    documents: int = 1
    first: str | None = None
    last: str | None = None
    countries: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()
    document: str | None = None


def is_weak(entity: DocEntity) -> bool:
    """Whether the entity is known in its document only: unnamed, or called by a name that many share (أبو عمر)."""
    return entity.key is None and (not entity.named or weak_name(entity.type, entity.name))


def profile_id(document_id: str, entity: DocEntity) -> str:
    """The profile to which a document's entity belongs: by key, else type and folded name, else the document's own.

    >>> profile_id("d1", DocEntity(id="e1", type="ArmedGroup", name="القاعدة", mentions=()))
    'fa3bde003fad0dc3'
    >>> profile_id("d1", DocEntity(id="e1", type="ArmedGroup", name="داعش", key="islamic-state", mentions=()))
    'islamic-state:ArmedGroup'
    """
    if entity.key:
        return f"{entity.key}:{entity.type}"
    name = fold(entity.name) or entity.name
    if is_weak(entity):
        return content_id(entity.type, name, document_id, entity.id)
    return content_id(entity.type, name)


def profiles(extractions: Iterable[Extraction]) -> list[Profile]:
    """The profiles of some extractions, sorted by id: in memory, for small sets and tests (the store has its own)."""
    seen: dict[str, list[tuple[Extraction, DocEntity]]] = defaultdict(list)
    links: dict[str, Counter[str]] = defaultdict(Counter)
    countries: dict[str, set[str]] = defaultdict(set)
    for extraction in extractions:
        ids = {e.id: profile_id(extraction.id, e) for e in extraction.entities}
        places = {e.id: e.key or e.name for e in extraction.entities if e.type == "Country"}
        for entity in extraction.entities:
            seen[ids[entity.id]].append((extraction, entity))
        for head, tail in _ends(extraction):
            if head in ids and tail in ids:
                links[ids[head]][ids[tail]] += 1
            if head in ids and tail in places:
                countries[ids[head]].add(places[tail])
    return [_profile(i, seen[i], links[i], countries[i]) for i in sorted(seen)]


def _ends(extraction: Extraction) -> Iterator[tuple[str, str]]:
    for claim in extraction.claims:
        yield claim.head, claim.tail
        yield claim.tail, claim.head


def _profile(id: str, rows: list[tuple[Extraction, DocEntity]], links: Counter[str], countries: set[str]) -> Profile:
    first = rows[0][1]
    names = Counter(m.text for _, e in rows for m in e.mentions if m.kind == "name")
    names.update({e.name: 0 for _, e in rows if e.name not in names})
    dates = sorted(d.date for d, _ in rows if d.date)
    return Profile(
        id=id,
        type=first.type,
        key=first.key,
        named=first.named,
        count=first.count,
        names=tuple(sorted(names.items(), key=lambda n: (-n[1], n[0]))),
        documents=len({d.id for d, _ in rows}),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        countries=tuple(sorted(countries)),
        neighbours=tuple(sorted(n for n, _ in sorted(links.items(), key=lambda n: (-n[1], n[0]))[:_NEIGHBOURS])),
        document=rows[0][0].id if is_weak(first) else None,
    )
