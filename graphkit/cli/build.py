"""`graphkit build` and `graphkit extract`."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import AbstractContextManager, closing
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from . import app
from .bar import bar

if TYPE_CHECKING:
    from rich.table import Table

    from ..graph import KnowledgeGraph
    from ..models import Skipped
    from ..pipeline import Built, Progress

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Files, folders, urls, or - for JSON lines from stdin.")
]
Processes = Annotated[int, typer.Option(min=1, help="How many processes read documents side by side.")]
Names = Annotated[
    list[Path] | None,
    typer.Option("--knowledge", metavar="FILE", help="Names of your own (YAML, CSV, TSV); give it once a file."),
]
_SHOWN = 20


class Engine(StrEnum):
    """Where a build runs."""

    local = "local"
    spark = "spark"


class Language(StrEnum):
    """The languages of the page."""

    ar = "ar"
    en = "en"


@app.command()
def build(  # noqa: PLR0913, PLR0917 - one parameter an option
    paths: Paths,
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder to write to.")] = Path("out"),
    title: Annotated[str | None, typer.Option(help="The heading of the page.")] = None,
    note: Annotated[str | None, typer.Option(help="A line under the heading.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=2000, help="How many nodes the page draws at once.")] = 400,
    lang: Annotated[Language, typer.Option(help="The language in which the page opens.")] = Language.ar,
    processes: Processes = 1,
    knowledge: Names = None,
    engine: Annotated[Engine, typer.Option(help="Where the work runs: on this machine, or on Spark.")] = Engine.local,
    master: Annotated[str, typer.Option(help="Spark's master, for --engine spark.")] = "local[2]",
) -> None:
    """Read documents and build their graph: graph.html, graph.graphml, graph.json, extractions.jsonl, graph.duckdb."""
    from ..pipeline import build as run

    with bar() as progress:
        built = run(
            paths, out, title=title, note=note, limit=limit, lang=lang.value, processes=processes,
            knowledge=knowledge or (), engine=engine.value, master=master, progress=progress,
        )  # fmt: skip
    _report(built)


@app.command()
def extract(
    paths: Paths,
    out: Annotated[str, typer.Option("-o", "--out", help="The file to write, - for stdout.")] = "-",
    processes: Processes = 1,
    knowledge: Names = None,
) -> None:
    """Read documents and write what each says, one JSON object a line, in the order of the input."""
    skipped: list[Skipped] = []
    with bar() as progress, _opened(out) as file:
        _write(file, paths, skipped, processes, knowledge or [], progress)
    for item in skipped:
        print(f"graphkit: skipped {item.path}: {item.reason}", file=sys.stderr)


def _write(  # noqa: PLR0913, PLR0917
    file: TextIO, paths: list[str], skipped: list[Skipped], processes: int, knowledge: list[Path], progress: Progress
) -> None:
    from ..pipeline import extract as run
    from ..pipeline import nothing_read

    written = 0
    with closing(run(paths, skipped, processes, knowledge)) as found:
        for written, extraction in enumerate(found, 1):
            file.write(extraction.model_dump_json() + "\n")
            progress(written)
    if not written:
        raise nothing_read(skipped)
    file.flush()


def _opened(out: str) -> AbstractContextManager[TextIO]:
    """Where to write: stdout, a device or pipe as it stands, a file that appears when all is well."""
    from contextlib import nullcontext

    from ..store.files import replacing

    if out == "-":
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8")
        return nullcontext(sys.stdout)
    path = Path(out)
    if path.exists() and not path.is_file() and not path.is_dir():
        return path.open("w", encoding="utf-8")
    return replacing(path)


def _report(built: Built) -> None:
    """The short table at the end: what was found, what was left out, where the files are."""
    from rich.console import Console

    console = Console()
    console.print(_table(built.graph))
    for item in built.skipped[:_SHOWN]:
        console.print(f"skipped {item.path}: {item.reason}", markup=False, highlight=False, soft_wrap=True)
    if len(built.skipped) > _SHOWN:
        console.print(f"... and {len(built.skipped) - _SHOWN} more skipped")
    for path in built.files:
        console.print(f"wrote {path}", markup=False, highlight=False, soft_wrap=True)
    console.print(f"Open {built.files[0]} in a browser; open the .graphml in Gephi.", markup=False, soft_wrap=True)


def _table(graph: KnowledgeGraph) -> Table:
    from rich.table import Table

    claims: Counter[str] = Counter()
    for edge in graph.edge_list:
        claims[edge.type] += len(edge.claims)
    entities = Counter(entity.type for entity in graph)
    table = Table("", "count", title=f"{len(graph.sources)} documents")
    table.columns[1].justify = "right"
    for heading, counts in (("entities", entities), ("claims", claims)):
        table.add_row(f"[bold]{heading}[/bold]", f"[bold]{sum(counts.values())}[/bold]")
        for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            table.add_row(f"  {name}", str(count))
    return table
