"""The reader as this site calls it."""

from django.conf import settings

import vanban
from hoptac.documents.errors import UnreadableFileError
from hoptac.documents.uploads import MEGABYTE
from vanban import files

# Kept with every reading: two readers may say different things of one text.
READER_VERSION = vanban.__version__
_PASSING = (vanban.errors.MissingProgramError, vanban.errors.ReadingTookTooLongError)


def read(name: str, data: bytes, *, progress: files.Progress = lambda page, pages: None) -> vanban.Document:
    """What the reader says of the bytes; its refusals become the site's own.

    ``progress`` is told of each page of a scan before it is read, and of some pages of a long pdf.
    """
    try:
        return vanban.read(data, name=name, limits=_limits(), progress=progress)
    except vanban.VanbanError as error:
        raise _refusal(error) from error


def is_slow(name: str, data: bytes) -> bool:
    """Whether reading takes longer than a person may be kept waiting: scans, pictures, old Word files, long ones."""
    return files.needs_job(name, data, limits=_limits())


def check_slow(name: str, data: bytes) -> None:
    """Refuse a slow file at once where a program to read it is missing, or it is seen that it will not be read."""
    try:
        files.check_job(name, data)
    except vanban.VanbanError as error:
        raise _refusal(error) from error


def picture_of_page(name: str, data: bytes, number: int) -> bytes:
    """A page of a pdf as a png, to look at."""
    try:
        return files.picture_of_page(name, data, number, limits=_limits())
    except vanban.VanbanError as error:
        raise _refusal(error) from error


def _refusal(error: vanban.VanbanError) -> UnreadableFileError:
    return UnreadableFileError(reason=str(error), is_passing=isinstance(error, _PASSING))


def _limits() -> vanban.Limits:
    return vanban.Limits(size=settings.UPLOAD_LIMIT_MB * MEGABYTE)
