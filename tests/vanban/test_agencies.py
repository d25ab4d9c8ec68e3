"""Names of bodies, one by one and in lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.agencies import read_bodies, split_bodies
from vanban.agency_words import openings
from vanban.wording import texts_of

LISTS = [
    ("Sở Tài chính chủ trì", ["Sở Tài chính"]),
    ("Sở Nông nghiệp và Phát triển nông thôn rà soát", ["Sở Nông nghiệp và Phát triển nông thôn"]),
    ("Sở Văn hóa, Thể thao và Du lịch, Sở Y tế phối hợp", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"]),
    ("Phòng Kinh tế, Hạ tầng và Đô thị theo dõi", ["Phòng Kinh tế, Hạ tầng và Đô thị"]),
    ("Liên minh Hợp tác xã tỉnh và UBND các huyện, thành phố hướng dẫn",
     ["Liên minh Hợp tác xã tỉnh", "UBND các huyện, thành phố"]),
    ("các phòng ban liên quan và UBND các xã, thị trấn tăng cường",
     ["các phòng ban liên quan", "UBND các xã, thị trấn"]),
    ("Thủ trưởng các phòng, ban, đơn vị thuộc huyện; Chủ tịch UBND các xã xây dựng",
     ["Thủ trưởng các phòng, ban, đơn vị thuộc huyện", "Chủ tịch UBND các xã"]),
    ("Các phòng: Tài chính - Kế hoạch, Kinh tế và Hạ tầng; UBND các xã.",
     ["Phòng Tài chính - Kế hoạch", "Phòng Kinh tế và Hạ tầng", "UBND các xã"]),
    ("Ủy ban MTTQ Việt Nam và các tổ chức chính trị - xã hội huyện giám sát",
     ["Ủy ban MTTQ Việt Nam và các tổ chức chính trị - xã hội huyện"]),
    ("Ủy ban MTTQ Việt Nam xã và các tổ chức chính trị - xã hội xã giám sát",
     ["Ủy ban MTTQ Việt Nam xã", "các tổ chức chính trị - xã hội xã"]),
    ("Trung tâm Hỗ trợ phát triển hợp tác xã, doanh nghiệp nhỏ và vừa tổ chức",
     ["Trung tâm Hỗ trợ phát triển hợp tác xã, doanh nghiệp nhỏ và vừa"]),
    ("Chi cục Chăn nuôi, thú y và thủy sản kiểm tra", ["Chi cục Chăn nuôi, thú y và thủy sản"]),
    ("Sở Tài chính, Công Thương và Nội vụ rà soát", ["Sở Tài chính", "Sở Công Thương", "Sở Nội vụ"]),
    ("Phòng Kinh tế, kiểm tra và tổng hợp", ["Phòng Kinh tế"]),
    ("các cấp ủy, tổ chức đảng quán triệt", ["các cấp ủy, tổ chức đảng"]),
    ("Công an xã, phường phối hợp", ["Công an xã, phường"]),
    ("Văn phòng Liên minh Hợp tác xã tỉnh tổng hợp", ["Văn phòng Liên minh Hợp tác xã tỉnh"]),
    ("Ban Kinh tế - Ngân sách thẩm tra", ["Ban Kinh tế - Ngân sách"]),
    ("Ngân hàng Chính sách xã hội tỉnh cho vay", ["Ngân hàng Chính sách xã hội tỉnh"]),
    ("Trưởng các thôn vận động", ["Trưởng các thôn"]),
    ("Công an xã, Thuế cơ sở 4: đối chiếu", ["Công an xã", "Thuế cơ sở 4"]),
    ("Đội Quản lý thị trường số 3 và Thuế cơ sở 6 kiểm tra", ["Đội Quản lý thị trường số 3", "Thuế cơ sở 6"]),
    ("Thôn 2, 3 và 5: dọn mương", ["Thôn 2, 3 và 5"]),
    ("UBND các thôn 6 tháng một lần họp", ["UBND các thôn"]),
    ("Công ty Điện lực số 2 kéo điện", ["Công ty Điện lực số 2"]),
    ("Trạm Thủy nông số 1 báo lịch xả nước", ["Trạm Thủy nông số 1"]),
    ("Tổ công nghệ số cộng đồng thôn Bản Mới giúp", ["Tổ công nghệ số cộng đồng thôn Bản Mới"]),
    ("Phòng giao dịch Ngân hàng Chính sách xã hội Sơn Lâm cho vay",
     ["Phòng giao dịch Ngân hàng Chính sách xã hội Sơn Lâm"]),
    ("Bộ phận Một cửa xã tiếp nhận", ["Bộ phận Một cửa xã"]),
    ("Phòng Kinh tế, công chức địa chính đo đất", ["Phòng Kinh tế", "công chức địa chính"]),
    ("các phòng gửi số liệu", ["các phòng"]),
    ("Mặt trận Tổ quốc và các tổ chức chính trị - xã hội xã giám sát",
     ["Mặt trận Tổ quốc", "các tổ chức chính trị - xã hội xã"]),
    ("Ban Thường vụ Huyện ủy lãnh đạo", ["Ban Thường vụ Huyện ủy"]),
    ("Sở NN&PTNT, LMHTX tỉnh rà soát", ["Sở NN&PTNT", "LMHTX tỉnh"]),
    ("Công an tỉnh, Bộ Chỉ huy Bộ đội Biên phòng tỉnh nắm", ["Công an tỉnh", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh"]),
    ("Agribank Chi nhánh Sơn Hạ, Quỹ Tín dụng nhân dân cơ sở tạo điều kiện",
     ["Agribank Chi nhánh Sơn Hạ", "Quỹ Tín dụng nhân dân cơ sở"]),
    ("Hội đồng quản trị, Ban Giám đốc các HTX nâng cao", ["Hội đồng quản trị", "Ban Giám đốc các HTX"]),
    ("Các quận ủy, huyện ủy, đảng ủy trực thuộc quán triệt", ["Các quận ủy, huyện ủy, đảng ủy trực thuộc"]),
    ("Ban Thường vụ các huyện ủy, thành ủy tổ chức", ["Ban Thường vụ các huyện ủy, thành ủy"]),
    ("Sở trước ngày 10/6/2026", ["Sở"]),
    ("Thường trực Liên minh duyệt", ["Thường trực Liên minh"]),
    ("các thành viên UBND vào thứ Sáu", ["các thành viên UBND"]),
    ("Tổ đại biểu và đại biểu Hội đồng nhân dân huyện giám sát",
     ["Tổ đại biểu", "đại biểu Hội đồng nhân dân huyện"]),
    ("Các cấp Hội tuyên truyền", ["Các cấp Hội"]),
    ("Các huyện, thị, thành đoàn xây dựng", ["Các huyện, thị, thành đoàn"]),
    ("Chi cục Thuế khu vực Tân Hạ - Ba Khe hướng dẫn", ["Chi cục Thuế khu vực Tân Hạ - Ba Khe"]),
    ("Tổ công nghệ số cộng đồng các thôn, Đoàn Thanh niên xã hướng dẫn",
     ["Tổ công nghệ số cộng đồng các thôn", "Đoàn Thanh niên xã"]),
    ("Chủ tịch UBND 12 xã rà soát", ["Chủ tịch UBND 12 xã"]),
    ("Công an tỉnh, Thanh tra tỉnh phối hợp", ["Công an tỉnh", "Thanh tra tỉnh"]),
    ("UBND các huyện, thành phố Đông Hạ và Hội Nông dân tỉnh rà soát",
     ["UBND các huyện, thành phố Đông Hạ", "Hội Nông dân tỉnh"]),
    ("Ủy ban Thường vụ Quốc hội, Hội đồng Dân tộc, các Đoàn đại biểu Quốc hội giám sát",
     ["Ủy ban Thường vụ Quốc hội", "Hội đồng Dân tộc", "các Đoàn đại biểu Quốc hội"]),
    ("Tòa án nhân dân tối cao, Kiểm toán nhà nước theo chức năng", ["Tòa án nhân dân tối cao", "Kiểm toán nhà nước"]),
    ("Bộ xem xét", ["Bộ"]),
    ("Quý cơ quan, quý đơn vị báo cáo", ["Quý cơ quan", "quý đơn vị"]),
    ("Thường trực Ban Chỉ đạo tích cực đôn đốc", ["Thường trực Ban Chỉ đạo"]),
]  # fmt: skip

FAR_NAMES = [  # a name, and what its body does
    ("Trường Cao đẳng Kỹ thuật và Công nghệ", "mở lớp"),
    ("Chi nhánh Văn phòng Đăng ký đất đai huyện", "lập hồ sơ"),
    ("Phòng Kế hoạch - Hỗ trợ Liên minh Hợp tác xã tỉnh", "làm đầu mối"),
    ("Ngân hàng Nhà nước Việt Nam - Chi nhánh tỉnh Sơn Hạ", "chỉ đạo"),
    ("Kho bạc Nhà nước khu vực XII", "phối hợp"),
    ("Quỹ hỗ trợ phát triển HTX tỉnh", "cân đối"),
    ("Trung tâm Khuyến nông và Dịch vụ nông nghiệp tỉnh", "hướng dẫn"),
    ("Cục Kinh tế hợp tác và Phát triển nông thôn", "hoàn thiện"),
    ("Hợp tác xã Nông nghiệp Bình Minh", "chủ trì"),
    ("Thành viên Ban Chỉ đạo phát triển kinh tế tập thể tỉnh", "theo"),
    ("Đồng chí Lê Văn An, Phó Chủ tịch UBND huyện", "trực tiếp"),
    ("Công chức Tài chính - Kế toán xã", "tham mưu"),
    ("Ủy ban nhân dân quận - huyện", "bố trí"),
    ("Tỉnh ủy Sơn Hạ", "ban hành"),
    ("Phòng Đăng ký kinh doanh", "công bố"),
]


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_a_list_comes_apart_into_its_bodies(text: str, names: list[str]) -> None:
    assert [body.name for body in read_bodies(text)] == names


@pytest.mark.parametrize(("name", "act"), FAR_NAMES)
def test_a_name_goes_up_to_what_the_body_does(name: str, act: str) -> None:
    assert [body.name for body in read_bodies(f"{name} {act}")] == [name]


def test_a_body_named_for_several_places_is_one_in_each() -> None:
    names = [body.name for body in read_bodies("Chủ tịch UBND các huyện: Ba Khe, Tân Sơn và thị xã Đông Hà tập trung")]

    assert names == ["Chủ tịch UBND huyện Ba Khe", "Chủ tịch UBND huyện Tân Sơn", "Chủ tịch UBND thị xã Đông Hà"]


def test_what_bodies_do_behind_a_colon_is_no_list_of_names() -> None:
    names = [body.name for body in read_bodies("Các hợp tác xã: Chủ động xây dựng phương án, kế hoạch.")]

    assert names == ["Các hợp tác xã"]


def test_a_note_in_brackets_does_not_end_a_list() -> None:
    names = [body.name for body in read_bodies("Phòng Kinh tế (đối với xã), Phòng Nội vụ (đối với phường) tham mưu")]

    assert names == ["Phòng Kinh tế", "Phòng Nội vụ"]


@pytest.mark.parametrize(
    "text",
    [
        "tổ chức thực hiện",
        "Trường hợp cần thiết",
        "Lãnh đạo công tác tư tưởng",
        "ban hành kế hoạch",
        "Kế hoạch này",
        "cơ sở dữ liệu",
        "hội nghị",
        "",
    ],
)
def test_words_of_every_day_are_no_bodies(text: str) -> None:
    assert read_bodies(text) == ()


def test_an_unknown_field_behind_and_belongs_to_the_office_and_a_known_one_is_another() -> None:
    assert [body.name for body in read_bodies("Phòng Chính sách và Thi đua: rà soát hồ sơ")] == [
        "Phòng Chính sách và Thi đua"
    ]
    assert len(read_bodies("Sở Tài chính và Công Thương rà soát")) == 2


def test_a_cell_or_line_is_split_even_where_a_name_is_unknown() -> None:
    assert split_bodies("Phòng Kinh tế; Nhóm tư vấn số 2") == ("Phòng Kinh tế", "Nhóm tư vấn số 2")


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    for body in read_bodies(text):
        assert 0 <= body.start < body.end <= len(text)
    split_bodies(text)


@pytest.mark.parametrize("row", ["plurals", "persons", "heads"])
def test_the_first_look_lets_through_all_that_a_name_begins_with(row: str) -> None:
    words = texts_of("agencies", row)

    assert {word[:2] for word in words} <= openings()
    assert all(len(word) > 1 and word[1] != " " for word in words)  # a blank may be written as several
