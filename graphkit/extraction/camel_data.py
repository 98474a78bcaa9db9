"""What is installed of camel-tools' data, and how to get the rest. Light: loads neither spaCy nor torch.

camel-tools (MIT) comes without data. Its packages have licences of their own, which is why graphkit neither ships
nor needs them: the morphology of Modern Standard Arabic is under the GPL, version 2, the recogniser of names under
AraBERT's terms. Read the `LICENSE` file beside each before you pass it, or a program that holds it, on to others.
"""

from __future__ import annotations

import json
import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import MissingModelError


class Package(NamedTuple):
    """A data package of camel-tools: its name there, the files we need of it, its licence, what it is for."""

    name: str
    files: tuple[str, ...]
    licence: str
    gives: str


# component -> the package that it needs; files are relative to camel-tools' data folder
PACKAGES = {
    "graphkit_camel_morphology": Package(
        "disambig-mle-calima-msa-r13",
        ("data/morphology_db/calima-msa-r13/morphology.db", "data/disambig_mle/calima-msa-r13/model.json"),
        "GPL v2",
        "lemma, part of speech and features of every Arabic word",
    ),
    "graphkit_camel_ner": Package(
        "ner-arabert",
        ("data/ner/arabert/config.json", "data/ner/arabert/vocab.txt"),
        "AraBERT",
        "people, places and organisations by a fine-tuned BERT",
    ),
}


class Model(NamedTuple):
    """An optional model: the component that uses it, whether it is there, where it belongs, how to get it."""

    component: str
    gives: str
    installed: bool
    path: Path
    licence: str
    command: str


def data_folder() -> Path:
    """Where camel-tools keeps its data: the folder in `CAMELTOOLS_DATA`, else `.camel_tools` in the home folder."""
    given = os.environ.get("CAMELTOOLS_DATA")
    if given:
        return Path(given).expanduser().absolute()
    return Path.home() / ("AppData/Roaming/camel_tools" if os.name == "nt" else ".camel_tools")


def models() -> list[Model]:
    """The optional models, in the order of their components' names, and whether this machine has them."""
    return [_model(component, package) for component, package in sorted(PACKAGES.items())]


def _model(component: str, package: Package) -> Model:
    files = [data_folder() / name for name in package.files]
    installed = all(file.is_file() for file in files)
    command = f"camel_data -i {package.name}"
    return Model(component, package.gives, installed, files[0].parent, package.licence, command)


def needed(component: str) -> list[Path]:
    """The files that a component reads. Raises MissingModelError, with the way to get them, where one is missing."""
    package = PACKAGES[component]
    files = [data_folder() / name for name in package.files]
    for file in files:
        if not file.is_file():
            raise MissingModelError(
                f"{component} needs data that is not installed ({file}): run `camel_data -i {package.name}` where "
                f"there is a network (licence: {package.licence}), or copy the folder of a machine that has it"
            )
    return files


def given(path: str, component: str) -> Path:
    """A model's path as the user gave it. Raises MissingModelError where nothing is there."""
    if not Path(path).exists():
        raise MissingModelError(f"{path}: no such file or folder (the model of {component})")
    return Path(path)


def camel(module: str) -> Any:
    """A module of camel-tools that looks for data when it is imported.

    Without a catalogue camel-tools would fetch one from the network at that moment; it is shown an empty one instead.
    Raises MissingModelError where the import fails for want of a catalogue or of a folder to keep one in.
    """
    try:
        with _catalogue(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return import_module(f"camel_tools.{module}")
    except (OSError, ValueError, KeyError) as error:
        raise MissingModelError(f"camel-tools cannot read its data folder {data_folder()} ({error})") from error


@contextmanager
def _catalogue() -> Iterator[None]:
    if (data_folder() / "catalogue.json").is_file():
        yield
        return
    before = os.environ.get("CAMELTOOLS_DATA")
    with tempfile.TemporaryDirectory() as folder:
        empty = {"version": "1.6.0", "packages": {}, "components": {}}
        Path(folder, "catalogue.json").write_text(json.dumps(empty), encoding="utf-8")
        os.environ["CAMELTOOLS_DATA"] = folder
        try:
            yield
        finally:
            del os.environ["CAMELTOOLS_DATA"]
            if before is not None:
                os.environ["CAMELTOOLS_DATA"] = before
