import re

from hypothesis import given
from hypothesis import strategies as st

from vanban.wording import any_of, whole, wording


@given(st.text())
def test_the_wording_is_as_long_as_the_text(text: str) -> None:
    assert len(wording(text)) == len(text)


@given(st.text())
def test_the_wording_of_a_wording_is_itself(text: str) -> None:
    once = wording(text)

    assert len(wording(once)) == len(once)


def test_slips_of_a_scan_are_repaired() -> None:
    assert wording("Truớc ngày l5, phối họp vói các tổ họp tác") == "trước ngày 15, phối hợp với các tổ hợp tác"


def test_tone_marks_and_dashes_are_written_one_way() -> None:
    assert wording("Uỷ ban – Hoà Bình") == "ủy ban - hòa bình"


def test_a_pattern_of_words_takes_the_longest() -> None:
    found = re.match(any_of(["ban", "ban chỉ đạo"]), "ban chỉ  đạo tỉnh")

    assert found is not None
    assert found[0] == "ban chỉ  đạo"


LETTERS = "aă b%"


@given(st.sets(st.text(LETTERS, min_size=1, max_size=4).filter(lambda word: word == word.strip())), st.text(LETTERS))
def test_a_pattern_of_words_finds_what_one_choice_after_another_finds(words: set[str], text: str) -> None:
    written = [re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True)] or [""]
    plainly = "(?:" + "|".join(written) + ")"

    assert _places(any_of(words), text) == _places(plainly, text)
    if words:
        assert _places(whole(words), text) == _places(rf"(?<!\w){plainly}(?!\w)", text)


def _places(pattern: str, text: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(pattern, text)]


def test_whole_words_are_no_parts_of_words() -> None:
    pattern = re.compile(whole(["xã", "xã hội", "≥"]))

    assert [found[0] for found in pattern.finditer("xã hội, liênxã, xãhội, ≥ 5")] == ["xã hội", "≥"]
