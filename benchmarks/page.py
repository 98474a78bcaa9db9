"""The page against plain pyvis: size, first picture, stillness, panning, memory. `python -m benchmarks.page`."""

from __future__ import annotations

import argparse
import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from graphkit.graph import KnowledgeGraph
from graphkit.models import Edge, Entity, Evidence, Source, content_id
from graphkit.ontology import ontology

GIVEN = ["أحمد", "محمد", "علي", "حسن", "عمر", "خالد", "يوسف", "إبراهيم", "سعيد", "طارق", "ناصر", "فيصل"]
FAMILY = ["الأنباري", "البغدادي", "الشامي", "المصري", "النيجيري", "التونسي", "الليبي", "الموصلي", "الحلبي", "الصنعاني"]
PLACES = ["برنو", "سيناء", "الأنبار", "حلب", "درنة", "كيدال", "مقديشو", "قندهار", "صعدة", "ديالى"]


def synthetic(nodes: int, seed: int = 7) -> KnowledgeGraph:
    """A graph of `nodes` entities and twice as many links with sentences: communities, few hubs, many leaves."""
    draw = random.Random(seed)
    types = list(ontology().entities)
    entities = [_entity(i, types, draw) for i in range(nodes)]
    sources = [
        Source(
            id=f"d{i}",
            title=f"خبر رقم {i}",
            source=f"وكالة {i % 23}",
            date=f"20{10 + i % 14}-{1 + i % 12:02}-{1 + i % 28:02}",
        )
        for i in range(max(5, nodes // 5))
    ]
    size = 40
    edges = {}
    while len(edges) < 2 * nodes:
        head = draw.randrange(nodes)
        near = draw.random() < 0.9
        block = head // size * size
        tail = (
            block + int((min(size, nodes - block)) * draw.random() ** 2.5) if near else int(nodes * draw.random() ** 3)
        )
        if head != tail:
            made = _edge(entities[head], entities[tail], sources, draw)
            edges[made.id] = made
    return KnowledgeGraph(entities, edges.values(), sources)


def _entity(i: int, types: list[str], draw: random.Random) -> Entity:
    name = f"{draw.choice(GIVEN)} {draw.choice(FAMILY)} {draw.choice(PLACES)} {i}"
    return Entity(
        id=f"e{i:06}", type=draw.choice(types), name=name, name_ar=name, name_en=f"Entity {i}", documents=1 + i % 7
    )


def _edge(head: Entity, tail: Entity, sources: list[Source], draw: random.Random) -> Edge:
    relation = draw.choice(list(ontology().relations))
    status = draw.choices(["asserted", "alleged", "denied", "planned"], [80, 12, 5, 3])[0]
    source = draw.choice(sources)
    sentence = f"وقالت المصادر إن {head.name} على صلة بـ{tail.name} منذ {source.date}."
    start = sentence.index(head.name)
    claim = Evidence(
        id=content_id(head.id, tail.id, relation),
        document=source.id,
        sentence=sentence,
        evidence=(0, len(sentence)),
        head=(start, start + len(head.name)),
        by="relations",
    )
    return Edge(
        id=content_id(head.id, relation, tail.id, status),
        head=head.id,
        type=relation,
        tail=tail.id,
        status=status,
        first=source.date,
        last=source.date,
        claims=(claim,),
    )


INK = """() => { const c = document.querySelector('canvas'); if (!c || !c.width) return null;
  const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; let h = 0, ink = 0;
  for (let i = 0; i < d.length; i += 4) { const v = d[i] * 3 + d[i + 1] * 5 + d[i + 2] * 7 + d[i + 3]; h = (h * 31 + v) | 0; ink += d[i + 3] ? 1 : 0; }
  return ink > 200 ? h : null; }"""  # noqa: E501
PAN = """step => new Promise(done => { let frames = 0; const start = performance.now();
  const move = window.graphkit ? () => graphkit.app.chart.pan(3, 2)
    : () => { const p = network.getViewPosition(); network.moveTo({ position: { x: p.x - 3, y: p.y - 2 } }); };
  (function next() { move(); frames++; const gone = performance.now() - start;
    gone > step ? done(frames / gone * 1000) : requestAnimationFrame(next); })(); })"""
MAKERS: dict[str, Callable[[KnowledgeGraph, Path], object]] = {}


def maker(name: str) -> Callable[[Callable[[KnowledgeGraph, Path], object]], Callable[[KnowledgeGraph, Path], object]]:
    def enter(function: Callable[[KnowledgeGraph, Path], object]) -> Callable[[KnowledgeGraph, Path], object]:
        MAKERS[name] = function
        return function

    return enter


@maker("plain pyvis")
def plain(kg: KnowledgeGraph, path: Path) -> None:
    """What pyvis's own tutorial does."""
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    for entity in kg:
        net.add_node(entity.id, label=entity.name)
    for edge in kg.edge_list:
        net.add_edge(edge.head, edge.tail, title=edge.type)
    path.write_text(net.generate_html(), encoding="utf-8")


@maker("pyvis, our layout")
def still(kg: KnowledgeGraph, path: Path) -> None:
    from graphkit.viewer import to_pyvis

    path.write_text(to_pyvis(kg).generate_html(), encoding="utf-8")


@maker("graphkit page")
def ours(kg: KnowledgeGraph, path: Path) -> None:
    from graphkit.viewer import write_html

    write_html(kg, path)


def measure(browser: Any, path: Path, patience: float) -> dict[str, Any]:
    """Seconds to the first picture and to stillness, frames a second while panning, megabytes of script memory."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True).new_page()
    page.set_default_timeout(patience * 1000)
    found: dict[str, Any] = {"MB": path.stat().st_size / 1e6}
    try:
        page.goto(path.as_uri())
        found["picture"], last = _until(page, lambda now, _: now is not None, patience)
        found["still"], _ = _until(page, lambda now, before: now is not None and now == before, patience, last)
        found["fps"] = page.evaluate(PAN, 1500)
        found["heap"] = page.evaluate("performance.memory.usedJSHeapSize") / 1e6
    except Exception as error:
        found["gave up"] = type(error).__name__
    finally:
        page.context.close()
    return found


def _until(page: Any, done: Callable[[Any, Any], bool], patience: float, before: Any = None) -> tuple[float, Any]:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        now, at = page.evaluate(INK), page.evaluate("performance.now() / 1000")
        if done(now, before):
            return at, now
        before = now
        page.wait_for_timeout(150)
    raise TimeoutError


def main() -> None:
    """Print the table. Sizes beyond what a maker can bear are left out by `--patience` seconds."""
    options = argparse.ArgumentParser()
    options.add_argument("--nodes", type=int, nargs="*", default=[50, 500, 2000, 10000, 50000])
    options.add_argument("--patience", type=float, default=60)
    options.add_argument("--chromium", default=shutil.which("chromium"))
    chosen = options.parse_args()
    from playwright.sync_api import sync_playwright

    print(
        f"{'nodes':>6} {'page':18} {'write s':>8} {'MB':>6} {'picture s':>9} {'still s':>8} {'fps':>5} {'heap MB':>8}"
    )
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chosen.chromium, args=["--no-sandbox", "--disable-gpu"])
        for nodes in chosen.nodes:
            kg = synthetic(nodes)
            for name in MAKERS:
                if nodes > 2000 and name == "plain pyvis":
                    continue  # 2,000 already fail; adding 50,000 nodes one by one takes most of a minute
                _row(browser, name, kg, Path(folder, "page.html"), chosen.patience)


def _row(browser: Any, name: str, kg: KnowledgeGraph, path: Path, patience: float) -> None:
    start = time.monotonic()
    MAKERS[name](kg, path)
    wrote = time.monotonic() - start
    found = measure(browser, path, patience)
    cells = [f"{found[k]:{w}.{d}f}" if k in found else " " * (w - 1) + "-" for k, w, d in COLUMNS]
    print(f"{len(kg):6} {name:18} {wrote:8.1f} {' '.join(cells)}", flush=True)


COLUMNS = (("MB", 6, 1), ("picture", 9, 2), ("still", 8, 2), ("fps", 5, 0), ("heap", 8, 0))

if __name__ == "__main__":
    main()
