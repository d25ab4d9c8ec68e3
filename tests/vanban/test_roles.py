"""Who leads and who helps in a sentence of several bodies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.roles import Roles, helps, roles_of, roles_told
from vanban.subjects import find_subject

BESIDE = [
    ("Sở Tài chính cùng Sở Công Thương và UBND các xã kiểm tra.", ["Sở Tài chính"], ["Sở Công Thương", "UBND các xã"]),
    ("Giao Hội Nông dân, Hội Phụ nữ cùng với Phòng Kinh tế vận động.",
     ["Hội Nông dân", "Hội Phụ nữ"], ["Phòng Kinh tế"]),
    ("UBND các huyện cùng các tổ chức, cá nhân có liên quan thực hiện.",
     ["UBND các huyện", "các tổ chức, cá nhân có liên quan"], []),
    ("Liên minh Hợp tác xã tỉnh (chủ trì) và Sở Công Thương (phối hợp) mở hội chợ.",
     ["Liên minh Hợp tác xã tỉnh"], ["Sở Công Thương"]),
    ("Sở Tài chính, Sở Công Thương phối hợp tổ chức tập huấn.", ["Sở Tài chính", "Sở Công Thương"], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lead", "partners"), BESIDE)
def test_who_stands_behind_together_helps_those_before(text: str, lead: list[str], partners: list[str]) -> None:
    subject = find_subject(text)

    assert subject is not None
    assert roles_of(text, subject) == Roles(tuple(lead), tuple(partners))


TOLD = [
    ("Mở rộng vùng chè lên 520 ha; phòng Kinh tế chủ trì, Trung tâm Dịch vụ tổng hợp xã phối hợp.",
     ["phòng Kinh tế"], ["Trung tâm Dịch vụ tổng hợp xã"]),
    ("Mở 08 lớp tập huấn, do Phòng Kinh tế chủ trì, Hội Nông dân xã phối hợp.", ["Phòng Kinh tế"], ["Hội Nông dân xã"]),
    ("Mở 08 lớp tập huấn - Phòng Kinh tế làm đầu mối; các thôn phối hợp.", ["Phòng Kinh tế"], ["các thôn"]),
    ("Xây dựng bản đồ vùng trồng. Phòng Kinh tế chịu trách nhiệm chính.", ["Phòng Kinh tế"], []),
    ("Rà soát danh sách; UBND các xã phối hợp với Công an xã kiểm tra.", [], []),
    ("Thực hiện Đề án do Sở Tài chính chủ trì xây dựng.", [], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lead", "partners"), TOLD)
def test_clauses_of_their_own_say_who_leads_and_who_helps(text: str, lead: list[str], partners: list[str]) -> None:
    assert roles_told(text) == Roles(tuple(lead), tuple(partners))


def test_bodies_that_work_with_a_third_help_nobody_named_before() -> None:
    assert helps(" phối hợp thực hiện", 0)
    assert not helps(" phối hợp chặt chẽ với công an xã", 0)


@given(st.text())
def test_any_text_can_be_asked(text: str) -> None:
    roles_told(text)
