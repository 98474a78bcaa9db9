"""The page against plain pyvis: size, first picture, stillness, panning, memory. `python -m benchmarks.page`."""

from __future__ import annotations

import random

from graphkit.graph import KnowledgeGraph
from graphkit.models import Edge, Entity, Evidence, Source, content_id
from graphkit.ontology import ontology

GIVEN = "أحمد محمد علي حسن عمر خالد يوسف إبراهيم سعيد طارق ناصر فيصل".split()
FAMILY = "الأنباري البغدادي الشامي المصري النيجيري التونسي الليبي الموصلي الحلبي الصنعاني".split()
PLACES = "برنو سيناء الأنبار حلب درنة كيدال مقديشو قندهار صعدة ديالى".split()


def synthetic(nodes: int, seed: int = 7) -> KnowledgeGraph:
    """A graph of `nodes` entities and twice as many links with sentences: communities, few hubs, many leaves."""
    draw = random.Random(seed)
    types = list(ontology().entities)
    entities = [_entity(i, types, draw) for i in range(nodes)]
    sources = [
        Source(id=f"d{i}", title=f"خبر رقم {i}", source=f"وكالة {i % 23}", date=f"20{10 + i % 14}-{1 + i % 12:02}-{1 + i % 28:02}")
        for i in range(max(5, nodes // 5))
    ]
    size = 40
    edges = {}
    while len(edges) < 2 * nodes:
        head = draw.randrange(nodes)
        near = draw.random() < 0.9
        block = head // size * size
        tail = block + int((min(size, nodes - block)) * draw.random() ** 2.5) if near else int(nodes * draw.random() ** 3)
        if head != tail:
            made = _edge(entities[head], entities[tail], sources, draw)
            edges[made.id] = made
    return KnowledgeGraph(entities, edges.values(), sources)


def _entity(i: int, types: list[str], draw: random.Random) -> Entity:
    name = f"{draw.choice(GIVEN)} {draw.choice(FAMILY)} {draw.choice(PLACES)} {i}"
    return Entity(id=f"e{i:06}", type=draw.choice(types), name=name, name_ar=name, name_en=f"Entity {i}", documents=1 + i % 7)


def _edge(head: Entity, tail: Entity, sources: list[Source], draw: random.Random) -> Edge:
    relation = draw.choice(list(ontology().relations))
    status = draw.choices(["asserted", "alleged", "denied", "planned"], [80, 12, 5, 3])[0]
    source = draw.choice(sources)
    sentence = f"وقالت المصادر إن {head.name} على صلة بـ{tail.name} منذ {source.date}."
    start = sentence.index(head.name)
    claim = Evidence(
        id=content_id(head.id, tail.id, relation), document=source.id, sentence=sentence, evidence=(0, len(sentence)),
        head=(start, start + len(head.name)), by="relations",
    )
    return Edge(
        id=content_id(head.id, relation, tail.id, status), head=head.id, type=relation, tail=tail.id, status=status,
        first=source.date, last=source.date, claims=(claim,),
    )
