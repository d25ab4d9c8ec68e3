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


INSIDE = [
    ("Trung tâm Dịch vụ tổng hợp chủ trì, Hội Phụ nữ xã phối hợp: mở quầy bán hàng của xã viên.",
     ("Trung tâm Dịch vụ tổng hợp",), ("Hội Phụ nữ xã",), None),
    ("Phòng Kinh tế (phối hợp: Hội Nông dân xã): chọn hộ làm mẫu.", ("Phòng Kinh tế",), ("Hội Nông dân xã",), None),
    ("Đo lại đất công (chủ trì: Phòng Kinh tế; phối hợp: các thôn; xong trong quý II).",
     ("Phòng Kinh tế",), ("các thôn",), "xong trong quý II"),
    ("Lập hồ sơ mã số vùng trồng (giao Phòng Kinh tế; phối hợp: Trung tâm Dịch vụ tổng hợp).",
     ("Phòng Kinh tế",), ("Trung tâm Dịch vụ tổng hợp",), None),
    ("Tập huấn sổ sách. Đơn vị lo: Phòng Kinh tế; cùng làm: Hội Phụ nữ xã; hạn: 30/9/2026.",
     ("Phòng Kinh tế",), ("Hội Phụ nữ xã",), "30/9/2026"),
    ("Phòng Kinh tế gom vỏ thuốc (phụ trách chính: Hội Cựu chiến binh xã; có Công an xã giúp).",
     ("Hội Cựu chiến binh xã",), ("Công an xã",), None),
    ("Ai làm: Phòng Kinh tế. Làm cùng: Trạm Khuyến nông. Việc: lập sổ theo dõi sâu bệnh hại lúa.",
     ("Phòng Kinh tế",), ("Trạm Khuyến nông",), None),
]  # fmt: skip


@pytest.mark.parametrize(("line", "lead", "partners", "timeframe"), INSIDE)
def test_labels_within_an_entry_tell_of_it(
    line: str, lead: tuple[str, ...], partners: tuple[str, ...], timeframe: str | None
) -> None:
    (task,) = TASKS.read(f"- {line}").tasks

    assert (task.lead, task.partners, task.timeframe) == (lead, partners, timeframe)


def test_labels_right_under_a_title_speak_of_all_entries_below_them() -> None:
    first, second, third = TASKS.read(
        "1. Kho và máy",
        "Cơ quan chủ trì: Phòng Kinh tế. Cơ quan phối hợp: các thôn.",
        "a) Dựng 02 kho lạnh ở bến cá.",
        "b) Sắm máy sấy cho hợp tác xã.",
        "2. Người làm",
        "- Tìm giám đốc trẻ cho hợp tác xã.",
    ).tasks

    assert [(task.lead, task.partners) for task in (first, second)] == [(("Phòng Kinh tế",), ("các thôn",))] * 2
    assert (third.lead, third.partners) == ((), ())


def test_who_only_watches_an_entry_stands_beside_its_own_lead() -> None:
    (task,) = TASKS.read("- Hội Phụ nữ xã cho vay vốn mua máy khâu (đầu mối theo dõi: Phòng Kinh tế).").tasks

    assert (task.lead, task.agencies) == (("Hội Phụ nữ xã",), ("Phòng Kinh tế",))


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
