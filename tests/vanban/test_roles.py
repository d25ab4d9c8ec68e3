"""Who leads and who helps in a sentence of several bodies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.roles import Roles, helps, owners_noted, roles_of, roles_told
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
    ("Dựng mô hình nuôi ong (giao Phòng Kinh tế; phối hợp: các thôn).", ["Phòng Kinh tế"], []),
    ("Bán hàng qua mạng (Đoàn Thanh niên xã lo; các thôn cùng làm).", ["Đoàn Thanh niên xã"], ["các thôn"]),
    ("Dọn kênh: việc này do Phòng Kinh tế lo, Hội Nông dân xã phụ giúp.", ["Phòng Kinh tế"], ["Hội Nông dân xã"]),
    ("Mở 02 chuyến tham quan do Hội Nông dân xã đứng ra tổ chức, Phòng Kinh tế cử người đi cùng.",
     ["Hội Nông dân xã"], ["Phòng Kinh tế"]),
    ("Phòng Kinh tế đứng mũi chịu sào, có Thuế cơ sở 2 và Công an xã cùng vào cuộc.",
     ["Phòng Kinh tế"], ["Thuế cơ sở 2", "Công an xã"]),
    ("Lập bản đồ vùng quế (do Phòng Kinh tế thực hiện, xong trong quý II).", ["Phòng Kinh tế"], []),
    ("Dựng 02 nhà lưới. Phòng Kinh tế (chủ trì), các thôn, Công an xã (phối hợp).",
     ["Phòng Kinh tế"], ["các thôn", "Công an xã"]),
    ("Sửa cống: do các thôn tự làm, Đoàn Thanh niên xã cử đoàn viên giúp.", ["các thôn"], ["Đoàn Thanh niên xã"]),
    ("Dọn bãi cá: Giám đốc Ban Quản lý cảng chịu trách nhiệm, Hội Nông dân xã chung tay vận động.",
     ["Giám đốc Ban Quản lý cảng"], ["Hội Nông dân xã"]),
    ("Trách nhiệm thuộc về Chủ tịch UBND xã và Trưởng phòng Kinh tế.",
     ["Chủ tịch UBND xã", "Trưởng phòng Kinh tế"], []),
    ("Chủ trì việc dọn bãi là Phòng Kinh tế, có Đoàn xã giúp.", ["Phòng Kinh tế"], ["Đoàn xã"]),
    ("Mua giống của Trung tâm Giống; các hộ hỗ trợ nhau vốn.", [], []),
    ("Rà soát danh sách; UBND các xã phối hợp với Công an xã kiểm tra.", [], []),
    ("Thực hiện Đề án do Sở Tài chính chủ trì xây dựng.", [], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lead", "partners"), TOLD)
def test_clauses_of_their_own_say_who_leads_and_who_helps(text: str, lead: list[str], partners: list[str]) -> None:
    assert roles_told(text) == Roles(tuple(lead), tuple(partners))


AT_END = [
    ("Dựng mô hình trồng nấm liên kết – Phòng Kinh tế.", ("Phòng Kinh tế",)),
    ("Rà đất công cho hợp tác xã thuê - Phòng Kinh tế, công chức địa chính;",
     ("Phòng Kinh tế", "công chức địa chính")),
    ("Mở lớp kế toán (Phòng Kinh tế và Liên minh Hợp tác xã tỉnh).",
     ("Phòng Kinh tế", "Liên minh Hợp tác xã tỉnh")),
    ("Nộp hồ sơ cho cơ quan đăng ký kinh doanh (Phòng Kinh tế).", ()),
    ("Soát lại nợ thuế - Phòng Kinh tế làm, hỏi thêm ý kiến của thôn.", ("Phòng Kinh tế",)),
    ("Ký quy chế giữa Hội Nông dân xã - Phòng Kinh tế.", ()),
    ("Làm đường thôn 3 - thôn 5.", ()),
    ("Thăm mô hình lúa hữu cơ (hợp tác xã Phú Lộc).", ()),
    ("Phòng Kinh tế - nơi nhận hồ sơ - mở cửa cả thứ bảy.", ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), AT_END)
def test_an_entry_may_name_the_offices_that_own_it_at_its_end(text: str, names: tuple[str, ...]) -> None:
    assert owners_noted(text) == names


def test_bodies_that_work_with_a_third_help_nobody_named_before() -> None:
    assert helps(" phối hợp thực hiện", 0)
    assert not helps(" phối hợp chặt chẽ với công an xã", 0)


@given(st.text())
def test_any_text_can_be_asked(text: str) -> None:
    roles_told(text)
