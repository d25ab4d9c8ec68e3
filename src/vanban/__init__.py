"""Vietnamese official documents: text in, structure out.

>>> import vanban
>>> vanban.read_text("Số: 12/KH-UBND\\n\\nKẾ HOẠCH\\nPhát triển hợp tác xã năm 2026").doc_type
'ke_hoach'
"""

from vanban.errors import FileRefusedError, VanbanError
from vanban.files import DEFAULT, Limits, SourceText, read_file
from vanban.model import Document
from vanban.reader import read, read_text

__version__ = "1.2"  # kept with every reading: two versions may say different things of one text

__all__ = [
    "DEFAULT",
    "Document",
    "FileRefusedError",
    "Limits",
    "SourceText",
    "VanbanError",
    "__version__",
    "read",
    "read_file",
    "read_text",
]
