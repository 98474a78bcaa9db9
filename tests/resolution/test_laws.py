"""Laws of resolution: order never matters, an undo leaves no trace, different stays different."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.resolution import Judgement, resolve

from .making import KNOWN, one

NAMES = [
    ("Person", n)
    for n in [
        "أبو بكر البغدادي",
        "Abu Bakr al-Baghdadi",
        "أبو عمر",
        "صخر الدوري",
        "صخر إبراهيم الدوري",
        "Sakhr al-Douri",
    ]
]
NAMES += [("ArmedGroup", n) for n in ["جند الخلافة", "جمد الخلافة", "Jund al-Khilafa", "جند الأقصى", "داعش", "ISIS"]]
NAMES += [("Organization", "جند الخلافة"), ("Place", "الرقة"), ("Place", "Raqqa"), ("Country", "الرقة")]
POOL = [one(t, n, f"d{i}", documents=1 + i % 4, key="islamic-state" if n in ("داعش", "ISIS") else None)
        for i, (t, n) in enumerate(NAMES)]  # fmt: skip
POOL = list({p.id: p for p in POOL}.values())
NAMED = [p.id for p in POOL]
PAIRS = st.tuples(st.sampled_from(NAMED), st.sampled_from(NAMED)).filter(lambda p: p[0] != p[1])
VERDICTS = st.sampled_from(["same", "different", "unsure"])


@st.composite
def told(draw) -> list[Judgement]:
    drawn = draw(st.lists(st.tuples(VERDICTS, PAIRS, st.sampled_from(["person", "rule"])), max_size=6))
    return [Judgement.of(v, *p, when=f"2026-01-{i + 1:02}", source=s) for i, (v, p, s) in enumerate(drawn)]


@settings(max_examples=60, deadline=None)
@given(told(), st.integers(0, 1000))
def test_order_never_matters(judgements: list[Judgement], seed: int):
    shuffled, mixed = POOL[:], judgements[:]
    Random(seed).shuffle(shuffled)
    Random(seed + 1).shuffle(mixed)
    assert resolve(POOL, judgements, KNOWN).model_dump_json() == resolve(shuffled, mixed, KNOWN).model_dump_json()


@settings(max_examples=60, deadline=None)
@given(told(), VERDICTS, PAIRS)
def test_a_judgement_and_its_undo_leave_the_same_bytes(judgements: list[Judgement], verdict: str, pair):
    more = Judgement.of(verdict, *pair, when="2026-05-01")
    undone = [*judgements, more, Judgement.of("undo", more.id, when="2026-06-01")]
    assert resolve(POOL, undone, KNOWN).model_dump_json() == resolve(POOL, judgements, KNOWN).model_dump_json()


@settings(max_examples=100, deadline=None)
@given(told())
def test_no_cluster_holds_a_pair_judged_different(judgements: list[Judgement]):
    found = resolve(POOL, judgements, KNOWN)
    last = {frozenset((j.left, j.right)): j for j in sorted(judgements, key=lambda j: (j.source == "person", j.when))}
    for pair, judgement in last.items():
        if judgement.verdict == "different" and judgement.source == "person":
            left, right = pair
            assert found.entity_of[left] != found.entity_of[right]
