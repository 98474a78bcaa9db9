"""Entities by name: any name of theirs, in either script, with variants of spelling and slips forgiven."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import NotInGraphError
from ..models import Entity
from ..text.fold import fold
from .display import Listing

if TYPE_CHECKING:
    from .core import KnowledgeGraph

# below this a similar spelling is more often another name than a slip (rapidfuzz ratio, 0..100)
_SIMILAR = 82
_NO_MATCH = 9


def folded_names(kg: KnowledgeGraph) -> dict[str, tuple[str, ...]]:
    """Entity id -> its names folded for comparison, own name first, none twice."""
    return {e.id: tuple(dict.fromkeys(fold(n) for n in _names(e))) for e in kg}


def find(kg: KnowledgeGraph, text: str, type: str | None, limit: int) -> Listing[Entity]:
    """Entities whose names match, best first: whole name, alias, beginning, words within, similar spelling."""
    wanted = fold(text)
    ranked = [
        (rank, -entity.documents, entity.id)
        for entity in kg
        if (type is None or entity.type == type)
        and (rank := 0 if entity.id == text else _rank(wanted, kg.folded_names[entity.id])) < _NO_MATCH
    ]
    return Listing(kg[entity_id] for _, _, entity_id in sorted(ranked)[:limit])


def id_of(kg: KnowledgeGraph, entity: Entity | str) -> str:
    """The id of an entity given as record, id or unambiguous name. Raises NotInGraphError."""
    wanted = entity.id if isinstance(entity, Entity) else entity
    if wanted in kg:
        return wanted
    bearers = bearing(kg, wanted)
    if len(bearers) == 1:
        return bearers[0]
    if bearers:
        raise NotInGraphError(f"{wanted!r} names several entities; give one of the ids {', '.join(bearers)}")
    near = ", ".join(e.id for e in find(kg, wanted, None, 3))
    raise NotInGraphError(f"no entity is called {wanted!r}" + (f"; similar: {near}" if near else ""))


def bearing(kg: KnowledgeGraph, name: str) -> list[str]:
    """The ids of the entities that bear exactly this name, spelling variants aside."""
    wanted = fold(name)
    return [entity_id for entity_id, names in kg.folded_names.items() if wanted and wanted in names]


def _names(entity: Entity) -> list[str]:
    return [n for n in (entity.name, entity.name_ar, entity.name_en, *entity.aliases) if n]


def _rank(wanted: str, names: tuple[str, ...]) -> int:
    """How well the names match: 0 best, `_NO_MATCH` not at all."""
    if not wanted or wanted not in names:
        return _partial(wanted, names) if wanted else _NO_MATCH
    return 0 if wanted == names[0] else 1


def _partial(wanted: str, names: tuple[str, ...]) -> int:
    from rapidfuzz.fuzz import ratio

    words = set(wanted.split())
    if any(n.startswith(wanted) for n in names):
        return 2
    if any(words <= set(n.split()) for n in names):
        return 3
    if any(wanted in n for n in names):
        return 4
    spellings = [*names, *(word for n in names for word in n.split())]
    return 5 if any(ratio(wanted, s, score_cutoff=_SIMILAR) for s in spellings) else _NO_MATCH
