"""Loading data files once: a file whose digest was loaded before is left alone."""

import csv
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.db import transaction

from hoptac.base.models import DataLoad


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file of ``data/``: its first line names the source, its second the columns."""
    with path.open(encoding="utf-8", newline="") as file:
        file.readline()
        return list(csv.DictReader(file))


@contextmanager
def loading(name: str, *paths: Path, at: datetime) -> Iterator[bool]:
    """Whether the files are new since the last load called ``name``; remembered when the block ends well.

    The block runs in one transaction: half a load is never kept.
    """
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    sha256 = digest.hexdigest()
    with transaction.atomic():
        is_new = not DataLoad.objects.filter(name=name, sha256=sha256).exists()
        yield is_new
        if is_new:
            DataLoad.objects.update_or_create(name=name, defaults={"sha256": sha256, "loaded_at": at})
