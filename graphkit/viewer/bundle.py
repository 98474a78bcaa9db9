"""One HTML file out of a template, style sheets, modules and data, under a Content-Security-Policy made of hashes."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from gzip import compress
from hashlib import sha256
from importlib.resources import files
from typing import Any

_IMPORT = re.compile(r"""^import (\{[^}]*\}) from "\./([\w-]+)\.js";$""", re.MULTILINE)
_EXPORT = re.compile(r"^export (?:async )?(?:function|const|let) (\w+)", re.MULTILINE)
_POLICY = (
    "default-src 'none'; script-src {script}; style-src {style}; img-src data: blob:; "
    "base-uri 'none'; form-action 'none'"
)
_EFFORT = 5  # of gzip: half the time of its usual 6, for 5 % more
_TRUSTED = "; require-trusted-types-for 'script'; trusted-types 'none'"


def asset(path: str) -> str:
    """The text of a file in `assets/`."""
    return (files(__package__) / "assets" / path).read_text(encoding="utf-8")


def script(entry: str) -> str:
    """The module `entry` and all that it imports, as one script: imports first, each file in a scope of its own.

    The files are ordinary ES modules, of which `import {names} from "./file.js"` and exported declarations are used.
    """
    done: dict[str, str] = {}

    def visit(name: str) -> None:
        if name not in done:
            text = asset(f"js/{name}.js")
            done[name] = ""
            for _, needed in _IMPORT.findall(text):
                visit(needed)
            del done[name]  # so that it stands after what it needs
            done[name] = _scoped(name, text)

    visit(entry)
    return '"use strict";\nconst modules = {};\n' + "\n".join(done.values())


def _scoped(name: str, text: str) -> str:
    exported = ", ".join(_EXPORT.findall(text))
    body = _IMPORT.sub(r'const \1 = modules["\2"];', text)
    body = re.sub(r"^export ", "", body, flags=re.MULTILINE)
    return f'modules["{name}"] = (() => {{\n{body}\nreturn {{ {exported} }};\n}})();'


def style(*names: str) -> str:
    """Style sheets joined."""
    return "\n".join(asset(f"css/{name}.css") for name in names)


def policy(script_text: str, style_text: str, strict: bool = True) -> str:
    """A policy under which exactly these two inline texts are in force, and nothing may be loaded.

    `strict` also forbids every way of turning a string into markup or script (vis-network needs one).
    """
    return _POLICY.format(script=_source(script_text), style=_source(style_text)) + (_TRUSTED if strict else "")


def _source(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def block(data: Any, packed: bool) -> str:
    """Data for a `<script type="application/json">`: JSON that holds no markup, or gzip in base64."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    raw = text.encode("utf-8", "replace")
    if packed:
        return b64encode(compress(raw, _EFFORT, mtime=0)).decode()
    return raw.decode().replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
