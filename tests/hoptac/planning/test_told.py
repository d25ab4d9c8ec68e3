"""What the journal says of reviews: of which kind an item was, never its key."""

from hoptac.base.journal import chapter_of
from hoptac.planning.review.words import KIND_WORDS

SAY = chapter_of("planning.review.edit").say


def test_an_item_is_told_by_its_kind() -> None:
    assert SAY("planning.review.edit", "item", "targets:2b6a71338f01") == "chỉ tiêu"
    assert SAY("planning.review.edit", "item", "header") == "đầu văn bản"
    assert all(SAY("planning.review.drop", "item", f"{kind}:0") for kind in KIND_WORDS)


def test_what_is_no_item_keeps_its_own_words() -> None:
    assert SAY("planning.review.edit", "item", "no_such:1") == ""
    assert SAY("planning.review.accepted", "name", "targets:1") == ""
