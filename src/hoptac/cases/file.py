"""One procedure as a file: what its page shows, a sheet for each part."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from hoptac.base.tables_out import Book, Row, Sheet
from hoptac.base.templatetags.vietnamese import moment
from hoptac.cases.models import Procedure


def procedure_book(shown: Mapping[str, Any], *, url: str, today: date) -> Book:
    """The file of a procedure's page: of ``shown`` what is told, without the forms; ``url`` is the page."""
    procedure = shown["procedure"]
    parts: dict[str, Iterable[Row]] = {
        "Thủ tục": _head(shown, url, today),
        "Các bước": _steps(shown),
        "Tổ chức": _organizations(shown),
        "Giấy tờ đã nộp": _papers(shown),
        "Hồ sơ gồm": _expected(shown),
    }
    sheets = [Sheet(title, rows) for title, given in parts.items() if len(rows := list(given)) > 1]
    return Book(f"thu tuc {procedure.pk} {shown['kind'].title}", today, sheets)


def _head(shown: Mapping[str, Any], url: str, today: date) -> Iterator[Row]:
    procedure, kind, edition = shown["procedure"], shown["kind"], shown["edition"]
    yield "Nội dung", "Giá trị"
    yield "Thủ tục", kind.title
    yield "Số", procedure.pk
    yield "Tổ chức", procedure.names
    yield "Nơi", procedure.unit.full_name
    yield "Ngày nhận", procedure.received_on
    yield "Tình trạng", shown["state"].name
    if procedure.starts_on:
        yield kind.starts, procedure.starts_on
    if procedure.ends_on:
        yield kind.ends, procedure.ends_on
    if procedure.note:
        yield "Ghi chú", procedure.note
    yield "Nơi làm thủ tục", edition.authority
    yield "Căn cứ về nơi làm thủ tục", shown["authority_basis"]
    yield "Người làm", str(procedure.officer)
    yield "Căn cứ", shown["basis"]
    yield from _result(procedure, shown["result"])
    yield "Địa chỉ của trang", url
    yield "Lấy về ngày", today


def _result(procedure: Procedure, result: str) -> Iterator[Row]:
    if result:
        yield "Kết quả", result
        yield "Ngày có kết quả", procedure.ended_on
        yield "Văn bản kết quả", procedure.result_paper
        yield "Người ghi kết quả", str(procedure.ended_by)
    if procedure.state == Procedure.State.WITHDRAWN:
        yield "Rút ngày", procedure.ended_on
        yield "Rút vì", procedure.ended_because
        yield "Người ghi việc rút", str(procedure.ended_by)


def _steps(shown: Mapping[str, Any]) -> Iterator[Row]:
    yield (
        "Bước", "Ai làm", "Thời hạn theo quy định", "Căn cứ", "Hạn", "Sớm nhất", "Tình trạng", "Ngày làm",
        "Số, ngày văn bản", "Vì sao không làm", "Đổi tình trạng pháp lý thành",
    )  # fmt: skip
    for one in shown["steps"]:
        due, earliest = ("", one.due_on) if one.is_wait else (one.due_on, "")
        yield (
            one.name, one.by, one.rule, one.basis, due or "", earliest or "", one.state.name, one.done_on or "",
            one.paper, one.skipped_because, one.sets,
        )  # fmt: skip


def _organizations(shown: Mapping[str, Any]) -> Iterator[Row]:
    yield "Tên", "Số trong sổ", "Phần trong thủ tục", "Tình trạng pháp lý", "Đề nghị tình trạng pháp lý", "Nơi"
    for one in shown["parties"]:
        legal = one.legal.name if one.legal else "Không còn trong sổ" if one.is_gone else ""
        yield one.name, one.party.organization_id, one.party.get_part_display(), legal, one.asked, ""
    for new in shown["newcomers"]:
        yield new.name, new.organization_id or "", "Tổ chức mới", "", "", new.unit.full_name


def _papers(shown: Mapping[str, Any]) -> Iterator[Row]:
    yield "Giấy tờ", "Số", "Ngày nộp", "Người ghi", "Ghi lúc"
    for one in shown["papers"]:
        yield one.name, one.number, one.handed_in_on, str(one.noted_by), moment(one.noted_at)


def _expected(shown: Mapping[str, Any]) -> Iterator[Row]:
    yield "Giấy tờ", "Mẫu", "Căn cứ"
    for one, basis in shown["expected"]:
        yield one.name, one.form or "", basis
