"""The optional programs of the system: where they are found, which Debian package brings each, and what it is for."""

import os
import shutil
from pathlib import Path

POSTGRESQL_VERSIONS = Path("/usr/lib/postgresql")
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class MissingProgramError(Exception):
    """A program that is not on this machine, and the Debian package that brings it."""

    def __init__(self, program: str, package: str) -> None:
        super().__init__(
            f"máy này không có {program}; gói {package} mang nó tới (make system)"
            f" · this machine has no {program}; the package {package} brings it (make system)"
        )
        self.program = program
        self.package = package


def find_chromium() -> Path:
    """Chromium or Chrome, for the browser tests."""
    for name in CHROMIUM_NAMES:
        if found := shutil.which(name):
            return Path(found)
    raise MissingProgramError("Chromium", "chromium")


def find_postgresql() -> Path:
    """The folder of PostgreSQL's server programs, the newest first: Debian keeps them off PATH."""
    versions = sorted(POSTGRESQL_VERSIONS.glob("*/bin"), key=lambda folder: int(folder.parent.name), reverse=True)
    on_path = [Path(folder) for folder in os.get_exec_path()]
    for folder in [*versions, *on_path]:
        if all(os.access(folder / name, os.X_OK) for name in ("initdb", "postgres", "pg_isready")):
            return folder
    raise MissingProgramError("PostgreSQL", "postgresql")
