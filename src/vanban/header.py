"""The header and the signature: kind, number, issuer, place, day, title, signer, recipients."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vanban.blocks import Block
from vanban.clean import Clean, joined
from vanban.document_kinds import kind_of
from vanban.head_lines import Head, number_in, sort_head
from vanban.header_words import enclosed_note, of_whom
from vanban.issue_days import day_of_issue, place_of_issue, stamp_below, year_of
from vanban.issuer import read_issuer
from vanban.lines import Line
from vanban.model import Problem, Signer
from vanban.signature import read_recipients, read_signer
from vanban.zones import Segment

_WRITE_IT = "hãy ghi theo bản đã ban hành."


@dataclass(frozen=True, slots=True)
class Header:
    """What the head and the tail of a document say."""

    doc_type: str
    doc_kind: str
    number: str | None
    issuer: str | None
    place: str | None
    date: date | None
    year: int | None
    title: str | None
    signer: Signer
    recipients: tuple[str, ...]
    problems: tuple[Problem, ...]


def read_header(lines: Sequence[Line], segments: Sequence[Segment], blocks: Sequence[Block]) -> Header:
    """The header of the document itself; headers of attachments are left out."""
    first = next((segment for segment in segments if segment.heading), None)
    heading = first.heading if first else None
    title = _title(read_title(segments))
    head = sort_head(lines, first, heading)
    body = [block for block in blocks if block.zone == "body"]
    number = number_in(head.number)
    doc_type, doc_kind = kind_of(heading, head, number, title, blocks)
    stamp = head.stamp.text if head.stamp else stamp_below(lines, first)
    day = day_of_issue(head.day, stamp if doc_type == "tin_tuc" else None)
    tail = _first_tail(blocks)
    signer = read_signer(tail)
    return Header(
        doc_type=doc_type,
        doc_kind=doc_kind,
        number=number,
        issuer=read_issuer(head, heading, body, doc_type),
        place=place_of_issue(head.day),
        date=day,
        year=year_of(title, head.day, day, doc_type),
        title=title,
        signer=signer,
        recipients=read_recipients(tail),
        problems=_problems(doc_type, head, number, day, signer, tail, blocks),
    )


def read_title(segments: Sequence[Segment]) -> Clean | None:
    """The title of the document, its broken lines joined."""
    heading = next((segment.heading for segment in segments if segment.heading), None)
    if heading is None or not heading.title:
        return None
    pieces = heading.title
    if len(pieces) > 1 and pieces[0].text.startswith(of_whom()) and not pieces[1].text.isupper():
        pieces = pieces[1:]  # "KẾT LUẬN / CỦA BAN THƯỜNG VỤ TỈNH ỦY": whose it is, not what it is about
    return joined(pieces)


def _title(piece: Clean | None) -> str | None:
    return enclosed_note().sub("", piece.text.strip(" *")) or None if piece else None


def _first_tail(blocks: Sequence[Block]) -> list[Block]:
    tail: list[Block] = []
    for block in blocks:
        if block.zone == "tail":
            tail.append(block)
        elif tail:
            break
    return tail


def _problems(
    doc_type: str,
    head: Head,
    number: str | None,
    day: date | None,
    signer: Signer,
    tail: Sequence[Block],
    blocks: Sequence[Block],
) -> tuple[Problem, ...]:
    """What a reader misses in an official document; an article misses nothing."""
    if doc_type in ("tin_tuc", "other") and head.number is None and head.day is None and not tail:
        return ()
    found: list[Problem] = []
    if number is None:
        what = "Số, ký hiệu để trống" if head.number else "Không thấy số, ký hiệu của văn bản"
        found.append(_problem(f"{what}: {_WRITE_IT}", head.number))
    if day is None:
        what = "Ngày ban hành để trống hoặc thiếu ngày, tháng" if head.day else "Không thấy địa danh và ngày ban hành"
        found.append(_problem(f"{what}: {_WRITE_IT}", head.day))
    if signer.name is None:
        place = tail[-1].span() if tail else None
        message = f"Không thấy họ tên người ký: {_WRITE_IT}"
        found.append(Problem(message, place.start, place.end) if place else Problem(message))
    return tuple(found)


def _problem(message: str, piece: Clean | None) -> Problem:
    if piece is None or not piece.offsets:
        return Problem(message)
    return Problem(message, piece.offsets[0], piece.offsets[-1] + 1)
