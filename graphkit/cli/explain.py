"""`graphkit explain`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import app

if TYPE_CHECKING:
    from rich.console import Console

    from ..extraction.explain import Explained, Sentence
    from ..models import Skipped


@app.command()
def explain(
    paths: Annotated[list[str], typer.Argument(metavar="FILE...", help="Documents to explain, or - for stdin.")],
    html: Annotated[Path | None, typer.Option(help="Write a page to this file instead.")] = None,
    knowledge: Annotated[
        list[Path] | None, typer.Option("--knowledge", metavar="FILE", help="Names of your own (YAML, CSV, TSV).")
    ] = None,
) -> None:
    """Show each sentence with its mentions and claims, what made each, and what was refused and why."""
    from rich.console import Console

    from ..explaining import explain as run

    skipped: list[Skipped] = []
    found = run(paths, html=html, knowledge=knowledge or (), skipped=skipped)
    if html is not None:
        typer.echo(f"wrote {html}: {len(found)} documents")
    else:
        console = Console(highlight=False, soft_wrap=True)
        for document in found:
            _show(console, document)
    for item in skipped:
        print(f"graphkit: skipped {item.path}: {item.reason}", file=sys.stderr)


def _show(console: Console, item: Explained) -> None:
    from rich.markup import escape

    console.rule(escape(item.document.title or item.document.id))
    for warning in item.document.warnings:
        console.print(warning, style="yellow", markup=False)
    for sentence in item.sentences:
        _show_sentence(console, sentence)


def _show_sentence(console: Console, sentence: Sentence) -> None:
    console.print(f"\n{sentence.text.strip()}", style="bold", markup=False)
    for m in sentence.mentions:
        key = f" ({m.key})" if m.key else ""
        console.print(
            f"  {m.type:<15} {m.mention.text} = {m.name}{key}  [{m.mention.by} {m.mention.score}]", markup=False
        )
    for s in sentence.claims:
        c = s.claim
        told = [c.status, c.phase, c.date, f"said by {s.speaker}" if s.speaker else None]
        how = f"«{c.trigger}» " if c.trigger else ""
        console.print(f"  → {s.head} — {c.type} — {s.tail}", style="cyan", markup=False)
        console.print(f"      {', '.join(filter(None, told))}  [{how}{c.by} {c.score}]", markup=False)
    for r in sentence.refused:
        console.print(f"  ✗ {r.head} — {r.relation} — {r.tail}: {r.why}", style="dim", markup=False)
