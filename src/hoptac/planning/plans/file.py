"""One plan as a file: what its page shows, a sheet for each part, each row with its words in the document."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hoptac.base.tables_out import Book, Row, Sheet
from hoptac.base.templatetags.vietnamese import moment
from hoptac.planning.acts.names import act_name
from hoptac.planning.duties.lines import DutyLine
from hoptac.planning.models import TaskBody
from hoptac.planning.plans.board import Card
from hoptac.planning.plans.links import place_url
from hoptac.planning.plans.page import PlanPage, TargetLine

# Where a row comes from: the section, the words, and the place in the text beside them.
ORIGIN = ("Mục trong văn bản", "Nguyên văn", "Chỗ trong văn bản")


@dataclass(frozen=True, slots=True)
class _Places:
    """Whole addresses of places in the document, as a file of the person's own disk needs them."""

    document_id: int
    whole: Callable[[str], str]

    def origin(self, item: str, quote: str, section: str = "") -> Row:
        """The columns of ``ORIGIN``; a row that a person added has no words."""
        return section, quote, self.whole(place_url(self.document_id, item)) if item else ""


def plan_book(view: PlanPage, *, url: str, whole: Callable[[str], str], today: date) -> Book:
    """The file of a plan's page; ``url`` is the page, ``whole`` makes an address of the site one for everywhere."""
    places = _Places(view.plan.document_id, whole)
    parts: dict[str, Iterable[Row]] = {
        "Kế hoạch": _head(view, url, today),
        "Chỉ tiêu": _targets(view, places),
        "Mục tiêu định tính": _aims(view, places),
        "Nhiệm vụ": _tasks(view, places),
        "Nhiệm vụ báo cáo": _duties(view, places),
        "Căn cứ": _relations(view),
        "Đề xuất, kiến nghị": _recommendations(view, places),
        "Số liệu văn bản nêu": _stated(view, places),
    }
    sheets = [Sheet(title, rows) for title, given in parts.items() if len(rows := list(given)) > 1]
    return Book(f"ke hoach {view.plan.pk} {view.plan.act.number or view.plan.title}", today, sheets)


def _head(view: PlanPage, url: str, today: date) -> Iterator[Row]:
    plan = view.plan
    yield "Nội dung", "Giá trị"
    yield "Kế hoạch", plan.title
    yield "Số, ký hiệu", plan.act.number
    yield "Ngày ban hành", plan.act.dated or ""
    yield "Cơ quan ban hành", plan.agency.full_name if plan.agency else plan.act.issuer
    yield "Địa bàn", plan.unit.full_name
    yield "Năm", plan.years
    yield "Tình trạng", view.state.label
    yield "Văn bản nguồn", plan.document.name
    if view.acceptance:
        yield "Người nhận vào hệ thống", str(view.acceptance.accepted_by or "Hệ thống")
        yield "Nhận lúc", moment(view.acceptance.accepted_at)
    if plan.is_secondary:
        yield "Mới biết qua tin bài", "x"
    if plan.is_demo:
        yield "Văn bản trình diễn", "x"
    yield "Địa chỉ của trang", url
    yield "Lấy về ngày", today


def _targets(view: PlanPage, places: _Places) -> Iterator[Row]:
    yield (
        "Thời hạn", "Nội dung", "Chỉ tiêu thống kê", "Chỉ tiêu", "So sánh", "Số", "Đến số", "Đơn vị tính", "Cách đo",
        "Năm gốc", "Văn bản nêu hiện có", "Tính đến", "Là số ước", *ORIGIN,
    )  # fmt: skip
    for group in view.target_groups:
        for line in group.lines:
            yield _target(group.title, line, places)


def _target(horizon: str, line: TargetLine, places: _Places) -> Row:
    one, stated = line.target, line.stated
    return (
        horizon, one.subject, one.indicator.name if one.indicator else "", line.words, one.get_comparator_display(),
        _plain(one.value), _plain(one.value_max), one.unit, one.get_measure_display(), one.base_year or "",
        stated.words if stated else "", (stated and stated.as_of) or "", "x" if stated and stated.is_estimate else "",
        *places.origin(one.item, one.quote),
    )  # fmt: skip


def _aims(view: PlanPage, places: _Places) -> Iterator[Row]:
    yield "Nội dung", *ORIGIN
    for aim in view.aims:
        yield aim.text, *places.origin(aim.item, aim.quote, aim.section)


def _tasks(view: PlanPage, places: _Places) -> Iterator[Row]:
    yield (
        "Nội dung", "Chủ trì", "Phối hợp", "Cùng thực hiện", "Người chọn chủ trì", "Chọn lúc", "Hạn", "Thời gian",
        *ORIGIN,
    )  # fmt: skip
    for card in sorted(view.board.cards, key=lambda card: (card.task.ordinal, card.task.pk)):
        yield _task(card, places)


def _task(card: Card, places: _Places) -> Row:
    one, named = card.task, card.named_lead
    return (
        one.text, _names(card.leads), _names(card.partners), _names(card.listed), str(named.named_by) if named else "",
        moment(named.named_at) if named and named.named_at else "", one.due or "", one.timeframe,
        *places.origin(one.item, one.quote, one.section),
    )  # fmt: skip


def _duties(view: PlanPage, places: _Places) -> Iterator[Row]:
    yield (
        "Nội dung", "Ai báo cáo", "Gửi đến", "Qua", "Hạn trong văn bản", "Ngày trong văn bản", "Định kỳ",
        "Ngày phải xong", "Ghi chú", *ORIGIN,
    )  # fmt: skip
    for line in view.duties:
        yield _duty(line, places)


def _duty(line: DutyLine, places: _Places) -> Row:
    one = line.duty
    notes = [
        "đề nghị phối hợp" if line.is_asked else "",
        "ngày làm việc cuối cùng trước hạn" if line.counts_on and line.is_shortened else "",
        "kỳ tới, tính từ lời văn" if line.coming and line.coming.day else "",
        f"chưa tính được ngày, vì {line.coming.undecided}" if line.coming and line.coming.undecided else "",
    ]
    return (
        one.text, one.who, one.to, one.via, one.get_due_kind_display() if one.due else "", one.due or "",
        one.recurrence, line.counts_on or "", "; ".join(filter(None, notes)), *places.origin(one.item, one.quote),
    )  # fmt: skip


def _relations(view: PlanPage) -> Iterator[Row]:
    yield "Văn bản", "Quan hệ", "Với văn bản", "Ngày của văn bản ấy", "Theo tin bài"
    for one in view.relations:
        mark = "x" if one.is_secondary else ""
        yield act_name(one.source), one.get_kind_display(), act_name(one.target), one.target.dated or "", mark


def _recommendations(view: PlanPage, places: _Places) -> Iterator[Row]:
    yield ORIGIN
    for one in view.recommendations:
        yield places.origin(str(one.get("item") or ""), str(one.get("quote") or ""), str(one.get("section") or ""))


def _stated(view: PlanPage, places: _Places) -> Iterator[Row]:
    yield "Nội dung", "Số liệu", "Đơn vị tính", "Tính đến", "Là số ước", "Chỗ trong văn bản"
    for one in view.stated:
        place = places.origin(one.item, "")[-1]
        yield one.subject, _plain(one.value), one.unit, one.as_of or "", "x" if one.is_estimate else "", place


def _names(bodies: Iterable[TaskBody]) -> str:
    return "; ".join(body.name for body in bodies)


def _plain(value: Decimal | None) -> int | Decimal | str:
    """A number as a cell holds it: 7 of 7.0000."""
    if value is None:
        return ""
    return int(value) if value == value.to_integral_value() else value.normalize()
