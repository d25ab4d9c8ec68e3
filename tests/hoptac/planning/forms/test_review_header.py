"""The head's form."""

from typing import get_args

from hoptac.planning.forms.review_header import SIGNING_FORMS
from vanban.model import SigningForm


def test_every_way_of_signing_that_the_reader_knows_can_be_chosen_in_words() -> None:
    assert {form for form, _ in SIGNING_FORMS} == set(get_args(SigningForm))
    assert ("TUQ", "TUQ. (thừa ủy quyền)") in SIGNING_FORMS
