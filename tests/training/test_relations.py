"""Which pairs the relation model is taught to look at."""

from __future__ import annotations

from typing import Any

from training.relations import SAID, looked_at, near


def row(where: str, related: bool) -> tuple[Any, ...]:
    return (["f"], {"attacked"} if related else set(), set(), (0, 1), where, frozenset(["attacked"]))


def test_what_is_hardly_ever_related_so_far_apart_is_passed_over() -> None:
    rows = [row("1 ArmedGroup>Place", n < 40) for n in range(80)] + [row("9 Person<Weapon", False) for _ in range(500)]
    assert near(rows) == {"1 ArmedGroup>Place"}


def test_what_a_rule_relates_is_looked_at_however_far() -> None:
    rows = [row("9 Person<Weapon", False), row(SAID, False), row("1 ArmedGroup>Place", True)]
    assert [r[4] for r in looked_at(rows, frozenset(["1 ArmedGroup>Place"]))] == [SAID, "1 ArmedGroup>Place"]
