"""Long texts: the work follows the length, and what is kept follows the lines. Work is counted, not timed."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from vanban import read_file, read_text
from vanban.lines import read_lines
from word_files import package, paragraph

HEAD = "Số: 12/KH-UBND\n\nKẾ HOẠCH\nPhát triển kinh tế tập thể năm 2026\n\nI. NHIỆM VỤ\n\n"
REPEATED = {
    "bullets": "- Phòng Kinh tế chủ trì thành lập mới 05 hợp tác xã, báo cáo UBND tỉnh trước ngày 15/11/2026.\n\n",
    "numbered titles": "1. Mục\n",
    "lines broken by hand": "các hợp tác xã trên địa bàn tiếp tục củng cố và nâng cao hiệu quả hoạt\n",
    "one sentence": "Phòng Kinh tế chủ trì, phối hợp với Hội Nông dân, ",
    "figures in one line": "05 HTX, 12 tổ hợp tác và 30% thành viên; ",
    "acts in one line": "Nghị quyết số 12/NQ-HĐND ngày 01/02/2026; ",
    "rows of a table": "| 1 | Số hợp tác xã | HTX | 120 |\n",
    "cells a line each": "|\nMột ô\n|\nHai ô\n|\n|\n",
    "marks of layout": "*_[<& ",
    "bodies below a label": "- Sở Tài chính\n",
    "lists behind a lead": "Các phòng, đơn vị:\n- Phòng Kinh tế\n- Sở Tài chính\n",
}
LETTERS = 12_000


def calls_of(work: Callable[[], object]) -> int:
    """How many functions a piece of work calls, ours and Python's own."""
    calls = 0

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("kind", REPEATED)
@pytest.mark.parametrize(
    "head",
    ["", HEAD, "KẾ HOẠCH\nnăm 2026\n", f"{HEAD}1. Rà soát hợp tác xã\nCơ quan thực hiện:\n"],
    ids=["bare", "in a plan", "in a title", "below a label"],
)
def test_twice_the_length_is_twice_the_work(kind: str, head: str) -> None:
    once = head + REPEATED[kind] * (LETTERS // len(REPEATED[kind]))
    twice = head + REPEATED[kind] * (2 * LETTERS // len(REPEATED[kind]))
    read_text(once)  # patterns are compiled and tables loaded

    assert calls_of(lambda: read_text(twice)) < 2.3 * calls_of(lambda: read_text(once))


DIFFERENT = {
    "acts": lambda number: f"- Thực hiện Nghị quyết số {number}/NQ-HĐND ngày 01/02/2026 của HĐND tỉnh;\n",
    "entries run together": lambda number: f"{number}. Rà soát hợp tác xã. ",
    "headings": lambda number: f"**Tiêu đề {number}**\nThành lập mới {number} hợp tác xã.\n",
    "rows of tasks": lambda number: f"| {number} | Rà soát hợp tác xã {number} | Sở Tài chính | Quý I/2026 |\n",
}


@pytest.mark.parametrize("kind", DIFFERENT)
def test_a_text_of_many_different_things_is_work_in_proportion(kind: str) -> None:
    text = [HEAD + "".join(DIFFERENT[kind](number) for number in range(1, size + 1)) for size in (400, 1600)]
    read_text(text[0])

    assert calls_of(lambda: read_text(text[1])) < 4.8 * calls_of(lambda: read_text(text[0]))


def test_a_word_file_twice_as_long_is_twice_the_work() -> None:
    once, twice = (package(paragraph("Rà soát hợp tác xã.") * size) for size in (400, 800))
    read_file("a.docx", once)

    assert calls_of(lambda: read_file("a.docx", twice)) < 2.1 * calls_of(lambda: read_file("a.docx", once))


def test_twenty_million_letters_are_read() -> None:
    paragraph = "Kinh tế tập thể tiếp tục được củng cố, gắn với xây dựng nông thôn mới; " * 100
    text = HEAD + f"- {paragraph}\n\n" * (20_000_000 // len(paragraph) + 1)
    document = read_text(text)

    assert len(document.text) >= 20_000_000
    assert document.number == "12/KH-UBND"
    assert all(document.text[task.start : task.end] == task.quote for task in document.tasks)
    assert len(document.tasks) == 20_000_000 // len(paragraph) + 1


def test_what_is_kept_of_the_places_follows_the_lines() -> None:
    lines = read_lines("Một đoạn văn không có dấu trình bày.\n" * 1000)

    assert sum(len(list(line.clean.offsets.runs())) for line in lines) == 1000
