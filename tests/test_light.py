"""`import graphkit` and `graphkit --help` load nothing heavy."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = ["camel_tools", "duckdb", "ibis", "networkx", "numpy", "pandas", "pyarrow", "pyvis", "scipy", "spacy", "torch"]

CODE = {
    "import": "import graphkit; graphkit.__all__",
    "help": "import graphkit.cli; sys.argv = ['graphkit', '--help']; graphkit.cli.main()",
    "help of a command": "import graphkit.cli; sys.argv = ['graphkit', 'build', '--help']; graphkit.cli.main()",
}


@pytest.mark.parametrize("code", CODE.values(), ids=CODE)
def test_loads_nothing_heavy(code: str) -> None:
    tell = (
        "import atexit, json, sys; atexit.register(lambda: print(json.dumps(sorted(sys.modules)), file=sys.stderr)); "
    )
    done = subprocess.run([sys.executable, "-c", tell + code], capture_output=True, text=True, check=True)
    loaded = json.loads(done.stderr)
    assert "graphkit" in loaded
    assert [name for name in HEAVY if name in loaded] == []


def test_commands_read_without_torch_but_do_not_take_it_from_others() -> None:
    code = (
        "import sys; from graphkit.cli.light import spare_torch; spare_torch(); import spacy, thinc.compat; "
        "assert 'torch' not in sys.modules and not thinc.compat.has_torch; "
        "from importlib.util import find_spec; assert find_spec('torch')"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
