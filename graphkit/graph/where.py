"""The reader of conditions (grammar in `filters`): text in, tests out. Nothing is ever evaluated as code."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from ..errors import FilterError
from .fields import FIELDS, Field, Level, compare, near

if TYPE_CHECKING:
    from .core import KnowledgeGraph

_TOKEN = re.compile(r"""\s*(?:(?P<quoted>"[^"]*"|'[^']*')|(?P<op><=|>=|!=|[=<>~(),])|(?P<word>[^\s"'<>=!~(),]+))""")
_OPERATORS = ("=", "!=", "<", "<=", ">", ">=", "~")
# deeper nesting is no question of a person; it would exhaust Python's stack
_DEPTH = 50


@dataclass(frozen=True)
class Part:
    """A test of one level: of entities or of relations."""

    level: Level
    holds: Callable[[Any], bool]


@dataclass(frozen=True)
class _Token:
    kind: Literal["quoted", "op", "word", "end"]
    text: str
    at: int


def parse(kg: KnowledgeGraph, condition: str) -> list[Part]:
    """The tests that must all hold. Raises FilterError, which names the place that cannot be read."""
    reader = _Reader(kg, condition)
    parts = reader.either()
    reader.end()
    return parts


def _tokens(condition: str) -> list[_Token]:
    tokens, at = [], 0
    while at < len(condition.rstrip()):
        match = _TOKEN.match(condition, at)
        if match is None:
            raise FilterError(f"condition, character {at + 1}: cannot read {condition[at : at + 10].strip()!r}")
        kind = match.lastgroup
        assert kind is not None
        tokens.append(_Token(kind, match[kind], match.start(kind)))  # type: ignore[arg-type]
        at = match.end()
    return [*tokens, _Token("end", "", len(condition))]


class _Reader:
    """Recursive descent: one method a rule of the grammar."""

    def __init__(self, kg: KnowledgeGraph, condition: str) -> None:
        self.kg, self.tokens, self.at, self.depth = kg, _tokens(condition), 0, 0

    def either(self) -> list[Part]:
        parts = self._all()
        while self._take("or"):
            parts = [_either(_one(parts), _one(self._all()))]
        return parts

    def _all(self) -> list[Part]:
        parts = self._turned()
        while self._take("and"):
            parts = parts + self._turned()
        return parts

    def _turned(self) -> list[Part]:
        self.depth += 1
        if self.depth > _DEPTH:
            raise FilterError(f"condition: more than {_DEPTH} conditions; filter in two steps")
        if self._take("not"):
            part = _one(self._turned())
            return [Part(part.level, lambda r: not part.holds(r))]
        if self._take("("):
            parts = self.either()
            self._need(")")
            return parts
        return [self._condition()]

    def _condition(self) -> Part:
        name = self._word("a field")
        if name == "near":
            return self._near()
        field = FIELDS.get(name)
        if field is None:
            raise FilterError(f"condition: no field {name!r}; there are near(...), {', '.join(sorted(FIELDS))}")
        if self._take("in"):
            return self._any_of(field)
        operator = self._next()
        if operator.text not in _OPERATORS or operator.kind != "op":
            raise self._expected("one of " + " ".join(_OPERATORS) + " in", operator)
        return Part(field.level, compare(self.kg, field, operator.text, self._value()))

    def _any_of(self, field: Field) -> Part:
        self._need("(")
        tests = [compare(self.kg, field, "=", self._value())]
        while self._take(","):
            tests.append(compare(self.kg, field, "=", self._value()))
        self._need(")")
        return Part(field.level, lambda r: any(test(r) for test in tests))

    def _near(self) -> Part:
        self._need("(")
        entity, hops = self._value(), "1"
        if self._take(","):
            hops = self._value()
        self._need(")")
        return Part("entity", near(self.kg, entity, hops))

    def end(self) -> None:
        if self.tokens[self.at].kind != "end":
            raise self._expected("`and`, `or` or the end", self.tokens[self.at])

    def _next(self) -> _Token:
        token = self.tokens[self.at]
        self.at += token.kind != "end"
        return token

    def _take(self, text: str) -> bool:
        token = self.tokens[self.at]
        found = token.kind != "quoted" and token.text.lower() == text
        self.at += found
        return found

    def _need(self, text: str) -> None:
        if not self._take(text):
            raise self._expected(f"`{text}`", self.tokens[self.at])

    def _word(self, what: str) -> str:
        token = self._next()
        if token.kind != "word":
            raise self._expected(what, token)
        return token.text

    def _value(self) -> str:
        token = self._next()
        if token.kind not in ("word", "quoted"):
            raise self._expected("a value", token)
        return token.text[1:-1] if token.kind == "quoted" else token.text

    def _expected(self, what: str, token: _Token) -> FilterError:
        found = repr(token.text) if token.text else "the end"
        return FilterError(f"condition, character {token.at + 1}: expected {what}, found {found}")


def _either(left: Part, right: Part) -> Part:
    if left.level != right.level:
        raise FilterError("`or` joins a condition on entities with one on relations; filter in two steps")
    return Part(left.level, lambda r: left.holds(r) or right.holds(r))


def _one(parts: list[Part]) -> Part:
    """Several tests as one, which must be of one level to be turned round or joined by `or`."""
    if len({p.level for p in parts}) > 1:
        raise FilterError("`not` and `or` cannot take a group that mixes entities and relations; filter in two steps")
    return Part(parts[0].level, lambda r: all(p.holds(r) for p in parts))
