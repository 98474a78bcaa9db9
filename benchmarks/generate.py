"""Work for the benchmarks: claims with the skew of news, where few names fill most sentences, and agency copy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from graphkit.ontology import ontology
from graphkit.store.rows import arrow_table

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

CLAIMS_PER_DOCUMENT = 6
PART = 250_000
COPIES = 0.1  # the share of documents that repeat another, as in a corpus of several newspapers
_SENTENCE = "قال مصدر أمني إن عناصر من التنظيم هاجموا موقعا للجيش قرب المدينة صباح اليوم وأعلنوا مسؤوليتهم عنه"
_WORDS = _SENTENCE.split()
_STATUS = (("asserted", 0.8), ("alleged", 0.12), ("denied", 0.03), ("planned", 0.05))
_PHASE = ((None, 0.85), ("end", 0.05), ("ongoing", 0.1))


def claim_tables(claims: int) -> Iterator[dict[str, pa.Table]]:
    """A workspace with so many claims, in parts: names follow Zipf's law, and new ones keep coming (Heaps' law)."""
    names = int(20 * claims**0.6)
    for part in range(0, claims, PART):
        yield _part(min(PART, claims - part), names, part)


def _part(claims: int, names: int, first: int) -> dict[str, pa.Table]:
    import numpy as np

    rng = np.random.default_rng(first)
    documents = max(1, claims // CLAIMS_PER_DOCUMENT)
    where = np.sort(rng.integers(0, documents, claims)) + first
    head = _zipf(rng, names, claims)
    close, far = (head * 7 + rng.integers(0, 5, claims)) % names, _zipf(rng, names, claims)
    tail = np.where(rng.random(claims) < 0.5, close, far)
    mentioned = np.unique(np.stack([np.tile(where, 2), np.concatenate([head, tail])], axis=1), axis=0).tolist()
    return {
        "documents": arrow_table("documents", _documents(rng, documents, first)),
        "doc_entities": arrow_table("doc_entities", [_entity(d, n) for d, n in mentioned]),
        "mentions": arrow_table("mentions", [_mention(d, n) for d, n in mentioned]),
        "claims": arrow_table("claims", _claims(rng, where.tolist(), head.tolist(), tail.tolist(), first)),
    }


def _zipf(rng: np.random.Generator, names: int, size: int) -> Any:
    import numpy as np

    weight = 1 / np.arange(1, names + 1)
    return np.searchsorted(np.cumsum(weight / weight.sum()), rng.random(size)).clip(0, names - 1)


def _pick(rng: np.random.Generator, choices: Any, size: int) -> list[Any]:
    values, weights = zip(*choices, strict=True)
    return [values[i] for i in rng.choice(len(values), size, p=weights)]


def _documents(rng: np.random.Generator, size: int, first: int) -> list[tuple[Any, ...]]:
    signatures = rng.integers(0, 2**32, (size, 96))
    copies = rng.random(size) < COPIES
    signatures[copies] = signatures[rng.integers(0, size, int(copies.sum()))]
    years, months, days = (rng.integers(*span, size).tolist() for span in ((2000, 2026), (1, 13), (1, 29)))
    dates = (f"{y}-{m:02}-{d:02}" for y, m, d in zip(years, months, days, strict=True))
    return [
        (f"d{i}", f"h{i}", "bench", f"خبر {i}", "ar", date, "bench", None, [], values, "{}")
        for i, (date, values) in enumerate(zip(dates, signatures.tolist(), strict=True), first)
    ]


def _entity(document: int, name: int) -> tuple[Any, ...]:
    return (f"d{document}", f"e{name}", f"p{name}", False, _type(name), f"اسم {name}", True, None, None)


def _mention(document: int, name: int) -> tuple[Any, ...]:
    return (f"d{document}", f"e{name}", f"p{name}", 0, 5, f"اسم {name}", "name", "bench", 1.0)


def _type(name: int) -> str:
    return ("ArmedGroup", "Person", "Place", "SecurityAgency", "Country")[name % 5]


def _claims(rng: np.random.Generator, *ids: list[int] | int) -> list[tuple[Any, ...]]:
    where, head, tail, first = ids
    relations, size = sorted(ontology().relations), len(where)
    pairs = enumerate(zip(head, tail, strict=True))
    # what one says of a pair is mostly the same again
    relation = [relations[(h * 31 + t * 17 + (i % 10 == 0)) % len(relations)] for i, (h, t) in pairs]
    means = (_pick(rng, _STATUS, size), _pick(rng, _PHASE, size), rng.integers(50, 100, size).tolist())
    return [_claim(i, *row) for i, row in enumerate(zip(where, head, tail, relation, *means, strict=True), first)]


def _claim(i: int, d: int, *said: Any) -> tuple[Any, ...]:
    head, tail, relation, status, phase, score = said
    words = " ".join(_WORDS[(i + k) % len(_WORDS)] for k in range(10 + i % 12))
    one, two = f"اسم {head}", f"اسم {tail}"
    sentence = f"{one} {words} {two}"
    ends = (f"e{head}", f"e{tail}", f"p{head}", f"p{tail}")
    reading = (None, "هاجم", score / 100, "bench")
    offsets = (0, len(one), len(sentence) - len(two), len(sentence), None, None)
    shown = (sentence, 0, 0, len(sentence), *offsets)
    return (f"d{d}#c{i}", f"d{d}", relation, *ends, status, phase, None, None, *reading, *shown)
