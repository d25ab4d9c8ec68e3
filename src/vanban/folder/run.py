"""A whole folder read: JSON lines and a workbook of all that was found, whatever its files are like."""

import contextlib
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from vanban.errors import EmptyFolderError, ResultsNotWrittenError
from vanban.files import DEFAULT, Limits
from vanban.folder.listing import Listed, files_of
from vanban.folder.pool import read_all
from vanban.folder.progress import Progress, whole
from vanban.folder.store import Store, records_in
from vanban.folder.workbook import write_workbook
from vanban.folder.worker import Orders

WORKBOOK = "ket-qua.xlsx"


@dataclass(frozen=True, slots=True)
class Options:
    """How a folder is read. ``processes``: how many files at a time, as many as there are processors where 0.

    ``with_text``: the records hold the text that the places count in; ``anew``: what was read before is read again.
    """

    processes: int = 0
    with_text: bool = False
    anew: bool = False
    limits: Limits = DEFAULT


@dataclass(frozen=True, slots=True)
class FolderRead:
    """What came of a folder: how many files, how many of them known from before, how many refused, and where it is."""

    files: int
    known: int
    refused: int
    seconds: float
    results: Path
    workbook: Path

    @property
    def summary(self) -> str:
        """What came of it, in words."""
        known = f" ({whole(self.known)} tệp đã đọc từ trước)" if self.known else ""
        told = f"Đã xong {whole(self.files)} tệp{known} trong {whole(round(self.seconds))} giây."
        if self.refused:
            told += f" {whole(self.refused)} tệp không đọc được: xem trang “Không đọc được”."
        return f"{told}\nBảng: {self.workbook}\nJSON từng dòng: {self.results}"


def read_folder(
    folder: Path, out: Path, *, options: Options | None = None, progress_to: TextIO | None = None
) -> FolderRead:
    """Read every file of a folder into ``out``. An interrupted run goes on where it was when called again.

    Raises :class:`vanban.errors.FolderError`; a file that cannot be read is a line of the results.
    """
    options = options or Options()
    files = files_of(folder, leave_out=out)
    if not files:
        raise EmptyFolderError(str(folder))
    try:
        return _read(files, out, options, progress_to or sys.stderr)
    except OSError as fault:
        raise ResultsNotWrittenError(str(out), fault.strerror or str(fault)) from fault


def _read(files: Sequence[Listed], out: Path, options: Options, stream: TextIO) -> FolderRead:
    progress = Progress(len(files), stream)
    with Store(out, with_text=options.with_text, anew=options.anew) as store:
        orders = Orders(store.known, options.with_text, options.limits)
        processes = min(options.processes or os.cpu_count() or 1, len(files))
        with contextlib.closing(read_all(files, orders, processes=processes, watch=progress.watch)) as answers:
            try:
                for name, answer in answers:
                    if answer.key:
                        store.take(name, answer.key)
                    else:
                        store.add(name, answer.line)
                    progress.count(is_known=bool(answer.key), is_refused=answer.is_refusal)
            finally:
                progress.end()
        results = store.finish(listed.name for listed in files)
    workbook = out / WORKBOOK
    write_workbook(workbook, (record for _, record in records_in(results) if record))
    return FolderRead(len(files), progress.known, progress.refused, progress.seconds, results, workbook)
