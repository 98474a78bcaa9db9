"""The command line: one file a group of commands, each command calls one public function of the same name."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from typing import Any

import typer

from ..errors import GraphkitError
from .light import spare_torch

app = typer.Typer(
    name="graphkit",
    help="From news about extremist groups to a knowledge graph that shows its sentences.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

# a module here registers its commands on `app` when it is imported
for _module in ("build", "explain", "export", "models", "judge", "knowledge", "workspace", "view"):
    import_module(f"{__name__}.{_module}")


# ClickException, of click or of the copy that newer typers carry
USAGE: type[Exception] = typer.BadParameter.__mro__[2]


def main() -> None:
    """Run a command; what went wrong is one line on stderr and exit code 2, never a traceback."""
    gc.set_threshold(100_000, 50, 100)  # millions of records without a cycle: look for garbage less often
    spare_torch()
    try:
        sys.exit(app(standalone_mode=False))
    except USAGE as error:
        sys.exit(misused(error))
    except typer.Abort:
        sys.exit(130)
    except GraphkitError as error:
        sys.exit(fail(str(error)))
    except BrokenPipeError:
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)
    except MemoryError:
        sys.exit(fail("out of memory: give fewer documents at a time"))
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        sys.exit(fail(f"{where}{error.strerror or error}"))


def misused(error: Any) -> int:
    """Say what is wrong with the options; without any, show the help."""
    if type(error).__name__ == "NoArgsIsHelpError":
        error.show()
        return 2
    context = getattr(error, "ctx", None)
    return fail(f"{error.format_message()} (`{context.command_path if context else 'graphkit'} --help` tells more)")


def fail(message: str) -> int:
    """Print one line on stderr; gives the exit code of bad input."""
    print(f"graphkit: {' '.join(message.split())}", file=sys.stderr)
    return 2
