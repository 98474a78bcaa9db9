"""`graphkit judge`: decide who is who, take decisions back, list them."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import JudgementError
from . import app

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..judging import Answer, Question, Side
    from ..resolution import Judgement

_KEYS: dict[str, Answer] = {"s": "same", "d": "different", "u": "unsure", "k": "skip", "": "skip", "q": "quit"}
_HELP = "[s]ame  [d]ifferent  [u]nsure  s[k]ip (or Enter)  [q]uit: "


@app.command()
def judge(  # noqa: PLR0913, PLR0917 - one parameter an option
    folder: Annotated[Path, typer.Argument(help="A folder that `graphkit build` wrote.")],
    file: Annotated[Path | None, typer.Option(help="Add the judgements of this JSON-lines file instead.")] = None,
    undo: Annotated[str | None, typer.Option(help="Take the judgement of this id back.")] = None,
    list_: Annotated[bool, typer.Option("--list", help="Show all judgements, with their ids.")] = False,
    who: Annotated[str | None, typer.Option(help="The name under which to sign; the user's unless given.")] = None,
    why: Annotated[str, typer.Option(help="A reason to write beside an undo.")] = "",
) -> None:
    """Decide whether candidates are one and the same, the most useful first; the next build follows the answers."""
    from .. import judging

    if sum((file is not None, undo is not None, list_)) > 1:
        raise JudgementError("give one of --file, --undo and --list")
    if list_:
        _list(*judging.judgements(folder))
    elif undo is not None:
        _undo(folder, undo, who or _user(), why)
    elif file is not None:
        print(f"added {len(judging.judge_file(folder, file))} judgements; `graphkit update` applies them")
    else:
        added = judging.judge(folder, _ask, who=who or _user(), when=_now)
        print(f"added {len(added)} judgements to {folder / 'judgements.jsonl'}; `graphkit update` applies them")


def _undo(folder: Path, judgement_id: str, who: str, why: str) -> None:
    from ..pipeline import JUDGEMENTS
    from ..resolution import undo

    undo(folder / JUDGEMENTS, judgement_id, who=who, when=_now(), why=why)
    print(f"took {judgement_id} back; `graphkit update` applies it")


def _list(lines: Sequence[Judgement], in_force: frozenset[str]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table()
    table.add_column("id", no_wrap=True, min_width=max((len(j.id) for j in lines), default=2))
    for heading in ("verdict", "left", "right or value", "who", "when", "why", "in force"):
        table.add_column(heading, overflow="fold")
    for j in lines:
        said = j.right or j.value or ""
        table.add_row(
            j.id, j.verdict, j.left, said, f"{j.who} ({j.source})", j.when, j.why, "yes" if j.id in in_force else "no"
        )
    Console().print(table if lines else "no judgements yet")


def _ask(question: Question) -> Answer:
    """Show a question and read one key (a line where stdin is no terminal); the end of the input quits."""
    score = question.candidate.score
    print(f"\n{question.number} of {question.of}, score {score:.2f}: are these one?")
    for side in (question.left, question.right):
        print("\n".join(_describe(side)))
    print("\n".join(f"    {reason}" for reason in question.candidate.reasons))
    while True:
        key = _key()
        if key is None:
            return "quit"
        if key in _KEYS:
            return _KEYS[key]
        print(f"{key!r} is none of s, d, u, k, q")


def _describe(side: Side) -> list[str]:
    profile, entity = side.profile, side.entity
    dates = " to ".join(dict.fromkeys(d for d in (profile.first, profile.last) if d))
    names = ", ".join(n for n, _ in profile.names[1:6])
    lines = [f"  {entity.type}  {profile.names[0][0] if profile.names else entity.name}  ({entity.name_en})"]
    lines.append(f"      {profile.documents} documents {dates}".rstrip())
    lines += [f"      also {names}"] if names else []
    return lines + ([f"      beside {', '.join(side.neighbours)}"] if side.neighbours else [])


def _key() -> str | None:
    print(_HELP, end="", flush=True)
    if not sys.stdin.isatty():
        line = sys.stdin.readline()
        return line.strip().lower()[:4].replace("skip", "k").replace("quit", "q") if line else None
    key = typer.getchar().lower()
    print(key)
    return None if key in ("\x03", "\x04") else key.strip()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _user() -> str:
    try:
        return getuser()
    except (OSError, KeyError):
        return ""
