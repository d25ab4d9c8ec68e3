"""The reader as this site calls it."""

from django.conf import settings

import vanban
from hoptac.documents.errors import SlowFileError, UnreadableFileError
from hoptac.documents.uploads import MEGABYTE
from vanban.files import needs_job

# Kept with every reading: two readers may say different things of one text.
READER_VERSION = vanban.__version__


def read(name: str, data: bytes) -> vanban.Document:
    """What the reader says of the bytes; its refusals become the site's own, and slow files are refused."""
    limits = vanban.Limits(size=settings.UPLOAD_LIMIT_MB * MEGABYTE)
    if needs_job(name, data, limits=limits):
        raise SlowFileError(name=name)
    try:
        return vanban.read(data, name=name, limits=limits)
    except vanban.VanbanError as error:
        raise UnreadableFileError(reason=str(error)) from error
