"""`graphkit export`: a built graph in other programs' formats."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ..errors import ExportError
from . import app


class Language(StrEnum):
    """The languages of labels."""

    ar = "ar"
    en = "en"


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="What `graphkit build` made, or a graph.json.")],
    formats: Annotated[
        list[str], typer.Argument(metavar="FORMAT...", help="html graphml gexf csv neo4j json stix ftm ttl")
    ],
    where: Annotated[
        str | None, typer.Option(help="Only this part, e.g. 'status = asserted and near(islamic-state, 2)'.")
    ] = None,
    lang: Annotated[Language, typer.Option(help="Language of the labels, where names have it.")] = Language.ar,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Folder to write to, DIR unless given.")] = None,
) -> None:
    """Write the graph of DIR for Gephi, spreadsheets, Neo4j, notebooks, STIX platforms, Aleph and triple stores.

    Conditions choose entities (type, name, seen, mentioned, near) and relations (relation, status, phase, date, outlet,
    documents, confidence, entity, head, tail, asserted_by) with = != < <= > >= ~ in, and, or, not, ( ).
    """
    from ..exporters import export, format_names
    from ..graph import load

    suffixes = format_names()
    if unknown := [f for f in formats if f not in suffixes]:
        raise ExportError(f"no format {unknown[0]!r}; there are {' '.join(suffixes)}")
    target = out or (folder if folder.is_dir() else folder.parent)
    if where is not None and "json" in formats and (target / "graph.json").exists() and out is None:
        raise ExportError(
            f"{target / 'graph.json'}: a part would take the place of the whole; give another folder with -o"
        )
    kg = load(folder)
    part = kg if where is None else kg.where(where)
    for name in formats:
        done = export(part, target / f"graph{suffixes[name]}", lang=lang.value)
        typer.echo(f"{done.path}: {done.entities} entities, {done.edges} relations")
        for note in done.notes:
            typer.echo(f"  note: {note}")
