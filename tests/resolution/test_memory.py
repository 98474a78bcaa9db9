"""What was compared before is not compared again, and that nobody can tell from the result."""

import importlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.resolution import Judgement, Memory, Profile, resolve
from graphkit.resolution.memory import Row, version

from .making import KNOWN, one
from .test_laws import POOL, told

memory_module = importlib.import_module("graphkit.resolution.memory")


@st.composite
def corpus(draw) -> list[Profile]:
    """Some of the names, as some documents tell of them."""
    chosen = draw(st.lists(st.sampled_from(POOL), unique_by=lambda p: p.id, min_size=2))
    around = st.fixed_dictionaries({
        "documents": st.integers(1, 9),
        "countries": st.sampled_from([(), ("iraq",), ("syria",)]),
        "neighbours": st.sampled_from([(), ("x",), ("x", "y")]),
    })  # fmt: skip
    return [profile.model_copy(update=draw(around)) for profile in chosen]


def handed_on(memory: Memory) -> Memory:
    """The memory after it was written and read."""
    return Memory([Row(*tuple(row)) for row in memory.rows()])


@settings(max_examples=80, deadline=None)
@given(corpus(), corpus(), told(), told())
def test_memory_changes_nothing(
    before: list[Profile], after: list[Profile], old: list[Judgement], new: list[Judgement]
):
    there = {p.id for p in before} & {p.id for p in after}
    old, new = ([j for j in js if {j.left, j.right} <= there] for js in (old, new))
    memory = Memory()
    resolve(before, old, KNOWN, memory)
    remembered = resolve(after, new, KNOWN, handed_on(memory))
    assert remembered.model_dump_json() == resolve(after, new, KNOWN).model_dump_json()


def compared(profiles: list[Profile], memory: Memory, monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """Which pairs had to be compared to resolve these."""
    pairs, score = [], memory_module.score
    with monkeypatch.context() as patch:
        patch.setattr(memory_module, "score", lambda a, b: pairs.append({a.id, b.id}) or score(a, b))
        resolve(profiles, (), KNOWN, memory)
    return pairs


def test_only_what_changed_is_compared(monkeypatch: pytest.MonkeyPatch):
    first, second = one("ArmedGroup", "جند الخلافة"), one("ArmedGroup", "جمد الخلافة")
    others = [one("Person", "صخر الدوري"), one("Person", "Sakhr al-Douri")]
    memory = Memory()
    assert {first.id, second.id} in compared([first, second, *others], memory, monkeypatch)
    assert memory.changed
    again = handed_on(memory)
    assert compared([first, second, *others], again, monkeypatch) == []
    assert not again.changed
    more = first.model_copy(update={"documents": 2})
    pairs = compared([more, second, *others], handed_on(memory), monkeypatch)
    assert {first.id, second.id} in pairs
    assert all(first.id in pair for pair in pairs)


def test_what_is_gone_is_forgotten():
    memory = Memory()
    pair = [one("ArmedGroup", "جند الخلافة"), one("ArmedGroup", "جمد الخلافة")]
    resolve(pair, (), None, memory)
    kept = handed_on(memory)
    resolve(pair[:1], (), None, kept)
    assert (len(list(memory.rows())), kept.changed, list(kept.rows())) == (1, True, [])


def test_the_version_is_that_of_rules_and_words(monkeypatch: pytest.MonkeyPatch):
    version.cache_clear()
    before = version()
    version.cache_clear()
    monkeypatch.setattr(memory_module, "_ROOMS", ("resolution", "text"))
    assert version() != before
    version.cache_clear()
