"""What the figures of one sentence lend each other."""

from vanban.lent_units import with_units
from vanban.numbers import find_quantities
from vanban.segments import cut_segments
from vanban.stated_figures import StatedFigure, stated
from vanban.wording import wording


def figures_of(text: str) -> list[StatedFigure]:
    found: list[StatedFigure] = []
    for segment in cut_segments(text, with_units(wording(text), find_quantities(text))):
        figure = stated(text, wording(text), segment, "target", found[-1] if found else None)
        if figure is not None:
            found.append(figure)
    return found


def test_a_bound_holds_for_more_of_the_same() -> None:
    same, other = figures_of("Xây dựng ít nhất 9 trạm, 4 trạm"), figures_of("Xây dựng ít nhất 9 trạm, 4 cổng")

    assert [figure.quantity.comparator for figure in same] == ["gte", "gte"]
    assert [figure.quantity.comparator for figure in other] == ["gte", "eq"]


def test_a_bound_before_those_of_whom_it_holds_is_that_of_the_number() -> None:
    [first], [behind] = (
        figures_of(text) for text in ("Tối thiểu mỗi xã có 01 HTX", "Kế hoạch sát thực tế, tối thiểu mỗi xã có 01 HTX")
    )

    assert (first.quantity.comparator, behind.quantity.comparator) == ("gte", "gte")


def test_a_verb_holds_for_what_follows_it() -> None:
    assert [figure.front for figure in figures_of("Thành lập mới 20 HTX, 05 THT")] == ["Thành lập mới", "Thành lập mới"]


def test_what_they_have_names_whose_it_is() -> None:
    _, members = figures_of("Phát triển 20 HTX với 300 thành viên")

    assert members.subject.endswith("của HTX")
