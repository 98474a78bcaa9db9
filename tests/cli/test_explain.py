from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from graphkit import explain
from tests.running import Shell

HOSTILE = (
    "<script>alert(1)</script> أعلن تنظيم الدولة <img src=x onerror=alert(1)> مسؤوليته عن هجوم في بغداد [red]x[/red]."
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(HOSTILE, encoding="utf-8")
    return path


def test_every_mention_and_claim_stands_under_its_sentence(seeds: Path) -> None:
    (found,) = explain([seeds / "01-europol-platform.txt"])
    full = found.document.full
    for sentence in found.sentences:
        assert full[sentence.start : sentence.end] == sentence.text
    shown = [c.mention for s in found.sentences for c in s.mentions]
    assert len(shown) == sum(len(e.mentions) for e in found.document.entities)
    assert [s.claim for x in found.sentences for s in x.claims] == sorted(
        found.document.claims, key=lambda c: next(i for i, x in enumerate(found.sentences) if c.evidence.start < x.end)
    )
    assert all(m.by.startswith("graphkit_") for m in shown)
    assert found.document.claims and all(s.claim.by for x in found.sentences for s in x.claims)


def test_the_terminal_shows_what_made_each(seeds: Path, shell: Shell) -> None:
    ran = shell("explain", seeds / "01-europol-platform.txt")
    assert ran.code == 0 and not ran.err
    assert re.search(r"ArmedGroup +\S.* = .*\(islamic-state\)  \[graphkit_\w+ [\d.]+\]", ran.out)
    assert re.search(r"→ .+ — \w+ — .+\n +(asserted|alleged).*\[.*graphkit_\w+ [\d.]+\]", ran.out)


def test_what_was_refused_is_told_with_the_reason(seeds: Path, shell: Shell) -> None:
    (found,) = explain([seeds / "01-europol-platform.txt"])
    refused = [r for s in found.sentences for r in s.refused]
    claimed = {(s.head, s.claim.type, s.tail) for x in found.sentences for s in x.claims}
    assert refused and all(re.search("threshold|unlikely|ontology", r.why) for r in refused)
    assert claimed.isdisjoint((r.head, r.relation, r.tail) for r in refused)
    out = shell("explain", seeds / "01-europol-platform.txt").out
    assert f"✗ {refused[0].head} — {refused[0].relation} — {refused[0].tail}: {refused[0].why}" in out


def test_text_is_not_markup(article: Path, shell: Shell) -> None:
    assert "[red]x[/red]" in shell("explain", article).out


def test_the_page_is_whole_and_escaped(article: Path, tmp_path: Path, shell: Shell) -> None:
    page = tmp_path / "why.html"
    ran = shell("explain", article, "--html", page)
    assert ran.code == 0 and str(page) in ran.out
    html = page.read_text(encoding="utf-8")
    assert "<script" not in html and "<img" not in html and "http://" not in html and "https://" not in html
    shown = unescape(re.sub(r"<[^>]+>", "", html))
    assert "<script>alert(1)</script> أعلن تنظيم الدولة <img" in " ".join(shown.split())
    assert "islamic-state" in shown and "graphkit_" in shown


@pytest.mark.parametrize("place", ["nowhere/why.html", "a.txt/why.html"])
def test_a_page_that_cannot_be_written(place: str, article: Path, tmp_path: Path, shell: Shell) -> None:
    ran = shell("explain", article, "--html", tmp_path / place)
    assert ran.code == 2 and "cannot be written" in ran.err and len(ran.err.splitlines()) == 1


def test_nothing_to_explain(tmp_path: Path, shell: Shell) -> None:
    empty = tmp_path / "e.txt"
    empty.write_text("")
    ran = shell("explain", empty)
    assert ran.code == 2 and "no document could be read" in ran.err
