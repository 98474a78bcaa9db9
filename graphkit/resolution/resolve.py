"""`resolve`: from profiles and judgements to entities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..knowledge.loader import Knowledge
from ..models import Entity, Record
from .profile import Profile


class Candidate(Record):
    """Two profiles that may be one: `score` in 0..1, `reasons` as shown to the user."""

    left: str
    right: str
    score: float
    reasons: tuple[str, ...] = ()


class Resolution(Record):
    """Who is who: `entity_of` leads from profile to entity; counts and dates of the entities are left to the merge."""

    entity_of: dict[str, str]
    entities: dict[str, Entity]
    candidates: tuple[Candidate, ...] = ()
    conflicts: tuple[str, ...] = ()


def resolve(
    profiles: Iterable[Profile], judgements: Sequence[object] = (), knowledge: Knowledge | None = None
) -> Resolution:
    """Group the profiles into entities. The same whatever the order of profiles and judgements."""
    clusters: dict[str, list[Profile]] = defaultdict(list)
    for profile in sorted(profiles, key=lambda p: p.id):
        clusters[profile.key or profile.id].append(profile)
    entities = {i: _entity(i, c, knowledge) for i, c in sorted(clusters.items())}
    return Resolution(entity_of={p.id: i for i, c in sorted(clusters.items()) for p in c}, entities=entities)


def _entity(id: str, cluster: list[Profile], knowledge: Knowledge | None) -> Entity:
    first = max(cluster, key=lambda p: (p.documents, p.id))
    names = list(dict.fromkeys(n for p in cluster for n, _ in p.names)) or [id]
    entry = knowledge.entries.get(first.key) if knowledge and first.key else None
    arabic = [n for n in names if any("\u0600" <= c <= "\u06ff" for c in n)]
    latin = [n for n in names if n not in arabic]
    return Entity(
        id=id,
        type=entry.type if entry else first.type,
        name=(entry.ar or entry.en or names[0]) if entry else names[0],
        name_ar=(entry.ar if entry else None) or next(iter(arabic), None),
        name_en=(entry.en if entry else None) or next(iter(latin), None),
        named=first.named,
        count=first.count,
        aliases=tuple(sorted(names)),
        external_ids=entry.ids if entry else {},
        attributes=entry.attributes if entry else {},
    )
