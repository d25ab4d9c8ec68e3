from vanban.model import Goal
from vanban.quotes import as_in_text


def test_a_quote_is_the_text_at_its_place() -> None:
    text = "Củng cố\ncác HTX"
    (row,) = as_in_text([Goal("Củng cố các HTX", 0, len(text), "II.2")], text)

    assert row.quote == text
