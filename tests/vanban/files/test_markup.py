"""No more markup than a document has."""

from collections.abc import Callable

import pytest

from vanban.errors import TooMuchMarkupError
from vanban.files import Limits, read_file
from word_files import package, paragraph

FEW = Limits(marks=500)


def page(body: str) -> bytes:
    return f"<html><body><p>Kế hoạch</p>{body}</body></html>".encode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", page("<i>a</i>" * 300)),
        ("a.html", page("<p class='a' id=b title=\"c\" hidden/lang>a" * 120)),
        ("a.docx", package(paragraph("Kế hoạch") + "<w:p/>" * 600)),
        ("a.docx", package(paragraph("Kế hoạch") + "<w:p a='' b='' c='' d=''/>" * 120)),
        ("a.docx", package(paragraph("Kế hoạch"), {"word/styles.xml": f"<a>{'<b/>' * 600}</a>"})),
    ],
    ids=["tags", "attributes", "elements", "attributes of elements", "another part"],
)
def test_a_file_of_too_many_tags_and_attributes_is_refused_before_it_is_parsed(name: str, data: bytes) -> None:
    assert "Kế hoạch" in read_file(name, data).text

    with pytest.raises(TooMuchMarkupError) as refusal:
        read_file(name, data, limits=FEW)

    assert refusal.value.found > refusal.value.limit == 500


def many(count: int, form: str) -> str:
    return " ".join(form.format(i) for i in range(count))


@pytest.mark.parametrize("form", ["a{}", "a{}=1", "a{}='b c d e'", 'a{}=">"', "a{} = b", "/a{}"])
def test_a_tag_of_a_thousand_attributes_is_read_and_one_of_more_is_refused(form: str) -> None:
    assert "Kế hoạch" in read_file("a.html", page(f"<p {many(1_000, form)}>a</p>")).text

    with pytest.raises(TooMuchMarkupError):
        read_file("a.html", page(f"<p {many(1_001, form)}>a</p>"))


@pytest.mark.parametrize("text", ["a < b và c " * 900, "<p title='" + "chữ " * 5_000 + "'>a</p>", "chữ " * 9_000])
def test_words_are_no_attributes(text: str) -> None:
    assert "Kế hoạch" in read_file("a.html", page(text)).text


@pytest.mark.parametrize("unit", ["<a b='", "<a b=\"c' ", "<a =", "<a/", "<"])
def test_looking_for_attributes_takes_steps_in_line_with_the_length(unit: str, calls: Callable[..., int]) -> None:
    once, twice = (page(unit * times) for times in (400, 800))

    def read(data: bytes) -> None:
        try:
            read_file("a.html", data)
        except TooMuchMarkupError:
            return

    assert calls(lambda: read(twice)) < 2.3 * calls(lambda: read(once)) + 200
