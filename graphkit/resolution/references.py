"""From what a judgement calls an entity to the profiles that are meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from ..errors import JudgementError
from ..ontology import ontology
from ..text.fold import fold
from .judgements import Judgement
from .profile import Profile

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(:[A-Za-z]+)?")


class Unclear(LookupError):
    """A name that no profile has, or several have: the judgement rests, and the user is told."""


class _Index(NamedTuple):
    """Profiles by what they may be called."""

    ids: dict[str, list[str]]
    main: dict[str, list[Profile]]
    other: dict[str, list[Profile]]


class References:
    """Looks profiles up by id, knowledge key, `Type:name` or name."""

    def __init__(self, profiles: Iterable[Profile], keys: Iterable[str] = ()) -> None:
        self._profiles, self._keys = list(profiles), frozenset(keys)

    @cached_property
    def _index(self) -> _Index:
        """Made when somebody asks: most workspaces have no judgement."""
        index = _Index(defaultdict(list), defaultdict(list), defaultdict(list))
        for profile in sorted(self._profiles, key=lambda p: p.id):
            index.ids[profile.id].append(profile.id)
            if profile.key:
                index.ids[profile.key].append(profile.id)
            for position, name in enumerate(dict.fromkeys(fold(n) for n, _ in profile.names)):
                (index.other if position else index.main)[name].append(profile)
        return index

    def find(self, reference: str, judgement: Judgement) -> list[str]:
        """The ids of the profiles meant; JudgementError for an unknown id, Unclear for a name of none or several."""
        if reference in self._index.ids:
            return self._index.ids[reference]
        kind, _, rest = reference.partition(":")
        known_type = kind in ontology().entities
        name = fold(rest if known_type else reference)
        for index in (self._index.main, self._index.other):
            found = [p for p in index.get(name, ()) if not known_type or p.type == kind]
            if found:
                return self._one(reference, found)
        if _ID.fullmatch(reference) and reference not in self._keys:
            raise JudgementError(
                f"{judgement.where or judgement.id}: nothing here has the id {reference!r}; "
                f"mend the line, or take it back with `graphkit judge DIR --undo {judgement.id}`"
            )
        raise Unclear(f"no entity is called {reference!r} (any more)")

    def _one(self, reference: str, found: list[Profile]) -> list[str]:
        if len({p.key or p.id for p in found}) > 1:
            choices = ", ".join(p.id if p.document else f"{p.type}:{p.names[0][0]}" for p in found[:5])
            raise Unclear(f"{reference!r} may be any of {choices}; write which, or its id")
        return [p.id for p in found]


def reference(profile: Profile) -> str:
    """How a judgement should name a profile: as readable as may be, and the same after the next build."""
    if profile.key:
        return profile.key
    return profile.id if profile.document or not profile.names else f"{profile.type}:{profile.names[0][0]}"
