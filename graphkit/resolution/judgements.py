"""`judgements.jsonl`: what people and rules decided, one line a decision, append-only.

A line is taken back by another line (`undo`), never removed. What the lines amount to is worked out in `rulings.py`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, Self, get_args

from pydantic import Field, ValidationError, model_validator

from ..errors import JudgementError
from ..models import Record, content_id
from ..ontology import ontology

Verdict = Literal["same", "different", "unsure", "wrong", "right", "type", "name", "undo"]
_PAIR = {"same", "different", "unsure"}
_VALUE = {"type", "name"}


class Judgement(Record):
    """One decision.

    same, different, unsure: `left` and `right` are entities. wrong, right: an edge, `left` its id, or `left`, `right`
    its ends and `value` its relation. type, name: `left` an entity, `value` the correction. undo: `left` a judgement's
    id. An entity is named by id, by `Type:name`, or by a name that only one entity has. `when` is ISO. A `person`'s
    decision wins over a `rule`'s. `where` is file and line, for messages; it is not written.
    """

    id: str = ""
    verdict: Verdict
    left: str
    right: str | None = None
    value: str | None = None
    who: str = ""
    when: str = ""
    why: str = ""
    source: Literal["person", "rule"] = "person"
    where: str = Field(default="", exclude=True)

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.verdict in _PAIR and not self.right:
            raise ValueError(f"{self.verdict} needs left and right")
        if self.verdict in _PAIR and self.left == self.right:
            raise ValueError(f"left and right are both {self.left!r}")
        if self.verdict in _VALUE and not self.value:
            raise ValueError(f"{self.verdict} needs a value")
        if self.verdict == "type" and self.value not in ontology().entities:
            raise ValueError(f"unknown type {self.value!r}; known are {', '.join(sorted(ontology().entities))}")
        if self.when:
            datetime.fromisoformat(self.when)
        return self

    @classmethod
    def of(cls, verdict: str, left: str, right: str | None = None, **fields: Any) -> Self:
        """A judgement whose id, unless given, is made from its content; JudgementError where it says nothing clear."""
        return cls.checked({"verdict": verdict, "left": left, "right": right, **fields})

    @classmethod
    def checked(cls, raw: dict[str, Any]) -> Self:
        """A judgement from the fields of a line; JudgementError, with its `where`, for what is missing or unknown."""
        try:
            judgement = cls(**raw)
        except ValidationError as error:
            raise JudgementError(f"{raw.get('where') or 'judgement'}: {_reason(error)}") from None
        return judgement if judgement.id else judgement.model_copy(update={"id": content_id(judgement.line())})

    def line(self) -> str:
        """The judgement as it stands in the file."""
        fields = {k: v for k, v in self.model_dump(exclude_none=True).items() if k != "id" or v}
        return json.dumps(fields, ensure_ascii=False)


def read_judgements(path: str | Path) -> list[Judgement]:
    """All lines of a file, in its order; none where there is no file. JudgementError names file and line."""
    path = Path(path)
    if not path.exists():
        return []
    found: list[Judgement] = []
    seen: dict[str, str] = {}
    for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
        if line.strip():
            judgement = _parse(line, f"{path}:{number}")
            if judgement.id in seen:
                raise JudgementError(f"{judgement.where}: the id {judgement.id} stands already at {seen[judgement.id]}")
            seen[judgement.id] = judgement.where
            found.append(judgement)
    return found


def append_judgement(path: str | Path, *judgements: Judgement) -> None:
    """Add lines to the file (made if it is not there), all at once: either every line is written or none."""
    path = Path(path)
    known = {j.id for j in read_judgements(path)}
    fresh = [j for j in judgements if j.id not in known]
    if not fresh:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab+") as file:
        size = file.seek(0, os.SEEK_END)
        if size:
            file.seek(-1, os.SEEK_END)
        broken = bool(size) and file.read(1) != b"\n"
        text = "".join(f"{j.line()}\n" for j in fresh)
        file.write((("\n" if broken else "") + text).encode())
        file.flush()
        os.fsync(file.fileno())


def undo(path: str | Path, judgement_id: str, *, who: str = "", when: str = "", why: str = "") -> Judgement:
    """Take a judgement back by adding a line that says so; JudgementError where there is none of that id in force."""
    lines = read_judgements(path)
    if judgement_id not in {j.id for j in lines}:
        raise JudgementError(f"{path}: no judgement {judgement_id!r}; `graphkit judge DIR --list` shows them")
    if judgement_id not in {j.id for j in standing(lines, undos=True)}:
        raise JudgementError(f"{path}: the judgement {judgement_id} is taken back already")
    line = Judgement.of("undo", judgement_id, who=who, when=when, why=why)
    append_judgement(path, line)
    return line


def standing(judgements: Iterable[Judgement], *, undos: bool = False) -> list[Judgement]:
    """The judgements that nobody took back, by time and id; an undo that was itself taken back does not count."""
    lines = sorted(judgements, key=lambda j: (j.when, j.id))
    known = {j.id for j in lines}
    taken: set[str] = set()
    for line in reversed([j for j in lines if j.verdict == "undo"]):
        if line.left not in known:
            raise JudgementError(f"{line.where or line.id}: takes back {line.left!r}, which is not in the file")
        if line.id not in taken:
            taken.add(line.left)
    return [j for j in lines if j.id not in taken and (undos or j.verdict != "undo")]


def _parse(line: bytes, where: str) -> Judgement:
    try:
        raw = json.loads(line)
    except ValueError:
        raise JudgementError(f"{where}: not a line of JSON; mend or remove it") from None
    if not isinstance(raw, dict):
        raise JudgementError(f"{where}: expected an object with verdict, left, right; mend or remove the line")
    return Judgement.checked({**raw, "where": where})


def _reason(error: ValidationError) -> str:
    first = error.errors()[0]
    field = ".".join(map(str, first["loc"]))
    if field == "verdict" and first["type"] != "missing":
        return f"unknown verdict {first['input']!r}; known are {', '.join(get_args(Verdict))}"
    return f"{field}: {first['msg']}" if field else first["msg"].removeprefix("Value error, ")
