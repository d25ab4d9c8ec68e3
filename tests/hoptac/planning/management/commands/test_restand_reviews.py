"""manage.py restand_reviews: what the review pages read is made again from readings and corrections."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command

from conftest import NOW
from hoptac.planning.models import ReviewItem, ReviewPart, StandingReview
from hoptac.planning.queries import review_of
from hoptac.planning.review.standing import items_where
from hoptac.planning.services.corrections import edit_item
from readings import make_document

pytestmark = pytest.mark.django_db


def test_rows_that_were_lost_or_changed_are_as_they_were(unit: Callable[[str], Any], commune: Any, capsys: Any) -> None:
    one, other = (make_document(unit("21289@2025"), name=name) for name in ("mot.txt", "hai.txt"))
    edit_item(one, review_of(one).items["targets"][0].name, {"value": 7}, seen=0, actor=commune, at=NOW)
    StandingReview.objects.filter(document=other).delete()
    ReviewPart.objects.filter(document=other).delete()
    ReviewItem.objects.filter(document=one).update(state="dropped", changed=None)

    call_command("restand_reviews")

    for document in (one, other):
        assert {item.name: item for item in items_where(document)} == dict(review_of(document).by_name)
        assert (
            StandingReview.objects.get(document=document).parts == ReviewPart.objects.filter(document=document).count()
        )
    assert "của 2 văn bản" in capsys.readouterr().out
