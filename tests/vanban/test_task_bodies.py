"""Who leads and who helps in a task, of all that its sentences and the title above it name."""

import pytest

from vanban.roles import Roles
from vanban.subjects import find_subject
from vanban.task_bodies import bodies_of_task

TITLE = Roles(("Phòng Kinh tế",), ("các thôn",))

ALONE = [
    ("Chủ trì soát lại quỹ đất công: Phòng Kinh tế, Phòng Văn hóa - Xã hội.",
     ("Phòng Kinh tế", "Phòng Văn hóa - Xã hội"), ()),
    ("Phòng Kinh tế đo đất. Việc cắm mốc do Công an xã lo.", ("Phòng Kinh tế", "Công an xã"), ()),
    ("Phòng Kinh tế lập dự toán; giao Văn phòng HĐND và UBND xã viết tờ trình.",
     ("Phòng Kinh tế", "Văn phòng HĐND và UBND xã"), ()),
    ("UBND xã, trực tiếp là Phòng Kinh tế, bố trí vốn mua máy.", ("UBND xã", "Phòng Kinh tế"), ()),
    ("Hội đồng nhân dân xã - ban hành mức hỗ trợ mua giống.", ("Hội đồng nhân dân xã",), ()),
    ("Phòng Kinh tế soát nợ thuế, hỏi thêm ý kiến Thuế cơ sở 2.", ("Phòng Kinh tế",), ("Thuế cơ sở 2",)),
    ("Hội Nông dân xã đo mức hài lòng của hộ, nhờ Trường Trung cấp nghề làm phiếu.",
     ("Hội Nông dân xã",), ("Trường Trung cấp nghề",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lead", "partners"), ALONE)
def test_each_sentence_may_name_a_lead(text: str, lead: tuple[str, ...], partners: tuple[str, ...]) -> None:
    assert bodies_of_task(text, find_subject(text), None) == Roles(lead, partners)


UNDER_A_TITLE = [
    ("Mở lớp dạy nghề mộc (Hội Phụ nữ xã phụ trách, mỗi quý một lớp).", ("Hội Phụ nữ xã",)),
    ("Tham gia đoàn kiểm tra, do Công an xã chủ trì.", ("Phòng Kinh tế",)),
    ("Mở lớp dạy nghề mộc, mỗi quý một lớp.", ("Phòng Kinh tế",)),
]


@pytest.mark.parametrize(("text", "lead"), UNDER_A_TITLE)
def test_under_a_title_leads_who_is_said_to_lead_unless_its_body_only_takes_part(
    text: str, lead: tuple[str, ...]
) -> None:
    assert bodies_of_task(text, find_subject(text), TITLE).lead == lead
