"""`graphkit build` and `graphkit extract`."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import app

if TYPE_CHECKING:
    from ..models import Skipped
    from ..pipeline import Built

Paths = Annotated[list[str], typer.Argument(help="Files, folders, urls, or - for JSON lines from stdin.")]
Processes = Annotated[int, typer.Option(min=1, help="How many processes read documents side by side.")]
_SHOWN = 20


class Engine(StrEnum):
    """Where a build runs."""

    local = "local"
    spark = "spark"


@app.command()
def build(  # noqa: PLR0913, PLR0917 - one parameter an option
    paths: Paths,
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder to write to.")] = Path("out"),
    title: Annotated[str | None, typer.Option(help="The heading of the page.")] = None,
    note: Annotated[str | None, typer.Option(help="A line under the heading.")] = None,
    limit: Annotated[int, typer.Option(help="How many nodes the page draws at once (1 to 2000).")] = 400,
    lang: Annotated[str, typer.Option(help="The language in which the page opens: ar or en.")] = "ar",
    processes: Processes = 1,
    engine: Annotated[Engine, typer.Option(help="Where the work runs: on this machine, or on Spark.")] = Engine.local,
    master: Annotated[str, typer.Option(help="Spark's master, for --engine spark.")] = "local[2]",
) -> None:
    """Read documents and build their graph: graph.html, graph.graphml, graph.json, extractions.jsonl, graph.duckdb."""
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from ..pipeline import build as run

    columns = (SpinnerColumn(), TextColumn("reading documents"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=_console(), transient=True) as bar:
        task = bar.add_task("read", total=None)
        built = run(
            paths, out, title=title, note=note, limit=limit, lang=lang, processes=processes,
            engine=engine.value, master=master, progress=lambda n: bar.update(task, completed=n),
        )  # fmt: skip
    _report(built)


@app.command()
def extract(
    paths: Paths,
    out: Annotated[str, typer.Option("-o", "--out", help="The file to write, - for stdout.")] = "-",
    processes: Processes = 1,
) -> None:
    """Read documents and write what each says, one JSON object a line, in the order of the input."""
    from contextlib import nullcontext

    from ..errors import SourceError
    from ..pipeline import extract as run
    from ..store.files import replacing

    skipped: list[Skipped] = []
    written = 0
    with nullcontext(sys.stdout) if out == "-" else replacing(Path(out)) as file:
        for extraction in run(paths, skipped, processes):
            file.write(extraction.model_dump_json() + "\n")
            written += 1
        if not written:
            why = "; ".join(f"{s.path}: {s.reason}" for s in skipped[:3])
            raise SourceError(f"no document could be read ({why or 'the input is empty'})")
    for item in skipped:
        print(f"graphkit: skipped {item.path}: {item.reason}", file=sys.stderr)


def _console():  # type: ignore[no-untyped-def]
    from rich.console import Console

    return Console(stderr=True)


def _report(built: Built) -> None:
    """The short table at the end: what was found, what was left out, where the files are."""
    from rich.console import Console
    from rich.table import Table

    graph, console = built.graph, Console()
    summary = graph.summary()
    table = Table("", "count", title=f"{summary['documents']} documents")
    for heading, counts in (("entities", summary["entities"]), ("relations", summary["edges"])):
        table.add_row(f"[bold]{heading}[/bold]", f"[bold]{sum(counts.values())}[/bold]")
        for name, count in counts.items():
            table.add_row(f"  {name}", str(count))
    console.print(table)
    for item in built.skipped[:_SHOWN]:
        console.print(f"skipped {item.path}: {item.reason}", markup=False, highlight=False, soft_wrap=True)
    if len(built.skipped) > _SHOWN:
        console.print(f"... and {len(built.skipped) - _SHOWN} more skipped")
    for path in built.files:
        console.print(f"wrote {path}", markup=False, highlight=False, soft_wrap=True)
    console.print(f"Open {built.files[0]} in a browser; open the .graphml in Gephi.", markup=False, soft_wrap=True)
