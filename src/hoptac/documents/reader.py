"""The reader as this site calls it."""

from django.conf import settings

import vanban
from hoptac.documents.errors import UnreadableFileError
from hoptac.documents.uploads import MEGABYTE

# Kept with every reading: two readers may say different things of one text.
READER_VERSION = vanban.__version__


def read(name: str, data: bytes) -> vanban.Document:
    """What the reader says of the bytes; its refusals become the site's own."""
    try:
        return vanban.read(data, name=name, limits=vanban.Limits(size=settings.UPLOAD_LIMIT_MB * MEGABYTE))
    except vanban.VanbanError as error:
        raise UnreadableFileError(reason=str(error)) from error
