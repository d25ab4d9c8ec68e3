"""Lines that describe the task above them."""

import pytest

from vanban.task_labels import labels_in
from vanban_reading import Page

TASKS = Page("NHIỆM VỤ")


@pytest.mark.parametrize(
    "line",
    [
        "*Cơ quan chủ trì:* Phòng Kinh tế; *cơ quan phối hợp:* Hội Nông dân xã.",
        "Cơ quan chủ trì: Phòng Kinh tế; cơ quan phối hợp: Hội Nông dân xã; thời gian: quý II/2026.",
        "Chủ trì: Phòng Kinh tế. Phối hợp: Hội Nông dân xã.",
        "(Đơn vị chủ trì: Phòng Kinh tế; đơn vị phối hợp: Hội Nông dân xã)",
        "**Cơ quan chủ trì: Phòng Kinh tế - Cơ quan phối hợp: Hội Nông dân xã**",
        "Đơn vị thực hiện: Phòng Kinh tế; phối hợp: Hội Nông dân xã.",
        "Cơ quan thực hiện: Phòng Kinh tế (chủ trì), Hội Nông dân xã (phối hợp).",
    ],
)
def test_one_line_names_who_leads_and_who_helps(line: str) -> None:
    (task,) = TASKS.read("1. Đào tạo", "- Mở 08 lớp tập huấn quản trị hợp tác xã.", line).tasks

    assert (task.lead, task.partners, task.agencies) == (("Phòng Kinh tế",), ("Hội Nông dân xã",), ())


def test_the_line_below_a_label_goes_on_with_it() -> None:
    label = "Cơ quan chủ trì: Phòng Kinh tế; cơ quan phối hợp:\nHội Nông dân xã, các thôn."
    (task,) = TASKS.read("1. Đào tạo", "- Mở 08 lớp tập huấn quản trị hợp tác xã.", label).tasks

    assert (task.lead, task.partners) == (("Phòng Kinh tế",), ("Hội Nông dân xã", "các thôn"))


def test_the_labels_of_a_line_come_apart() -> None:
    line = "Đơn vị chủ trì: Sở Tài chính; đơn vị phối hợp: UBND các xã, phường; thời gian: quý II/2026."

    assert labels_in(line) == [
        ("lead", "Sở Tài chính"),
        ("partners", "UBND các xã, phường"),
        ("timeframe", "quý II/2026"),
    ]
    assert labels_in("Sở Tài chính rà soát: chính sách, thời gian.") == []
