"""Pairs that may be one, and pairs that were told apart, as tables to take away: one row each."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import QuerySet

from hoptac.base.tables_out import LOT, in_lots
from hoptac.base.templatetags.vietnamese import moment
from hoptac.registry.doubles.alike import Pair
from hoptac.registry.doubles.shown import PairShown, Side, shown_pairs
from hoptac.registry.models import Organization, ToldApart

_SIDE = (
    "Số trong sổ", "Loại", "Tên", "Trụ sở", "Mã số thuế", "Số giấy chứng nhận", "Ngày thành lập", "Thành viên",
    "Tình trạng pháp lý",
)  # fmt: skip
HEADS = ("Vì sao nghi trùng", *(f"Mục {number}: {head}" for number in (1, 2) for head in _SIDE), "Chờ duyệt gộp")
TOLD_HEADS = (
    "Mục 1: Số trong sổ", "Mục 1: Tên", "Mục 2: Số trong sổ", "Mục 2: Tên", "Là hai vì", "Người xác định",
    "Xác định lúc",
)  # fmt: skip


def pair_rows(pairs: Sequence[Pair]) -> Iterator[tuple[object, ...]]:
    """The pairs in their order, heads first."""
    yield HEADS
    for lot in in_lots(pairs):
        yield from map(_pair, shown_pairs(lot))


def told_rows(rows: QuerySet[ToldApart]) -> Iterator[tuple[object, ...]]:
    """The pairs that are two, with the reason, heads first."""
    yield TOLD_HEADS
    for told in rows.iterator(chunk_size=LOT):
        yield (
            told.first_id, _name(told.first), told.second_id, _name(told.second), told.reason, str(told.told_by),
            moment(told.told_at),
        )  # fmt: skip


def _pair(shown: PairShown) -> tuple[object, ...]:
    first, second = (_side(side) for side in shown.sides)
    return (shown.pair.words, *first, *second, "x" if shown.is_asked else "")


def _side(side: Side) -> tuple[str | int | date | None, ...]:
    standing = side.standing
    return (
        standing.pk,
        side.short_kind,
        standing.name,
        standing.unit.full_name if standing.unit else "",
        standing.tax_code,
        standing.certificate_number,
        standing.founded_on,
        standing.members,
        side.legal.name,
    )


def _name(organization: Organization) -> str:
    standing = getattr(organization, "standing", None)
    return standing.name if standing else str(organization)
