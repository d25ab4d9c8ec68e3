"""Posts that the book expects one person to hold at a time (rules/sole_posts.toml): asked about, never forbidden.

That one alone holds them is practice, and no law's that was seen: two at a time are mostly one who has left.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path

from django.conf import settings

from hoptac.registry.contents import rows_of
from hoptac.registry.models import Officer, Organization
from rulebook.rows import Row, read, refuse_repeated


@cache
def sole_posts() -> Mapping[str, str]:
    """Why one person alone is expected in a post, by its code."""
    return load_sole_posts(settings.RULES_ROOT / "sole_posts.toml")


def load_sole_posts(path: Path) -> Mapping[str, str]:
    """The posts of a file. Refused: one twice, one that officers do not have, and one without why and source."""
    file = read(path)
    file.text("version")
    listed = [_sole(row) for row in file.tables("sole")]
    file.done()
    refuse_repeated(path, [(post, post) for post, _ in listed])
    return dict(listed)


def _sole(row: Row) -> tuple[str, str]:
    row.source()
    found = row.choice("post", Officer.Position.values), row.text("why")
    row.done()
    return found


@dataclass(frozen=True, slots=True)
class Taking:
    """Who is about to take a post: ``person`` is blank for one who is new; ``row`` is what stood of one who is not."""

    organization: Organization
    row: Officer | None = None

    def is_news(self, post: str, since: date) -> bool:
        """Whether that is another post than the person held, or an earlier day: what stood was asked about before."""
        return self.row is None or post != self.row.position or since < self.row.valid_from

    def others(self, post: str, *, since: date, until: date | None) -> Sequence[Officer]:
        """The statements by which others hold the post on a day from ``since`` on, before ``until`` where known."""
        rows = rows_of(Officer).standing().filter(organization=self.organization)
        if self.row is not None:
            rows = rows.exclude(person=self.row.person)
        in_time = rows.order_by("person", "valid_from", "recorded_at", "pk")
        held = [one for _, told in groupby(in_time, lambda row: row.person) for one in _held(list(told), post, since)]
        return [row for row in held if until is None or row.valid_from < until]


def _held(told: Sequence[Officer], post: str, since: date) -> Sequence[Officer]:
    """The first statement by which one person holds the post after ``since``; none where they have left by then."""
    following: list[date | None] = [*(row.valid_from for row in told[1:]), None]
    for row, next_day in zip(told, following, strict=True):
        ends = [day for day in (row.left_on, next_day) if day is not None]
        if row.position == post and all(max(since, row.valid_from) < day for day in ends):
            return [row]
    return []
