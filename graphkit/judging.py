"""Judging: the open questions of a workspace put to somebody, and the answers added to its judgements."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from .errors import JudgementError, StoreError
from .knowledge.loader import knowledge
from .models import Entity
from .pipeline import JUDGEMENTS, names_of
from .resolution import (
    Candidate,
    Judgement,
    Profile,
    References,
    Resolution,
    append_judgement,
    keys,
    read_judgements,
    reference,
    resolve,
    standing,
)
from .store import Workspace
from .store.opening import FILE

Answer = Literal["same", "different", "unsure", "skip", "quit"]


class Side(NamedTuple):
    """One of the two that a question is about: its profile, the entity it belongs to now, names of its neighbours."""

    profile: Profile
    entity: Entity
    neighbours: tuple[str, ...]


class Question(NamedTuple):
    """Are the two one? With the score and reasons of graphkit; `number` counts from 1."""

    number: int
    of: int
    left: Side
    right: Side
    candidate: Candidate


Decide = Callable[[Question], Answer]


class Review:
    """A workspace's candidates and judgements. StoreError where the folder holds no workspace."""

    def __init__(self, folder: str | Path) -> None:
        folder = Path(folder)
        if not (folder / FILE).exists():
            raise StoreError(f"{folder}: holds no {FILE}; run `graphkit build … -o {folder}` first")
        self.path = folder / JUDGEMENTS
        with Workspace(folder) as workspace:
            self._profiles = {p.id: p for p in workspace.profiles()}
            self._edges = {e.id: e for e in workspace.graph().edges}
            known, memory = knowledge(names_of(workspace)), workspace.memory()
        self.judgements = read_judgements(self.path)
        self.references = References(self._profiles.values(), keys(known))
        self.resolution: Resolution = resolve(self._profiles.values(), self.judgements, known, memory)

    def questions(self) -> Iterator[Question]:
        """What is open, the answers that settle most first."""
        candidates = self.resolution.candidates
        for number, candidate in enumerate(candidates, 1):
            left, right = self._side(candidate.left), self._side(candidate.right)
            yield Question(number, len(candidates), left, right, candidate)

    def checked(self, judgement: Judgement) -> Judgement:
        """The judgement, one of an edge by its ends and relation instead of its id, which later merges may change.

        JudgementError, with file and line, where it names an entity, edge or judgement that is unknown.
        """
        if judgement.verdict == "undo":
            standing([*self.judgements, judgement])
        elif judgement.verdict in ("wrong", "right") and not judgement.right:
            return self._by_ends(judgement)
        else:
            for name in filter(None, (judgement.left, judgement.right)):
                self._find(name, judgement)
        return judgement

    def _by_ends(self, judgement: Judgement) -> Judgement:
        edge = self._edges.get(judgement.left)
        if edge is None:
            raise JudgementError(f"{judgement.where or 'judgement'}: there is no edge {judgement.left!r}")
        said = {"left": self._name(edge.head), "right": self._name(edge.tail), "value": f"{edge.type} {edge.status}"}
        return judgement.model_copy(update=said)

    def _name(self, entity_id: str) -> str:
        profile = self._profiles.get(entity_id)
        return reference(profile) if profile else entity_id

    def _find(self, name: str, judgement: Judgement) -> None:
        try:
            self.references.find(name, judgement)
        except LookupError as unclear:
            raise JudgementError(f"{judgement.where or 'judgement'}: {unclear}") from None

    def _side(self, profile_id: str) -> Side:
        profile = self._profiles[profile_id]
        of = self.resolution.entity_of
        near = dict.fromkeys(self.resolution.entities[of[n]].name for n in profile.neighbours if n in of)
        return Side(profile, self.resolution.entities[of[profile_id]], tuple(near)[:6])


def judge(folder: str | Path, decide: Decide, *, who: str = "", when: Callable[[], str] = str) -> list[Judgement]:
    """Put every open question to `decide`, and add each answer to the judgements at once; gives the lines added.

    The next build follows them. `when` gives the time of an answer (ISO).
    """
    review = Review(folder)
    added: list[Judgement] = []
    for question in review.questions():
        answer = decide(question)
        if answer == "quit":
            break
        if answer != "skip":
            names = reference(question.left.profile), reference(question.right.profile)
            line = Judgement.of(answer, *names, who=who, when=when())
            append_judgement(review.path, line)
            added.append(line)
    return added


def judge_file(folder: str | Path, path: str | Path) -> list[Judgement]:
    """Add the judgements of a file to those of the workspace: all of them, or none where one is not clear."""
    review = Review(folder)
    if not Path(path).exists():
        raise JudgementError(f"{path}: no such file")
    lines = read_judgements(path)
    known = {j.id for j in review.judgements}
    fresh = [review.checked(line) for line in lines if line.id not in known]
    append_judgement(review.path, *fresh)
    return fresh


def judgements(folder: str | Path) -> tuple[Sequence[Judgement], frozenset[str]]:
    """All lines of the workspace, and the ids of those in force."""
    lines = read_judgements(Path(folder) / JUDGEMENTS)
    return lines, frozenset(j.id for j in standing(lines, undos=True))
