"""The marks that emphasis and scans leave in a text until it is whole."""

import pytest

from vanban.files.source import SCAN_OFF, SCAN_ON, STRONG_OFF, STRONG_ON, in_nfc, scans_of, take_marks
from vanban.model import Scan, Span


@pytest.mark.parametrize(
    ("marked", "text", "strong"),
    [
        ("", "", []),
        ("<KẾ HOẠCH>", "KẾ HOẠCH", [(0, 8)]),
        ("Kế <hoạch> năm <2026>", "Kế hoạch năm 2026", [(3, 8), (13, 17)]),
        ("<Kế <hoạch> năm> 2026", "Kế hoạch năm 2026", [(0, 8)]),
        ("Kế> hoạch <năm>", "Kế hoạch năm", [(9, 12)]),
        ("<>Kế hoạch<", "Kế hoạch", []),
        ("[Kế <hoạch]> năm", "Kế hoạch năm", [(3, 8)]),
    ],
)
def test_what_stands_between_marks_is_strong_where_it_stands_without_them(
    marked: str, text: str, strong: list[tuple[int, int]]
) -> None:
    assert take_marks(with_marks(marked)) == (text, tuple(Span(*span) for span in strong))


def test_each_scan_is_told_with_its_pages() -> None:
    marked = with_marks("<[Trang một]>\n[Trang <hai>]\nTrang ba")

    assert scans_of(marked, [(1, 1), (2, 2)]) == (Scan(0, 9, 1, 1), Scan(10, 19, 2, 2))
    assert scans_of(with_marks("Trang ba"), []) == ()


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("Xa\u0303", "Xã"),
        ("X<a>\u0303", "X<ã>"),
        ("[X<a>]\u0303", "[X<ã>]"),
        ("Xa<\u0303>", "Xã<>"),
        ("x<>\u0303 ", "x\u0303<> "),
    ],
)
def test_a_mark_never_stands_between_a_letter_and_its_tone(marked: str, text: str) -> None:
    assert in_nfc(with_marks(marked)) == with_marks(text)


def with_marks(text: str) -> str:
    """The text with marks where signs stand for them: "<" and ">" around what is strong, brackets around a scan."""
    return text.translate(str.maketrans("<>[]", STRONG_ON + STRONG_OFF + SCAN_ON + SCAN_OFF))
