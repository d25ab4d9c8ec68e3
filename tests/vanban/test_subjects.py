import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.subjects import find_partners, find_subject, opens_with_bodies, opens_with_some

SUBJECTS = [
    ("Sở Tài chính rà soát chính sách.", ["Sở Tài chính"], False),
    ("Giao Sở Tài chính rà soát chính sách.", ["Sở Tài chính"], True),
    ("UBND tỉnh giao Sở Tài chính rà soát chính sách.", ["Sở Tài chính"], True),
    ("UBND các xã giao thôn trưởng theo dõi.", ["UBND các xã"], False),
    ("Căn cứ Kế hoạch này, các xã, phường xây dựng kế hoạch.", ["các xã, phường"], False),
    ("Phát triển thành viên: Hội Nông dân xã vận động hội viên.", ["Hội Nông dân xã"], False),
    ("Sở Công Thương là cơ quan đầu mối, hướng dẫn các xã.", ["Sở Công Thương"], False),
    ("Hợp tác xã gửi 01 bộ hồ sơ về xã.", ["Hợp tác xã"], False),
    ("Chậm nhất ngày 15/01, hợp tác xã, liên hiệp hợp tác xã báo cáo.", ["hợp tác xã", "liên hiệp hợp tác xã"], False),
    ("Quá thời hạn trên, Sở Tài chính tổng hợp danh sách.", ["Sở Tài chính"], False),
    ("Thứ nhất, các thành viên Ban Chỉ đạo đề xuất chính sách.", ["các thành viên Ban Chỉ đạo"], False),
    ("Hội Nông dân xã có chương trình giúp hội viên.", ["Hội Nông dân xã"], False),
    ("Kho cũ của hợp tác xã đã nghỉ, Phòng Kinh tế đo lại rồi lập hồ sơ.", ["Phòng Kinh tế"], False),
    ("Có gì vướng, các thôn báo ngay về UBND xã.", ["các thôn"], False),
    ("Việc quá sức thì các phòng phải trình UBND xã trong ngày.", ["các phòng"], False),
    ("Sáng thứ Hai hằng tuần, UBND các xã vùng cao nhắn số liệu.", ["UBND các xã vùng cao"], False),
    ("Phòng Nội vụ là nơi chịu trách nhiệm chính trước UBND xã.", ["Phòng Nội vụ"], False),
    ("Ngân hàng Chính sách xã hội tỉnh cho vay vốn trồng rừng.", ["Ngân hàng Chính sách xã hội tỉnh"], False),
    ("Nhờ Hội Nông dân xã mở lớp tập huấn.", ["Hội Nông dân xã"], True),
    ("Sở Du lịch lo chỗ bán hàng cho hợp tác xã.", ["Sở Du lịch"], False),
    ("Các ông, bà trưởng thôn gom ý kiến của dân.", ["Các ông, bà trưởng thôn"], False),
    ("UBND các huyện Hòa An, Trà Giang rà lại danh sách.", ["UBND các huyện Hòa An, Trà Giang"], False),
    ("Sở Nội vụ yêu cầu các tổ chức tín dụng xem lại lãi suất.", ["Sở Nội vụ"], False),
]


@pytest.mark.parametrize(("text", "names", "is_assigned"), SUBJECTS)
def test_the_acting_bodies_are_found(text: str, names: list[str], is_assigned: bool) -> None:
    found = find_subject(text)

    assert found is not None
    assert (list(found.names), found.is_assigned) == (names, is_assigned)


@pytest.mark.parametrize(
    "text",
    [
        "Đôn đốc UBND các xã thực hiện.",
        "Hướng dẫn người dân, các hợp tác xã đăng ký bán hàng trên mạng.",
        "Vận động Hội Phụ nữ, Hội Nông dân tham gia góp vốn.",
        "Tổ chức thực hiện tốt các chính sách.",
        "Hằng năm xây dựng kế hoạch đào tạo cho cán bộ, công chức làm công tác thống kê.",
        "Thành phố Bình An là nơi đi đầu.",
        "Hợp tác xã hoạt động hiệu quả, thu nhập tăng.",
        "Địa phương nào gửi muộn thì không được hỗ trợ.",
        "Nhờ Sở Công Thương giúp, hợp tác xã đã có nơi bán hàng.",
    ],
)
def test_those_who_are_urged_or_told_of_do_not_act(text: str) -> None:
    assert find_subject(text) is None


def test_partners_are_those_named_after_working_together() -> None:
    assert find_partners("phối hợp chặt chẽ với Công an xã và các thôn kiểm tra") == ("Công an xã", "các thôn")
    assert find_partners("phối hợp vận động các tổ chức") == ()
    assert find_partners("bắt tay với Sở Du lịch mở điểm bán") == ("Sở Du lịch",)
    assert find_partners("bàn bạc, thống nhất với Thuế tỉnh cách làm") == ("Thuế tỉnh",)
    assert find_partners("làm việc với hai mươi người") == ()


def test_a_heading_is_its_bodies_only_where_nothing_else_is_said() -> None:
    named, other = opens_with_bodies("Trách nhiệm của Sở Tài chính:"), opens_with_bodies("Sở Tài chính rà soát vốn")

    assert named is not None
    assert named.names == ("Sở Tài chính",)
    assert other is None


@pytest.mark.parametrize("title", ["HTX được hỗ trợ", "Các đơn vị thuộc Bộ", "Các hợp tác xã tham gia mô hình"])
def test_a_title_may_name_some_of_many(title: str) -> None:
    found = opens_with_some(title)

    assert found is not None and found.names == (title,)


@pytest.mark.parametrize("title", ["Sở Tài chính có 20 công chức", "Các xã có trách nhiệm rà soát", "Mục tiêu chung"])
def test_a_title_that_tells_of_bodies_names_none(title: str) -> None:
    assert opens_with_some(title) is None


@given(st.text())
def test_any_text_can_be_asked(text: str) -> None:
    find_subject(text)
    find_partners(text)
    opens_with_bodies(text)
