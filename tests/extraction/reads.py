"""What the pipeline finds in a sentence, for tests of entities: mentions without relations."""

from __future__ import annotations

from graphkit.extraction.nlp import pipeline
from graphkit.extraction.reading import Candidate, Reading


def reading(text: str) -> Reading:
    """A text with its mentions found and joined."""
    nlp = pipeline("ar")
    with nlp.select_pipes(disable=["graphkit_relations"]):
        found: Reading = nlp(text)._.reading
    return found


def names(text: str, kind: str = "name") -> set[tuple[str, str]]:
    """(type, name) of every mention that is a name (or a description)."""
    found = reading(text)
    return {(m.type, found.name(m)) for m in found.mentions if (m.kind == "name") == (kind == "name")}


def entity_of(found: Reading, name: str) -> int:
    """The local entity of the first mention of that name."""
    return next(m.entity for m in found.mentions if found.name(m) == name)


def only(found: Reading, kind: str) -> list[Candidate]:
    """The mentions of a type."""
    return [m for m in found.mentions if m.type == kind]
