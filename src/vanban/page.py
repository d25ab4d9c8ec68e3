"""A reading as a page for a person: what the document is, cites, asks and counts, and what could not be read."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from vanban.model import Citation, Document, Duty, Found, Section, Target, Task
from vanban.terms import COMPARATORS, DOC_TYPES, RELATIONS, SIGNING_FORMS

_WIDTH = 100
_WRITTEN = {**{name: f"{words} " for name, words in COMPARATORS.items()}, "eq": "", "range": "từ "}


def page_of(document: Document) -> str:
    """The page, sections without rows left out."""
    parts = [
        _head(document),
        _part("Văn bản viện dẫn", (_citation(row) for row in document.citations)),
        _part("Đề mục", (_section(row) for row in document.sections)),
        _part("Chỉ tiêu", (_target(row) for row in document.targets)),
        _part("Mục tiêu không có số", (_short(row) for row in document.goals)),
        _part("Số liệu đã có", (f"{r.subject}: {_with_unit(_number(r.value), r.unit)}" for r in document.actuals)),
        _part("Nhiệm vụ", (_task(row) for row in document.tasks)),
        _part("Chế độ báo cáo", (_duty(row) for row in document.obligations)),
        _part("Đề xuất, kiến nghị", (_short(row) for row in document.recommendations)),
        _part("Chỗ chưa đọc được", (problem.message for problem in document.problems)),
    ]
    return "\n\n".join(part for part in parts if part)


def _head(document: Document) -> str:
    signer = document.signer
    form = SIGNING_FORMS.get(signer.form, "")
    signed = f"{signer.name}{f' ({form})' if form else ''}" if signer.name else "không thấy"
    rows = (
        ("Loại", DOC_TYPES.get(document.doc_type, document.doc_type)),
        ("Số, ký hiệu", document.number or "không có"),
        ("Nơi ban hành", document.issuer or "không rõ"),
        ("Địa danh", document.place or "không có"),
        ("Ngày", document.date.strftime("%d/%m/%Y") if document.date else "không có"),
        ("Trích yếu", document.title or "không có"),
        ("Người ký", signed),
    )
    return "\n".join(f"{name + ':':14}{value}" for name, value in rows)


def _part(title: str, rows: Iterable[str]) -> str:
    lines = list(_indented(rows))
    return f"{title.upper()} ({len(lines)})\n" + "\n".join(lines) if lines else ""


def _indented(rows: Iterable[str]) -> Iterator[str]:
    for row in rows:
        yield "  " + (row if len(row) <= _WIDTH else row[: _WIDTH - 1].rstrip() + "…")


def _section(row: Section) -> str:
    return "  " * (row.depth - 1) + (f"{row.label}. " if row.label else "") + row.title


def _citation(row: Citation) -> str:
    day = f" ngày {row.date.strftime('%d/%m/%Y')}" if row.date else ""
    name = f"{row.number}{day}" if row.number else " ".join(row.quote.split())
    times = f", {row.mentions} lần" if row.mentions > 1 else ""
    return f"{RELATIONS[row.relation]}: {name}{f' của {row.issuer}' if row.issuer else ''}{times}"


def _target(row: Target) -> str:
    upper = f" đến {_number(row.value_max)}" if row.value_max is not None else ""
    year = f" (năm {row.year})" if row.year else ""
    return f"{row.subject}: {_WRITTEN[row.comparator]}{_with_unit(_number(row.value) + upper, row.unit)}{year}"


def _task(row: Task) -> str:
    named = [
        f"{word} {', '.join(names)}"
        for word, names in (("chủ trì", row.lead), ("phối hợp", row.partners), ("thực hiện", row.agencies))
        if names
    ]
    text = _short(row)
    return f"[{'; '.join(named)}] {text}" if named else f"[chưa rõ cơ quan] {text}"


def _duty(row: Duty) -> str:
    due = f", hạn {row.due.strftime('%d/%m/%Y')}" if row.due else f", {row.recurrence}" if row.recurrence else ""
    return f"{row.who or 'chưa rõ'} → {row.to or 'chưa rõ'}{f' (qua {row.via})' if row.via else ''}{due}"


def _short(row: Found) -> str:
    return " ".join(row.quote.split())


def _number(value: Decimal) -> str:
    """Thousands with dots, decimals with a comma."""
    return f"{value:,f}".translate(str.maketrans(",.", ".,"))


def _with_unit(figure: str, unit: str) -> str:
    """A percent sign stands at its number, a word apart from it."""
    return f"{figure}{'' if unit.startswith('%') else ' '}{unit}".rstrip()
