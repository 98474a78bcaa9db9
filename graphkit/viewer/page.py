"""`write_html`: the analyst's page, one file that needs nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .. import __version__
from ..errors import ExportError
from ..graph import KnowledgeGraph
from ..store.files import replacing
from .bundle import asset, block, policy, script, style
from .data import evidence_block, graph_block

PACKED_FROM = 2_000  # nodes; above, the data is compressed
MOST_DRAWN = 2_000
STYLES = ("base", "chart", "panels", "small")


def write_html(  # noqa: PLR0913 - the public contract
    kg: KnowledgeGraph,
    path: str | Path,
    *,
    title: str | None = None,
    note: str | None = None,
    limit: int = 400,
    lang: str = "ar",
) -> None:
    """Write the page to `path`, complete or not at all.

    `title` and `note` head the page, `limit` is how many nodes are drawn at once (1 to 2,000), `lang` ("ar" or "en")
    the language it opens in; the reader can switch. Raises ExportError where these make no sense, StoreError where
    the file cannot be written.
    """
    _check(limit, lang)
    text = html(kg, title=title, note=note, limit=limit, lang=lang)
    with replacing(Path(path)) as file:
        file.write(text)


def _check(limit: int, lang: str) -> None:
    if not 1 <= limit <= MOST_DRAWN:
        raise ExportError(f"limit is {limit}: give the number of nodes to draw at once, 1 to {MOST_DRAWN}")
    if lang not in ("ar", "en"):
        raise ExportError(f"lang is {lang!r}: give ar or en")


def html(kg: KnowledgeGraph, *, title: str | None, note: str | None, limit: int, lang: str) -> str:
    """The page's text."""
    packed = len(kg) > PACKED_FROM
    code, look = script("app"), style(*STYLES)
    graph = {**graph_block(kg), "meta": _meta(kg, title, note, limit)}
    text: str = _template().render(
        title=title or ("شبكة الصلات" if lang == "ar" else "Link chart"),
        lang=lang,
        policy=policy(code, look),
        script=_safe(code),
        style=_safe(look),
        packed=packed,
        graph=_safe(block(graph, packed)),
        evidence=_safe(block(evidence_block(kg), packed)),
        version=__version__,
    )
    return text.encode("utf-8", "replace").decode()  # half a surrogate pair would stop the writing


def _meta(kg: KnowledgeGraph, title: str | None, note: str | None, limit: int) -> dict[str, Any]:
    dates = sorted(s.date for s in kg.sources.values() if s.date)
    return {
        "title": title,
        "note": note,
        "limit": limit,
        "version": __version__,
        "documents": len(kg.sources),
        "from": dates[0] if dates else None,
        "to": dates[-1] if dates else None,
    }


def _safe(text: str) -> Any:
    from markupsafe import Markup

    return Markup(text)


def _template() -> Any:
    from jinja2 import Environment

    return Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(asset("page.html.j2"))
