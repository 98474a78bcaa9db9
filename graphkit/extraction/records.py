"""From the working memory to the records: local entities and claims as an `Extraction`."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache

from ..knowledge.loader import knowledge
from ..knowledge.nationalities import countries
from ..models import Claim, DocEntity, Document, Extraction, Mention
from .reading import Candidate, Reading


def extraction(document: Document, reading: Reading, claims: tuple[Claim, ...], version: str) -> Extraction:
    """What the reading found, as the hand-over format; unnamed entities that no claim needs are left out."""
    groups: dict[int, list[Candidate]] = defaultdict(list)
    for m in reading.mentions:
        groups[m.entity].append(m)
    used = {e for c in claims for e in (c.head, c.tail, c.asserted_by)}
    entities = [_entity(reading, number, group) for number, group in sorted(groups.items())]
    only_adjective = {
        local_id(n)
        for n, group in groups.items()
        if all(m.nationality and m.by == "graphkit_overlaps" and m.score < 1 for m in group)
    }
    kept = tuple(e for e in entities if e.id in used or (e.named and e.id not in only_adjective))
    fields = document.model_dump(include={"id", "title", "text", "lang", "date", "source", "url"})
    return Extraction(**fields, entities=kept, claims=claims, warnings=tuple(reading.warnings), graphkit=version)


def local_id(number: int) -> str:
    """The id of a local entity."""
    return f"e{number + 1}"


def _entity(reading: Reading, number: int, group: list[Candidate]) -> DocEntity:
    names = [m for m in group if m.kind == "name"]
    key = next((m.key for m in names if m.key), None)
    best = _best_name(reading, names or group)
    return DocEntity(
        id=local_id(number),
        type=group[0].type,
        name=_country_name(key) if names and all(m.nationality for m in names) and key else best,
        name_en=next((m.en for m in names if m.en), None),
        named=bool(names),
        count=next((m.count for m in group if m.count), None),
        key=key,
        mentions=tuple(_mention(reading, m) for m in group),
    )


def _best_name(reading: Reading, mentions: list[Candidate]) -> str:
    """The name used most, the longer and then the earlier one where several are."""
    counts = Counter(reading.name(m) for m in mentions if not m.nationality or len(mentions) == 1)
    full = counts or Counter(reading.name(m) for m in mentions)
    return max(full, key=lambda n: (len(n.split()) > 1, full[n], len(n), n))


@cache
def _countries_by_key() -> dict[str, str]:
    return {c.key: c.ar for c in countries().values()}


def _country_name(key: str) -> str:
    entry = knowledge().entries.get(key)
    return _countries_by_key().get(key) or (entry.ar if entry and entry.ar else key)


def _mention(reading: Reading, m: Candidate) -> Mention:
    start, end = reading.span(m)
    return Mention(
        start=start,
        end=end,
        text=reading.text[start:end],
        kind="name" if m.kind == "name" else "description",
        by=m.by,
        score=round(m.score, 3),
    )
