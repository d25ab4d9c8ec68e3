"""The list of files that are taken."""

import doctest

import pytest

from hoptac.documents import file_kinds
from hoptac.documents.file_kinds import ACCEPT, GROUPS, is_shown_by_browsers, media_type_of
from vanban.files import ENDINGS


def test_examples_in_the_module_hold() -> None:
    assert doctest.testmod(file_kinds).failed == 0


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_ending_that_the_reader_reads_has_a_media_type_of_its_own(ending: str) -> None:
    assert media_type_of(f"ke-hoach{ending.upper()}") != "application/octet-stream"
    assert ending in ACCEPT.split(",")


def test_what_the_reader_does_not_read_is_given_back_as_bytes() -> None:
    assert media_type_of("bang.xlsx") == "application/octet-stream"


def test_pictures_are_shown_where_every_browser_shows_them() -> None:
    shown = [ending for ending in ENDINGS if is_shown_by_browsers(media_type_of(f"a{ending}"))]

    assert shown == [".png", ".jpg", ".jpeg"]


def test_every_ending_that_is_taken_stands_in_one_group() -> None:
    assert sorted(ending for _, endings in GROUPS for ending in endings) == sorted(ENDINGS)
