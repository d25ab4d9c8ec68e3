"""Posts of which one person alone is expected at a time, and who holds one already."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from conftest import NOW
from hoptac.base.audit import System
from hoptac.registry.models import Officer, Organization
from hoptac.registry.services.statements import correct
from hoptac.registry.services.things import add_thing, change_thing, end_thing
from hoptac.registry.sole_posts import Taking, load_sole_posts, sole_posts
from rulebook.errors import BadValueError, DuplicateError, MissingSourceError
from tests.hoptac.registry.builders import DAY, enter

ROW = '[[sole]]\npost = "chair"\nwhy = "Một chủ tịch"\n'
SOURCE = 'source = "Thông lệ"\n'
SAID: dict[str, Any] = {"source": "Nghị quyết", "actor": System(), "at": NOW, "today": DAY}


def officer(made: Organization, name: str, since: date, position: str = "director") -> Officer:
    row = add_thing(Officer, made, {"full_name": name, "position": position}, since=since, **SAID)
    assert isinstance(row, Officer)
    return row


def names(taking: Taking, post: str, since: date, until: date | None = None) -> list[str]:
    return [row.full_name for row in taking.others(post, since=since, until=until)]


def test_posts_that_several_hold_are_not_among_them() -> None:
    assert set(sole_posts()) == {"chair", "director", "leader"}


@pytest.mark.parametrize(
    ("rows", "refusal"),
    [
        (ROW, MissingSourceError),
        (ROW + SOURCE + ROW + SOURCE, DuplicateError),
        ((ROW + SOURCE).replace("chair", "king"), BadValueError),
    ],
)
def test_a_post_without_a_source_twice_or_unknown_is_refused(
    tmp_path: Path, rows: str, refusal: type[Exception]
) -> None:
    file = tmp_path / "sole_posts.toml"
    file.write_text(f'version = "1"\n{rows}', encoding="utf-8")

    with pytest.raises(refusal):
        load_sole_posts(file)


@pytest.mark.django_db
def test_who_holds_the_post_now_held_it_then_or_takes_it_later_stands_beside() -> None:
    made = enter()
    gone = officer(made, "Đã thôi", date(2025, 1, 1))
    end_thing(gone, day=date(2025, 6, 1), **SAID)
    officer(made, "Đang giữ", date(2026, 6, 1))
    officer(made, "Chức khác", date(2025, 1, 1), "chair")
    new = Taking(made)

    assert names(new, "director", date(2026, 9, 1)) == ["Đang giữ"]
    assert names(new, "director", date(2025, 6, 1)) == ["Đang giữ"]
    assert sorted(names(new, "director", date(2025, 5, 31))) == ["Đang giữ", "Đã thôi"]
    assert names(new, "director", date(2025, 6, 1), until=date(2026, 6, 1)) == []
    assert names(Taking(enter("HTX khác")), "director", date(2026, 9, 1)) == []


@pytest.mark.django_db
def test_who_moved_to_another_post_or_was_entered_by_mistake_holds_it_no_more() -> None:
    made = enter()
    moved = officer(made, "Lên chủ tịch", date(2025, 1, 1))
    change_thing(moved, {"full_name": "Lên chủ tịch", "position": "chair"}, since=date(2026, 1, 1), **SAID)
    correct(officer(made, "Ghi nhầm", date(2025, 1, 1)), {}, is_void=True, **SAID)

    assert names(Taking(made), "director", date(2026, 1, 1)) == []
    assert names(Taking(made), "director", date(2025, 12, 31)) == ["Lên chủ tịch"]
    assert names(Taking(made), "chair", date(2025, 1, 1)) == ["Lên chủ tịch"]


@pytest.mark.django_db
def test_one_person_stands_in_nobody_s_way_but_the_others() -> None:
    made = enter()
    row = officer(made, "Đang giữ", date(2026, 1, 1))

    assert names(Taking(made, row), "director", date(2026, 1, 1)) == []
    assert not Taking(made, row).is_news("director", date(2026, 2, 1))
    assert Taking(made, row).is_news("chair", date(2026, 2, 1))
    assert Taking(made, row).is_news("director", date(2025, 12, 31))
