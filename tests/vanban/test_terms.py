"""Every class of the model has a name in Vietnamese."""

from typing import get_args

import pytest

from vanban import terms
from vanban.model import Basis, Comparator, DueKind, Measure, Relation, SigningForm
from vanban.tables import load


@pytest.mark.parametrize(
    ("names", "classes"),
    [
        (terms.COMPARATORS, get_args(Comparator)),
        (terms.MEASURES, get_args(Measure)),
        (terms.BASES, get_args(Basis)),
        (terms.DUE_KINDS, get_args(DueKind)),
        (terms.RELATIONS, get_args(Relation)),
        ({**terms.SIGNING_FORMS, "none": ""}, get_args(SigningForm)),
    ],
)
def test_each_class_has_a_name_of_its_own(names: dict[str, str], classes: tuple[str, ...]) -> None:
    assert names.keys() == set(classes)
    assert len(set(names.values())) == len(names)


def test_a_kind_is_called_by_its_own_name_and_else_by_that_of_its_type() -> None:
    for row in load("kinds"):
        assert terms.kind_of({"doc_kind": row.id, "doc_type": "other"}) == row.text("name")
    assert terms.kind_of({"doc_kind": "tin_tuc", "doc_type": "tin_tuc"}) == "tin tức"
    assert terms.kind_of({"doc_kind": "other", "doc_type": "other"}) == "văn bản khác"
