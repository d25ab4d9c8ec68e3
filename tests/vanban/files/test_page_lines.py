"""Pages to lines, on pages of any words and lines."""

# ruff: noqa: E501 (texts are kept whole, so that a row can be read across)

import random

import pytest

from vanban.files.page_lines import Page, lines_of
from vanban.files.page_words import POINT, Box, Letter, Word, words_of
from vanban.files.source import take_marks

A4 = Box(0, 0, 595 * POINT, 842 * POINT)


def word(text: str, x: float, y: float, size: float = 14) -> Word:
    return Word(text, Box(round(x * 100), round(y * 100), round((x + 7 * len(text)) * 100), round((y + size) * 100)))


def any_page(chance: random.Random) -> Page:
    words = [
        word(chance.choice(["HTX", "a)", "-", "|", "2026", "1.", "Điều", "hợp tác"]), chance.uniform(-50, 700), chance.uniform(-50, 900), chance.uniform(0, 40))
        for _ in range(chance.randint(0, 60))
    ]  # fmt: skip
    rules = []
    for _ in range(chance.randint(0, 30)):
        x, y, length = chance.randint(0, 50000), chance.randint(0, 80000), chance.randint(0, 30000)
        rules.append(Box(x, y, x + length, y) if chance.random() < 0.5 else Box(x, y, x, y + length))
    return Page(A4, tuple(words), tuple(rules))


@pytest.mark.parametrize("seed", range(200))
def test_no_word_of_any_page_is_lost_or_made_up(seed: int) -> None:
    """Every word is in the lines or among the heads and feet, once. The seed is in the test's name."""
    chance = random.Random(seed)
    pages = [any_page(chance) for _ in range(chance.randint(1, 3))]

    lines, dropped = lines_of(pages)

    written = take_marks(" ".join([*lines, *dropped]))[0].replace("|", " ").replace("/", " ").split()
    given = " ".join(word.text for page in pages for word in page.words).replace("|", " ").split()
    repeated = len(pages) > 1  # a table's head repeated on the next page is left out
    assert sorted(written) == sorted(given) or (repeated and set(written) <= set(given))


def test_a_letter_of_another_font_a_little_apart_does_not_tear_its_word() -> None:
    def letter(text: str, x: int, font: str) -> Letter:
        return Letter(text, Box(x, 0, x + 700, 1400), font)

    letters = [
        letter("T", 0, "A"),
        letter("ổ", 900, "B"),
        Letter(" ", Box(1600, 0, 1950, 1400)),
        letter("4", 1950, "A"),
    ]

    assert [found.text for found in words_of(letters)] == ["Tổ", "4"]


def test_a_page_without_blanks_is_cut_at_its_gaps() -> None:
    places = [0, 700, 1900, 2600]
    letters = [Letter(sign, Box(x, 0, x + 700, 1400)) for sign, x in zip("tổvà", places, strict=True)]

    assert [found.text for found in words_of(letters)] == ["tổ", "và"]


def test_a_letter_drawn_twice_to_look_bold_is_one() -> None:
    letters = [Letter(sign, Box(x, 0, x + 700, 1400)) for sign, x in (("t", 0), ("t", 30), ("ổ", 700), ("ổ", 730))]

    assert [found.text for found in words_of(letters)] == ["tổ"]


def test_a_number_that_stands_alone_on_its_page_is_text() -> None:
    assert lines_of([Page(A4, (word("45", 280, 30),))]) == (["45"], [])


def test_an_entry_after_a_full_line_is_an_entry() -> None:
    full = "x" * 65
    for opening in ("-", "a)", "1.", "2.1.", "II."):
        page = Page(A4, (word(full, 85, 100), word(opening, 85, 118), word("Giữ", 115, 118)))
        assert lines_of([page])[0] == [full, f"{opening} Giữ"]


def test_a_range_of_years_broken_at_its_dash_is_one_line() -> None:
    page = Page(A4, (word("x" * 60 + "2021", 85, 100), word("-", 85, 118), word("2025", 97, 118)))

    assert lines_of([page])[0] == ["x" * 60 + "2021 - 2025"]


def test_twice_the_pages_give_twice_the_lines() -> None:
    page = Page(A4, tuple(word(f"từ{i}", 85 + 40 * (i % 10), 150 + 18 * (i // 10)) for i in range(200)))

    once, twice = (" ".join(lines_of([page] * times)[0]).split() for times in (20, 40))

    assert len(twice) == 2 * len(once) == 40 * 200


def test_a_name_broken_at_its_dash_is_one_line() -> None:
    page = Page(A4, (word("x" * 65, 85, 100), word("-", 85, 118), word("xã", 97, 118), word("hội", 120, 118)))

    assert lines_of([page])[0] == ["x" * 65 + " - xã hội"]


def test_lines_that_hang_under_the_words_behind_a_bullet_belong_to_it() -> None:
    page = Page(
        A4,
        (
            word("-", 100, 100),
            word("x" * 60, 112, 100),
            word("Sau", 112, 118),
            word("I.", 85, 150),
            word("A", 100, 150),
        ),
    )

    assert lines_of([page])[0][0] == "- " + "x" * 60 + " Sau"


def test_two_indented_lines_that_are_full_are_two_paragraphs() -> None:
    page = Page(A4, (word("A", 85, 80), word("X" * 60, 120, 100), word("Sau", 120, 118)))

    assert lines_of([page])[0] == ["A", "X" * 60, "Sau"]


def test_the_number_of_an_act_broken_at_its_hyphen_is_whole() -> None:
    page = Page(A4, (word("x" * 60 + "20-", 85, 100), word("NQ/TW", 85, 118)))

    assert lines_of([page])[0] == ["x" * 60 + "20-NQ/TW"]
