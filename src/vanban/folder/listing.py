"""Which files of a folder are read, and in which order."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Listed:
    """One file. ``name``: its place in the folder, with "/" between folders."""

    name: str
    path: Path


def files_of(folder: Path, *, leave_out: Path) -> list[Listed]:
    """Every file of the folder and the folders in it, sorted by name.

    Left out are hidden files, the "~$…" that Word keeps beside an open document, what is no file (a pipe would be
    waited for), and the folder of the results. Links to folders are not followed: they may lead in a circle.
    A folder that may not be looked into is listed itself, so that it is told among what was refused.
    """
    return sorted(_walk(folder, leave_out.resolve()), key=lambda listed: listed.name)


def _walk(folder: Path, leave_out: Path) -> Iterator[Listed]:
    closed: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if _is_shown(name) and Path(place, name).resolve() != leave_out]
        for name in names:
            path = Path(place, name)
            if _is_shown(name) and (path.is_file() or _is_lost(path)):
                yield Listed(_name(path, folder), path)
    for fault in closed:
        path = Path(fault.filename)
        yield Listed(_name(path, folder), path)


def _name(path: Path, folder: Path) -> str:
    return shown(path.relative_to(folder).as_posix())


def _is_shown(name: str) -> bool:
    return not name.startswith((".", "~$"))


def _is_lost(path: Path) -> bool:
    """A link to nothing: it is told, not passed over."""
    return path.is_symlink() and not path.exists()


def shown(name: str) -> str:
    """The name as text; bytes that are none become question marks."""
    return os.fsencode(name).decode("utf-8", "replace")
