"""What a text says of the acts it cites to each other."""

import pytest

import vanban
from vanban.act_links import links_between
from vanban.acts import find_mentions

HEAD = "Số: 12/KH-UBND\n\nKẾ HOẠCH\nPhát triển hợp tác xã năm 2026\n\n"


def ties(sentence: str) -> list[tuple[str | None, str | None, str]]:
    mentions = find_mentions(sentence)
    links = links_between(sentence, mentions)
    return [(mentions[source].number, mentions[target].number, kind) for source, target, kind in links]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (  # the title of an act names what it implements
            "Kế hoạch số 15/KH-UBND ngày 10/01/2026 của UBND tỉnh về thực hiện Nghị quyết số 09-NQ/TU ngày 05/01/2026",
            [("15/KH-UBND", "09-NQ/TU", "implements")],
        ),
        (  # and what stands beside it shares the tie
            "Kế hoạch số 15/KH-UBND của UBND tỉnh về triển khai thực hiện Nghị quyết số 21/NQ-CP ngày 02/02/2026 "
            "của Chính phủ và Chương trình hành động số 04-CTr/TU ngày 03/3/2026",
            [("15/KH-UBND", "21/NQ-CP", "implements"), ("15/KH-UBND", "04-CTr/TU", "implements")],
        ),
        (  # a chain is one tie a link
            "Chương trình số 04-CTr/TU ngày 03/3/2026 của Tỉnh ủy thực hiện Kết luận số 33-KL/TW ngày 01/02/2026 "
            "của Bộ Chính trị về tiếp tục thực hiện Nghị quyết số 09-NQ/TW ngày 05/01/2016",
            [("04-CTr/TU", "33-KL/TW", "implements"), ("33-KL/TW", "09-NQ/TW", "implements")],
        ),
        (
            "Thông tư số 07/2026/TT-BTC ngày 08/4/2026 của Bộ Tài chính sửa đổi, bổ sung một số điều của "
            "Thông tư số 03/2024/TT-BTC ngày 26/5/2024",
            [("07/2026/TT-BTC", "03/2024/TT-BTC", "amends")],
        ),
        (
            "Nghị định số 10/2026/NĐ-CP ngày 01/3/2026 thay thế Nghị định số 11/2020/NĐ-CP ngày 01/4/2020",
            [("10/2026/NĐ-CP", "11/2020/NĐ-CP", "replaces")],
        ),
        (  # two acts in one list say nothing of each other
            "Căn cứ Nghị định số 10/2026/NĐ-CP ngày 01/3/2026; Thông tư số 03/2024/TT-BTC ngày 26/5/2024",
            [],
        ),
        (  # a new clause: it is the district that implements, not the resolution
            "Căn cứ Nghị quyết số 09-NQ/TU ngày 05/01/2026; UBND xã xây dựng kế hoạch thực hiện Kế hoạch số 15/KH-UBND",
            [],
        ),
        ("Nghị định số 10/2026/NĐ-CP hướng dẫn Nghị quyết số 21/NQ-CP ngày 02/02/2026", []),
    ],
)
def test_titles_tie_the_acts_that_they_name(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert ties(sentence) == expected


def test_a_reading_gives_each_tie_once_with_its_place() -> None:
    stated = "Kế hoạch số 15/KH-UBND ngày 10/01/2026 về thực hiện Nghị quyết số 09-NQ/TU ngày 05/01/2026"
    reading = vanban.read_text(f"{HEAD}Thực hiện {stated}.\n\nI. MỤC TIÊU\n\nTiếp tục {stated}.\n")

    (link,) = reading.relations
    assert (link.source, link.target, link.kind) == ("15/KH-UBND", "09-NQ/TU", "implements")
    assert reading.text[link.start : link.end] == link.quote == stated


def test_the_document_s_own_ties_are_relations_of_its_citations() -> None:
    reading = vanban.read_text(f"{HEAD}Kế hoạch số 12/KH-UBND thực hiện Nghị quyết số 09-NQ/TU ngày 05/01/2026.\n")

    assert reading.relations == ()
