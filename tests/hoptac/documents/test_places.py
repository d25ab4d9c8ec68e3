"""Cutting a text at the borders of its marks, and finding words in it."""

from hypothesis import given
from hypothesis import strategies as st

from hoptac.documents.places import Mark, nearest_place, places_of, segments

TEXTS = st.text(alphabet="abđế \n&<", max_size=60)
MARKS = st.lists(
    st.builds(Mark, st.sampled_from("pqrstuv"), st.just("target"), st.integers(-5, 70), st.integers(-5, 70)),
    max_size=8,
    unique_by=lambda mark: mark.name,
)


@given(TEXTS, MARKS)
def test_pieces_join_to_exactly_the_text(text: str, marks: list[Mark]) -> None:
    assert "".join(piece.text for piece in segments(text, marks)) == text


@given(TEXTS, MARKS)
def test_the_pieces_of_a_mark_join_to_what_it_marks(text: str, marks: list[Mark]) -> None:
    pieces = segments(text, marks)

    for mark in marks:
        if 0 <= mark.start < mark.end <= len(text):
            assert "".join(piece.text for piece in pieces if mark.name in piece.names) == text[mark.start : mark.end]
            assert sum(mark.name in piece.begins for piece in pieces) == 1
        else:
            assert all(mark.name not in piece.names for piece in pieces)


def test_the_innermost_mark_gives_the_piece_its_kind() -> None:
    pieces = segments("giao 20 HTX", [Mark("task", "task", 0, 11), Mark("target", "target", 5, 11)])

    assert [(piece.text, piece.kind) for piece in pieces] == [("giao ", "task"), ("20 HTX", "target")]


def test_two_marks_of_one_place_both_begin_there() -> None:
    (piece,) = segments("20 HTX", [Mark("b", "actual", 0, 6), Mark("a", "target", 0, 6)])

    assert (piece.names, set(piece.begins)) == (("a", "b"), {"a", "b"})


def test_words_are_found_across_broken_lines() -> None:
    (place,) = places_of("phát triển  hợp tác xã", "Về phát triển\nhợp  tác xã năm 2024")

    assert (place.start, place.words, place.before) == (3, "phát triển hợp tác xã", "Về ")


def test_blank_words_are_nowhere() -> None:
    assert places_of("  \n", "một đoạn") == ()


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_a_quote_that_did_not_move_is_found_where_it_was(text: str, start: int, end: int) -> None:
    quote = text[start:end]

    if quote.strip():
        assert nearest_place(quote, start, text) == (start, start + len(quote))


def test_a_quote_that_moved_is_found_nearest_to_where_it_was() -> None:
    assert nearest_place("20 HTX", 30, "20 HTX; thêm vào giữa: 20 HTX") == (23, 29)


def test_a_quote_that_went_is_nowhere() -> None:
    assert nearest_place("30 HTX", 3, "có 20 HTX") is None
