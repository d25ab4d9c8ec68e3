"""Documents as received, what was read in them, and the acts they are."""

from hoptac.documents.models.act import Act, ActRelation
from hoptac.documents.models.document import Document, StoredFile
from hoptac.documents.models.job import ReadingJob
from hoptac.documents.models.reading import Correction, Reading

# All that a document says and what people said of it; a job that reads it leaves nothing behind.
PROTECTED = (StoredFile, Document, Reading, Correction, Act, ActRelation)

__all__ = ["PROTECTED", "Act", "ActRelation", "Correction", "Document", "Reading", "ReadingJob", "StoredFile"]
