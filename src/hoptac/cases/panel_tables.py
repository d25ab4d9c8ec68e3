"""What cases give to the file of an organization: the same rows that their panels show."""

from collections.abc import Iterator, Mapping
from typing import Any

from hoptac.base.tables_out import Row
from hoptac.base.templatetags.vietnamese import moment


def procedure_rows(content: Mapping[str, Any]) -> Iterator[Row]:
    """Its procedures, each with the organizations on the other side."""
    yield (
        "Số", "Thủ tục", "Ngày nhận", "Từ ngày", "Đến ngày", "Tình trạng", "Bước tới hạn", "Hạn", "Kết quả",
        "Ngày có kết quả", "Tổ chức cùng thủ tục",
    )  # fmt: skip
    for line, result in content["lines"]:
        one = line.procedure
        kin = [f"{name} (số {number})" for procedure, name, number in content["kin"] if procedure.pk == one.pk]
        yield (
            one.pk, line.title, one.received_on, one.starts_on, one.ends_on, line.state.name, line.next_step,
            line.due_on, result, one.ended_on, "; ".join(kin),
        )  # fmt: skip


def reason_rows(content: Mapping[str, Any]) -> Iterator[Row]:
    """Why it has to be looked at again, and what the book knows too little to tell."""
    yield "Điều cần rà soát", "Mức", "Từ bao giờ", "Căn cứ", "Bước tiếp theo"
    shown = content["shown"]
    if shown is not None:
        for place, reason in enumerate([*shown.known, *shown.unknown]):
            yield reason.name, reason.state.name, reason.words, reason.basis, shown.next_step if place == 0 else ""


def contact_rows(content: Mapping[str, Any]) -> Iterator[Row]:
    """Who was spoken with, when, and what was said."""
    yield "Ngày", "Cách liên hệ", "Với ai", "Nội dung", "Người ghi", "Ghi lúc"
    for one in content["contacts"]:
        yield one.on, one.get_kind_display(), one.with_whom, one.said, str(one.noted_by), moment(one.noted_at)
