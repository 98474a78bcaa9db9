"""What the relation model sees of a pair, and that its quick way of adding up is the plain one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.extraction import frames
from graphkit.extraction.nlp import pipeline
from graphkit.extraction.pairs import Pair, pairs, ruled
from graphkit.extraction.parts import Part, Parts, expand, nearness
from graphkit.extraction.reading import Reading
from graphkit.extraction.relation_model import Model

TEXT = "هاجم تنظيم القاعدة مدينة عدن في اليمن أمس. وأعلنت الشرطة التركية اعتقال ثلاثة مشتبه بهم في إسطنبول."


def reading() -> Reading:
    found: Reading = pipeline("ar")(TEXT)._.reading
    return found


def all_parts() -> list[list[Part]]:
    r = reading()
    seen = frames.find(r)
    told = Parts(r, ruled(seen.found, seen.governed))
    return [told.of(p) for p in pairs(r)]


@pytest.mark.parametrize(
    ("part", "features"),
    [
        (("d", "2", "ArmedGroup>Place"), {"d=2", "d=2ArmedGroup>Place"}),
        (("r", "attacked", "ArmedGroup>Place"), {"r=attacked"}),
        (("gr", "في", "ArmedGroup<Place"), {"gr=فيArmedGroup<Place"}),
        (("sb", "كتاب\t7", "ArmedGroup>Place"), set()),
    ],
)
def test_expand(part: Part, features: set[str]) -> None:
    assert set(expand(part)) == features


def test_a_trigger_between_is_told_by_its_sense() -> None:
    assert any(f.startswith("sb=attack") for f in expand(("sb", "هاجم\t7\tattack", "ArmedGroup>Place")))


def test_the_order_of_the_two_tells_them_apart() -> None:
    assert set(expand(("b", "في\t7", "ArmedGroup>Place"))).isdisjoint(expand(("b", "في\t7", "ArmedGroup<Place")))


def test_nearness_counts_the_words_between() -> None:
    r = reading()
    first = next(p for p in pairs(r) if p.head.start < p.tail.start)
    gap = first.tail.start - first.head.end
    assert nearness(first).split()[0] in {"in", str(gap), str(4 + min(max(gap, 0), 30) // 6)}
    assert nearness(Pair(first.tail, first.head, first.sentence)) != nearness(first)


@given(st.integers(0, 2**32 - 1))
def test_parts_are_added_up_as_their_features(seed: int) -> None:
    rng = np.random.default_rng(seed)
    rows = all_parts()
    names = sorted({f for row in rows for part in row for f in expand(part)})
    index = {f: i for i, f in enumerate(f for f in names if rng.random() < 0.7)}
    weights = rng.normal(size=(len(index), 3)).astype(np.float32)
    model = Model(index, weights, np.zeros(3, dtype=np.float32), ["a", "b", "c"], np.full(3, 0.5, dtype=np.float32))
    told = [[index[f] for part in row for f in expand(part) if f in index] for row in rows]
    plain = np.array([weights[ids].sum(axis=0) for ids in told])
    np.testing.assert_allclose(model.score_parts(rows), 1 / (1 + np.exp(-plain)), rtol=1e-3)
    np.testing.assert_array_equal(model.score_parts(rows), model.score_parts(rows))
