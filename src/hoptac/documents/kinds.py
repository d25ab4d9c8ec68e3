"""The kinds of documents and their names, from the reader's own table."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from vanban import tables

ARTICLE = "tin_tuc"
OTHER = "other"
# Kinds that the reader's table of official kinds cannot hold.
_BESIDES = {ARTICLE: "tin bài", OTHER: "văn bản khác"}
# The classes of a citation, in the order of the ladder of acts.
CITED = (
    "luat", "nghi_quyet", "nghi_dinh", "quyet_dinh", "chi_thi", "thong_tu",
    "ket_luan", "chuong_trinh", "ke_hoach", "cong_van", OTHER,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: its name in small letters and the class that the system plans with."""

    id: str
    name: str
    doc_type: str

    @property
    def label(self) -> str:
        """The name as a page begins with it."""
        return self.name[:1].upper() + self.name[1:]


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind by its id, in the order of the names."""
    known = {row.id: Kind(row.id, row.text("name"), row.text("doc_type") or OTHER) for row in tables.load("kinds")}
    known |= {key: Kind(key, name, key) for key, name in _BESIDES.items()}
    return MappingProxyType(dict(sorted(known.items(), key=lambda item: (item[0] == OTHER, item[1].name))))


def kind_label(kind: str) -> str:
    """The name of a kind for a page; an unknown id is shown as it is."""
    known = kinds().get(kind)
    return known.label if known else kind


def type_of(kind: str) -> str:
    """The class that the system plans with: ``chi_thi`` is "other", ``chuong_trinh_hanh_dong`` is ``chuong_trinh``."""
    known = kinds().get(kind)
    return known.doc_type if known else OTHER
