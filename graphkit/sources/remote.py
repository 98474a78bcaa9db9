"""Files that are not on this machine: any url that fsspec opens (`s3://`, `https://`, `hdfs://`, `memory://` ...)."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import Any

from ..errors import MissingModelError, SourceError
from ..models import Skipped
from .files import File, in_folder, make_file


def find_remote(url: str, known: Collection[str]) -> list[File | Skipped]:
    """The file behind a url, or all files below it, or all that match its `*`; sorted by name.

    Raises SourceError where nothing is there, MissingModelError where the protocol's own package is missing.
    """
    system, path = _open_system(url)
    try:
        if any(sign in path for sign in "*?["):
            return _several(url, system, sorted(system.glob(path)), known)
        if system.isdir(path):
            return _several(url, system, sorted(system.find(path)), known)
        if not system.exists(path):
            raise SourceError(f"{url}: nothing there")
    except OSError as error:
        raise SourceError(f"{url}: cannot be reached ({type(error).__name__}: {error})") from error
    return [_remote(system, path)]


def _open_system(url: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs

        system, path = url_to_fs(url)
    except ImportError as error:
        raise MissingModelError(f"{url}: {error}") from error
    except (ValueError, OSError) as error:
        raise SourceError(f"{url}: cannot be opened ({error})") from error
    return system, path


def _several(url: str, system: Any, paths: list[str], known: Collection[str]) -> list[File | Skipped]:
    return in_folder(url, [_remote(system, path) for path in paths], known)


def _remote(system: Any, path: str) -> File:
    return make_file(system.unstrip_protocol(path), partial(system.open, path, "rb"))
