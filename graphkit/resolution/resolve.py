"""`resolve`: from profiles and judgements to entities."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from math import log1p
from typing import NamedTuple

from pydantic import Field

from ..knowledge.loader import Knowledge
from ..models import Entity, Record
from .blocking import pairs
from .canonical import entity, ordered
from .clusters import Clusters, clusters
from .face import Face, entry_face, face
from .judge import ASK, Score, explain, score
from .judgements import Judgement
from .memory import Memory
from .profile import Profile
from .references import References
from .rulings import Pair, Rulings, pair, rulings
from .world import entry_of, keys, with_country

Scored = tuple[str, str, Score]


class _Work(NamedTuple):
    """What is known after clustering."""

    profiles: dict[str, Profile]
    knowledge: Knowledge | None
    clusters: Clusters
    scored: list[Scored]
    rulings: Rulings


class Candidate(Record):
    """Two profiles that may be one: `score` in 0..1, `reasons` as shown to the user.

    `benefit` says how much an answer would settle: most for a doubtful pair that many documents name.
    """

    left: str
    right: str
    score: float
    reasons: tuple[str, ...] = ()
    benefit: float = 0.0


class Resolution(Record):
    """Who is who: `entity_of` leads from profile to entity; counts and dates of the entities are left to the merge.

    `merged` are the pairs whose evidence made the clusters, `candidates` those that people should decide, by benefit.
    `conflicts` are judgements that could not be applied, one line each.
    """

    entity_of: dict[str, str]
    entities: dict[str, Entity]
    candidates: tuple[Candidate, ...] = ()
    merged: tuple[Candidate, ...] = ()
    conflicts: tuple[str, ...] = Field(default=())


def resolve(
    profiles: Iterable[Profile],
    judgements: Sequence[Judgement] = (),
    knowledge: Knowledge | None = None,
    memory: Memory | None = None,
) -> Resolution:
    """Group the profiles into entities. The same whatever the order of profiles and judgements.

    `memory` spares the comparison of what has not changed since an earlier resolution, and changes nothing else.
    JudgementError for a judgement that names an unknown id.
    """
    known = sorted((with_country(p) if knowledge else p for p in profiles), key=lambda p: p.id)
    decided = rulings(judgements, References(known, keys(knowledge)))
    typed = [p.model_copy(update={"type": decided.types[p.id]}) if p.id in decided.types else p for p in known]
    faces = _faces(typed, knowledge)
    looked_at = _scored(faces, memory.score if memory else score)
    scored = [(a, b, s) for a, b, s in looked_at if pair(a, b) not in decided.unsure]
    links = [(s.value, a, b) for a, b, s in scored if s.merges]
    found, refused = clusters(faces, links, decided)
    work = _Work({p.id: p for p in typed}, knowledge, found, scored, decided)
    return _resolution(work, refused)


def rehearse(profiles: Iterable[Profile], knowledge: Knowledge | None) -> None:
    """Take names apart ahead of `resolve`, which is quicker then; and do nothing else."""
    for _ in pairs(_faces(profiles, knowledge)):
        pass


def _faces(profiles: Iterable[Profile], knowledge: Knowledge | None) -> list[Face]:
    entries = sorted(knowledge.entries.items()) if knowledge else []
    return [face(p) for p in profiles] + [entry_face(e) for _, e in entries]


def _scored(faces: list[Face], score: Callable[[Face, Face], Score]) -> list[Scored]:
    return [(faces[i].id, faces[j].id, s) for i, j in pairs(faces) if (s := score(faces[i], faces[j])).value >= ASK]


def _resolution(work: _Work, refused: list[str]) -> Resolution:
    entity_of: dict[str, str] = {}
    entities: dict[str, Entity] = {}
    for members in work.clusters.members():
        cluster = [work.profiles[m] for m in members if m in work.profiles]
        if cluster:
            made = _entity(members, ordered(cluster), work, entities)
            entities[made.id] = made
            entity_of.update({p.id: made.id for p in cluster})
    merged = [s for s in work.scored if s[2].merges and _real(s, work) and entity_of[s[0]] == entity_of[s[1]]]
    return Resolution(
        entity_of=dict(sorted(entity_of.items())),
        entities=dict(sorted(entities.items())),
        candidates=_candidates(work, entity_of),
        merged=tuple(_candidate(s, work) for s in sorted(merged, key=lambda m: m[:2])),
        conflicts=(*work.rulings.conflicts, *refused),
    )


def _entity(members: list[str], cluster: list[Profile], work: _Work, taken: Container[str]) -> Entity:
    """The entity of a cluster: by the key of its first profile, or of an entry that joined it, else by profile id."""
    key = cluster[0].key or next((m[:-1] for m in members if m.endswith(":")), None)
    id = cluster[0].id if key is None or key in taken else key
    return entity(id, cluster, entry_of(id, work.knowledge), work.rulings)


def _real(scored: Scored, work: _Work) -> bool:
    return scored[0] in work.profiles and scored[1] in work.profiles


def _candidate(scored: Scored, work: _Work) -> Candidate:
    left, right, found = scored
    documents = work.profiles[left].documents + work.profiles[right].documents
    doubt = 4 * found.value * (1 - found.value)
    return Candidate(
        left=left,
        right=right,
        score=found.value,
        reasons=tuple(explain(r) for r in found.reasons),
        benefit=round(doubt * log1p(documents), 4),
    )


def _candidates(work: _Work, entity_of: dict[str, str]) -> tuple[Candidate, ...]:
    """The pairs that are open: one, the likeliest, for two entities; the greatest benefit first."""
    best: dict[Pair, Scored] = {}
    for found in sorted(work.scored, key=lambda c: (-c[2].value, c[0], c[1])):
        if _real(found, work) and not work.clusters.apart(found[0], found[1]):
            left, right = entity_of[found[0]], entity_of[found[1]]
            if left != right:
                best.setdefault(pair(left, right), found)
    candidates = [_candidate(s, work) for s in best.values()]
    return tuple(sorted(candidates, key=lambda c: (-c.benefit, c.left, c.right)))
