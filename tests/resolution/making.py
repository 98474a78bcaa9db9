"""Profiles, judgements and a small knowledge base in one line, for these tests."""

from graphkit.knowledge.loader import Alias, Entry, Knowledge
from graphkit.models import DocEntity
from graphkit.resolution import Judgement, Profile, is_weak, profile_id

KNOWN = Knowledge(
    entries={
        "islamic-state": Entry(
            id="islamic-state",
            type="ArmedGroup",
            ar="تنظيم الدولة الإسلامية",
            en="Islamic State",
            aliases=(Alias(name="داعش"), Alias(name="ISIS"), Alias(name="الدولة", when="group")),
            country="iraq",
            ids={"un": "QDe.115"},
            source=("test",),
        ),
        "al-qaeda": Entry(
            id="al-qaeda", type="ArmedGroup", ar="تنظيم القاعدة", en="al-Qaeda", aliases=(), source=("test",)
        ),
    }
)


def one(type: str, name: str, document: str = "d", **fields) -> Profile:
    entity = DocEntity(id="e", type=type, name=name, mentions=(), key=fields.get("key"))
    own = document if is_weak(entity) else None
    return Profile(id=profile_id(document, entity), type=type, document=own, **{"names": ((name, 1),), **fields})


def same(left: str, right: str, when: str = "2026-01-01", **fields) -> Judgement:
    return Judgement.of("same", left, right, when=when, **fields)


def different(left: str, right: str, when: str = "2026-01-01", **fields) -> Judgement:
    return Judgement.of("different", left, right, when=when, **fields)
