"""Tasks and the bodies named for each."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanban.blocks import split_blocks
from vanban.model import Task
from vanban.parts import Outline
from vanban.reader import read_text
from vanban.tasks import find_tasks
from vanban_reading import Page, shared

CARRYING_OUT = Page("TỔ CHỨC THỰC HIỆN")
TASKS = Page("NHIỆM VỤ")

Named = tuple[list[str], list[str], list[str]]  # lead, partners, agencies


def named(task: Task) -> Named:
    return list(task.lead), list(task.partners), list(task.agencies)


SENTENCES: list[tuple[str, Named]] = [
    ("1. Sở Tài chính rà soát chính sách hỗ trợ hợp tác xã.", (["Sở Tài chính"], [], [])),
    ("1. Phòng Kinh tế chủ trì, phối hợp với Công an xã, Hội Nông dân xã tổ chức kiểm tra.",
     (["Phòng Kinh tế"], ["Công an xã", "Hội Nông dân xã"], [])),
    ("1. Giao Phòng Tài chính - Kế hoạch theo dõi, đôn đốc UBND các xã, thị trấn.",
     (["Phòng Tài chính - Kế hoạch"], [], [])),
    ("1. Yêu cầu Thủ trưởng các phòng; Chủ tịch UBND các xã xây dựng kế hoạch cụ thể.",
     (["Thủ trưởng các phòng", "Chủ tịch UBND các xã"], [], [])),
    ("1. Đề nghị Hội Nông dân huyện phối hợp chặt chẽ với các phòng, ban vận động hội viên.",
     (["Hội Nông dân huyện"], ["các phòng, ban"], [])),
    ("1. Căn cứ Kế hoạch này, các cơ quan, đơn vị xây dựng kế hoạch của mình.", (["các cơ quan, đơn vị"], [], [])),
    ("1. Sở Công Thương là cơ quan đầu mối, chủ trì hướng dẫn các địa phương.", (["Sở Công Thương"], [], [])),
    ("1. Tuyên truyền Luật Hợp tác xã (Phòng Tư pháp chủ trì; UBND các xã phối hợp).",
     (["Phòng Tư pháp"], ["UBND các xã"], [])),
    ("1. Xử lý dứt điểm 04 HTX (Chủ trì: Phòng Kinh tế; phối hợp: các thôn).", (["Phòng Kinh tế"], ["các thôn"], [])),
    ("1. Đẩy mạnh xúc tiến thương mại; phối hợp chặt chẽ với các tổ chức tín dụng.", ([], [], [])),
    ("1. Mở 03 lớp dạy nghề đan lát, do Hội Nông dân tỉnh đảm nhận.", (["Hội Nông dân tỉnh"], [], [])),
    ("1. Giao Thanh tra tỉnh cùng Văn phòng UBND tỉnh đốc thúc.", (["Thanh tra tỉnh"], ["Văn phòng UBND tỉnh"], [])),
    ("1. Thành lập mới 03 HTX (UBND các xã thực hiện; Phòng Kinh tế hướng dẫn).",
     (["UBND các xã"], ["Phòng Kinh tế"], [])),
    ("1. Sở Tài chính chủ trì, cùng với UBND huyện Ba Khe tháo gỡ vướng mắc về vốn.",
     (["Sở Tài chính"], ["UBND huyện Ba Khe"], [])),
    ("1. Sở Nội vụ (Phòng Tổ chức): Thẩm định hồ sơ của các hợp tác xã.", (["Sở Nội vụ"], [], [])),
    ("1.1- Đảng đoàn Liên minh Hợp tác xã tỉnh vận động xã viên.", (["Đảng đoàn Liên minh Hợp tác xã tỉnh"], [], [])),
    ("1. UBND các xã chưa có hợp tác xã khẩn trương vận động thành lập.", (["UBND các xã"], [], [])),
    ("1. Cấp xã: Đảng ủy các xã, phường tổng kết bằng báo cáo.", (["Đảng ủy các xã, phường"], [], [])),
    ("1. Văn phòng HĐND và UBND tổng hợp lịch tiếp công dân.", (["Văn phòng HĐND và UBND"], [], [])),
    ("1. Giao đồng chí Lê Văn Khôi - Phó Chủ tịch UBND huyện trực tiếp chỉ đạo.",
     (["đồng chí Lê Văn Khôi - Phó Chủ tịch UBND huyện"], [], [])),
    ("1. Đồng chí Lê Văn Khôi, Phó Bí thư Huyện ủy, Chủ tịch UBND huyện - Trưởng Ban Chỉ đạo: Phụ trách chung.",
     (["Đồng chí Lê Văn Khôi, Phó Bí thư Huyện ủy, Chủ tịch UBND huyện - Trưởng Ban Chỉ đạo"], [], [])),
    ("1. Đồng chí Chủ tịch Hội Nông dân huyện - Ủy viên: Vận động hội viên.",
     (["Đồng chí Chủ tịch Hội Nông dân huyện"], [], [])),
    ("1. Sở Nông nghiệp và Môi trường hướng dẫn, UBND các xã, phường phối hợp giải quyết nhu cầu thuê đất.",
     (["Sở Nông nghiệp và Môi trường"], ["UBND các xã, phường"], [])),
    ("1. Giao Sở Tài chính chủ trì, các sở, ngành liên quan phối hợp rà soát chính sách.",
     (["Sở Tài chính"], ["các sở, ngành liên quan"], [])),
    ("1. Sở Tài chính rà soát danh sách; UBND các xã phối hợp cung cấp số liệu.",
     (["Sở Tài chính"], ["UBND các xã"], [])),
    ("1. Sở Tài chính phối hợp với Sở Nội vụ lập danh sách. Sở Nội vụ thẩm định nhân sự.",
     (["Sở Tài chính", "Sở Nội vụ"], [], [])),
    ("1. Hội Nông dân xã chủ động cùng Phòng Kinh tế vận động hộ dân.", (["Hội Nông dân xã"], ["Phòng Kinh tế"], [])),
    ("1. Phòng Kinh tế chủ trì với sự phối hợp của Hội Nông dân xã, Hội Phụ nữ xã.",
     (["Phòng Kinh tế"], ["Hội Nông dân xã", "Hội Phụ nữ xã"], [])),
    ("1. Mở rộng vùng chè; phòng Kinh tế chủ trì, Trung tâm Dịch vụ tổng hợp xã phối hợp.",
     (["phòng Kinh tế"], ["Trung tâm Dịch vụ tổng hợp xã"], [])),
    ("1. Đề nghị VNPT, Viettel khu vực bảo đảm hạ tầng mạng.", (["VNPT", "Viettel khu vực"], [], [])),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), SENTENCES)
def test_a_sentence_names_who_leads_and_who_helps(line: str, expected: Named) -> None:
    (task,) = CARRYING_OUT.read(line).tasks

    assert named(task) == expected


def test_who_acts_together_with_bodies_named_before_it_leads() -> None:
    (task,) = TASKS.read("- Cùng với Hội Nông dân xã, Phòng Kinh tế xuống từng thôn nghe ý kiến.").tasks

    assert (task.lead, task.partners) == (("Phòng Kinh tế",), ("Hội Nông dân xã",))


def test_a_heading_of_bodies_leads_what_stands_below_it() -> None:
    reading = CARRYING_OUT.read(
        "1. Phòng Kinh tế, UBND các xã",
        "- Rà soát các hợp tác xã.",
        "- Phối hợp với Hội Nông dân xã vận động hội viên.",
    )

    assert [named(task) for task in reading.tasks] == [
        (["Phòng Kinh tế", "UBND các xã"], [], []),
        (["Phòng Kinh tế", "UBND các xã"], ["Hội Nông dân xã"], []),
    ]


def test_what_a_report_is_to_tell_of_is_no_task() -> None:
    reading = CARRYING_OUT.read(
        "1. Đề nghị các xã báo cáo tình hình năm 2026, gồm các nội dung sau:",
        "- Kết quả thực hiện các chỉ tiêu được giao.",
        "2. Đề nghị các xã thực hiện chế độ báo cáo và các nội dung sau:",
        "- Rà soát danh sách hợp tác xã ngừng hoạt động.",
    )

    assert "Rà soát danh sách hợp tác xã ngừng hoạt động." in [task.quote for task in reading.tasks]
    assert "Kết quả thực hiện các chỉ tiêu được giao." not in [task.quote for task in reading.tasks]


def test_below_a_heading_those_named_together_with_it_help() -> None:
    reading = CARRYING_OUT.read(
        "1. Phòng Kinh tế",
        "- Cùng Hội Nông dân xã đánh giá, xếp loại hợp tác xã.",
        "- Tham gia đoàn kiểm tra, do Công an xã chủ trì.",
    )

    assert [named(task) for task in reading.tasks] == [
        (["Phòng Kinh tế"], ["Hội Nông dân xã"], []),
        (["Phòng Kinh tế"], [], []),
    ]


def test_below_a_heading_those_who_are_asked_or_put_in_charge_lead() -> None:
    reading = CARRYING_OUT.read(
        "1. Sở Tài chính",
        "- Giao Phòng Quản lý vốn làm đầu mối theo dõi.",
        "- Giao tổ chuyên viên rà soát hồ sơ vay vốn.",
        "- Đề nghị Hội Nông dân tỉnh vận động hội viên.",
    )

    assert [list(task.lead) for task in reading.tasks] == [
        ["Phòng Quản lý vốn"],
        ["Sở Tài chính"],
        ["Hội Nông dân tỉnh"],
    ]


def test_persons_named_by_their_office_lead_what_stands_below_them() -> None:
    reading = CARRYING_OUT.read(
        "1. Đồng chí Giám đốc Sở Tài chính - Phó Trưởng Ban Thường trực", "- Chuẩn bị nội dung các cuộc họp."
    )

    assert [list(task.lead) for task in reading.tasks] == [["Đồng chí Giám đốc Sở Tài chính"]]


def test_what_an_article_of_a_decision_tells_a_body_is_its_task() -> None:
    text = "QUYẾT ĐỊNH\nVề báo cáo\n\nĐiều 1. Các hợp tác xã báo cáo UBND huyện hằng năm.\nĐiều 2. Khác.\n"

    assert [list(task.lead) for task in read_text(text).tasks] == [["Các hợp tác xã"]]


def test_who_speaks_before_a_list_does_not_lead_it() -> None:
    text = (
        "THÔNG BÁO\nKết luận tại Hội nghị\n\nNgày 14/8, Phó Chủ tịch UBND tỉnh chủ trì Hội nghị. Đồng chí kết luận:\n\n"
        "1. Đến nay, toàn tỉnh có 134 hợp tác xã.\n\n2. Sở Tài chính rà soát hợp tác xã.\n"
    )

    assert [list(task.lead) for task in read_text(text).tasks if task.lead] == [["Sở Tài chính"]]


def test_a_plan_behind_its_decision_is_read_as_a_plan() -> None:
    decision = (
        "QUYẾT ĐỊNH\nBan hành Kế hoạch\n\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch.\n\n"
        "CHỦ TỊCH\nLê Văn An\n\nKẾ HOẠCH\nHỗ trợ hợp tác xã\n(Kèm theo Quyết định số 9/QĐ-UBND)\n\n"
        "I. VỀ VỐN\n- Sở Tài chính hướng dẫn hợp tác xã lập hồ sơ vay vốn.\n"
    )

    assert [list(task.lead) for task in read_text(decision).tasks] == [["Sở Tài chính"]]


ARTICLE = """Chấn chỉnh việc báo cáo của hợp tác xã

Thứ Hai, 10/6/2024 | 08:15

Hội Nông dân tỉnh phối hợp với các xã tổ chức hội thi giữa các hợp tác xã vào đầu tháng, thu hút đông người xem.

Chủ tịch UBND tỉnh vừa ký công văn yêu cầu các ngành, địa phương chấn chỉnh việc báo cáo của hợp tác xã trên địa bàn.

Sở Tài chính hướng dẫn hợp tác xã kê khai trên hệ thống; gửi UBND tỉnh danh sách trước ngày 15/12/2024.

Liên minh Hợp tác xã tỉnh được giao mở lớp tập huấn cho cán bộ.

Ông Lê Văn An, Giám đốc Hợp tác xã Bình Minh, cho rằng biểu mẫu còn khó. Sở Tài chính đã tiếp thu ý kiến này.

"Đề nghị các ngành cho nộp báo cáo qua điện thoại", ông An nói thêm.
"""


def test_an_article_that_tells_of_orders_goes_on_with_them() -> None:
    assert [list(task.lead) for task in read_text(ARTICLE).tasks] == [
        ["Sở Tài chính"],
        ["Liên minh Hợp tác xã tỉnh"],
    ]


def test_offices_with_a_sentence_each_lead_their_own_part() -> None:
    (task,) = CARRYING_OUT.read("1. Các xã báo cáo về Sở Tài chính. Sở Tài chính tổng hợp số liệu.").tasks

    assert named(task) == (["Các xã", "Sở Tài chính"], [], [])


def test_those_who_carry_out_are_agencies_and_nobody_is_taken_to_lead() -> None:
    reading = TASKS.read(
        "1. Đẩy mạnh tuyên truyền trong Nhân dân.",
        "- Cơ quan thực hiện: Các phòng: Tư pháp, Nội vụ; UBND các xã.",
        "- Thời gian thực hiện: Thường xuyên.",
        "2. Rà soát quy hoạch vùng nguyên liệu.",
    )

    assert named(reading.tasks[0]) == ([], [], ["Phòng Tư pháp", "Phòng Nội vụ", "UBND các xã"])
    assert reading.tasks[0].timeframe == "Thường xuyên"
    assert named(reading.tasks[1]) == ([], [], [])


def test_beside_a_line_for_partners_those_who_carry_out_lead() -> None:
    (task,) = TASKS.read(
        "1. Số hóa hồ sơ hợp tác xã.", "- Cơ quan thực hiện: Phòng Kinh tế.", "- Cơ quan phối hợp: Công an xã."
    ).tasks

    assert named(task) == (["Phòng Kinh tế"], ["Công an xã"], [])


def test_a_schedule_holds_the_tasks_of_those_it_names() -> None:
    reading = Page("THỜI GIAN").read(
        "1. Cấp xã: Đảng ủy các xã tổng kết bằng báo cáo.", "2. Cấp tỉnh: tổng kết trong tháng 9.", "3. Từ ngày 05/01."
    )

    assert [named(task) for task in reading.tasks] == [(["Đảng ủy các xã"], [], [])]


def test_bodies_alone_on_a_line_lead_the_bullets_below_it() -> None:
    reading = Page("PHÂN CÔNG").read(
        "Phòng Tài chính - Kế hoạch\n- Theo dõi chung.\n- Báo cáo UBND huyện trước ngày 15/12/2026.\n"
        "UBND các xã, thị trấn\n- Rà soát nhu cầu vay vốn."
    )

    leads = [task.lead for task in reading.tasks]
    assert leads == [("Phòng Tài chính - Kế hoạch",)] * 2 + [("UBND các xã, thị trấn",)]
    assert [duty.who for duty in reading.obligations] == ["Phòng Tài chính - Kế hoạch"]


def test_a_heading_may_say_which_bodies_it_means() -> None:
    (task,) = CARRYING_OUT.read("2. Đối với đơn vị được kiểm tra", "- Chuẩn bị báo cáo theo đề cương.").tasks

    assert named(task) == (["đơn vị được kiểm tra"], [], [])


def test_a_procedure_holds_the_tasks_of_those_it_names() -> None:
    reading = Page("TRÌNH TỰ").read("a) UBND cấp xã thẩm định trong 10 ngày.", "b) Hồ sơ gồm đơn và phương án.")

    assert [named(task) for task in reading.tasks] == [(["UBND cấp xã"], [], [])]


def test_a_letter_goes_on_with_orders_in_plain_paragraphs() -> None:
    reading = read_text(
        "SỞ TÀI CHÍNH\n\nSố: 15/STC-DN\nV/v báo cáo hợp tác xã\n\nKính gửi: UBND các xã\n\n"
        "Sở Y tế đã có số liệu.\n\nSở Tài chính đề nghị UBND các xã báo cáo.\n\n"
        "Sở Công Thương cung cấp số liệu về chợ.\n\nSở Tài chính mong nhận được sự phối hợp./."
    )

    assert "Sở Công Thương cung cấp số liệu về chợ." in [task.quote for task in reading.tasks]
    assert not [task for task in reading.tasks if "đã có" in task.quote or "mong" in task.quote]


def test_labels_under_the_last_lettered_entry_tell_of_all_of_them() -> None:
    reading = TASKS.read(
        "1. Thông tin", "a) Xây dựng chuyên trang.", "b) Biên soạn tài liệu.", "Đơn vị chủ trì: Sở Y tế."
    )

    assert [named(task) for task in reading.tasks] == [(["Sở Y tế"], [], [])] * 2


def test_labels_behind_the_contents_of_an_entry_tell_of_the_entry_too() -> None:
    reading = TASKS.read("1. Tổ chức tập huấn kỹ năng", "- Nội dung: mở 04 lớp học.", "- Cơ quan chủ trì: Sở Y tế.")

    assert named(reading.tasks[0]) == (["Sở Y tế"], [], [])


def test_a_title_that_names_a_part_does_not_run_into_the_paragraph_below_it() -> None:
    (task,) = Page("Phân công thực hiện").read("Sở Y tế: Xây dựng đề cương báo cáo.").tasks

    assert task.quote == "Sở Y tế: Xây dựng đề cương báo cáo."


def test_a_table_of_tasks_gives_one_for_each_row() -> None:
    reading = TASKS.read(
        "| TT | Nội dung công việc | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành |\n"
        "|---|---|---|---|---|\n"
        "| 1 | Rà soát danh sách hợp tác xã | Phòng Kinh tế | Công an xã; các thôn | Tháng 3/2026 |\n"
        "| 2 | Tổ chức đối thoại với hợp tác xã | Phòng Kinh tế | Hội Nông dân xã | Quý II/2026 |"
    )

    assert [named(task) for task in reading.tasks] == [
        (["Phòng Kinh tế"], ["Công an xã", "các thôn"], []),
        (["Phòng Kinh tế"], ["Hội Nông dân xã"], []),
    ]
    assert [task.due for task in reading.tasks] == [date(2026, 3, 31), date(2026, 6, 30)]


def test_a_task_keeps_its_time_and_its_place() -> None:
    (task,) = CARRYING_OUT.read("1. Phòng Kinh tế rà soát các hợp tác xã, xong trước ngày 31/3/2026.").tasks

    assert (task.section, task.due) == ("I.1", date(2026, 3, 31))
    assert "trước ngày 31/3/2026" in (task.timeframe or "")


@pytest.mark.parametrize(
    "line",
    [
        "Điều 3. Chánh Văn phòng, Giám đốc Sở Tài chính chịu trách nhiệm thi hành Quyết định này.",
        "Trên đây là Kế hoạch năm 2026.",
        "Văn phòng UBND tỉnh thông báo để các cơ quan, đơn vị biết, thực hiện./.",
        "Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện./.",
    ],
)
def test_how_a_text_closes_is_no_task(line: str) -> None:
    assert [task for task in CARRYING_OUT.read(line).tasks if task.lead] == []


FIVE: dict[str, list[Named]] = {
    "son-duong-2020": [
        (["Các phòng ban chuyên môn", "UBND các xã, thị trấn"], [], []),
        (["Phòng Tư pháp"], ["các phòng ban liên quan", "UBND các xã, thị trấn"], []),
        (["Phòng Văn hóa và thông tin"], ["Trung tâm Văn hóa Truyền thông - Thể thao"], []),
        (["Các tổ chức chính trị - xã hội"], [], []),
    ],
    "quang-ngai-2023": [
        (["các cấp ủy, tổ chức đảng"], [], []),
        (["Ban Thường vụ Thành ủy"], [], []),
        (["các cấp ủy, tổ chức đảng"], [], []),
        (["Mặt trận Tổ quốc Việt Nam thành phố", "các đoàn thể chính trị - xã hội thành phố"], [], []),
        (["Các cơ quan chuyên trách tham mưu, giúp việc Thành ủy"], [], []),
    ],
}


@pytest.mark.parametrize("name", sorted(FIVE))
def test_the_bodies_of_the_five_documents_are_named(name: str) -> None:
    found = [named(task) for task in shared(name).tasks if task.lead or task.agencies]

    assert found[: len(FIVE[name])] == FIVE[name]


def test_an_article_tells_whom_the_province_gave_the_plan_to() -> None:
    found = [task for task in shared("quang-ninh-2023").tasks if task.lead]

    assert found[0].lead[0] == "Sở Kế hoạch và Đầu tư"


WORDS = st.sampled_from([
    "I. NHIỆM VỤ\n", "1. ", "- ", "Sở Tài chính ", "chủ trì, ", "phối hợp với ", "UBND các xã, thị trấn ",
    "Giao ", "Cơ quan thực hiện: ", "các phòng: ", "; ", ". ", "\n\n", "rà soát ", "(", ")",
    "trước ngày 31/3/2026", "\\", " Nội dung \\", " Chủ trì \\", "\n", "Đề nghị ",
])  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40).map("".join) | st.text(max_size=300))
def test_any_text_is_read_and_every_task_is_founded(text: str) -> None:
    blocks = split_blocks(text)
    outline = Outline(blocks)
    tasks = find_tasks(blocks, outline, issuer=None, doc_type="ke_hoach", year=2026)

    assert all(0 <= task.start < task.end <= len(text) for task in tasks)
    assert tasks == find_tasks(blocks, outline, issuer=None, doc_type="ke_hoach", year=2026)


LETTER = (
    "UBND TỈNH HÒA AN\nSỞ TÀI CHÍNH\nSố: 12/STC-DN\nV/v rà soát hợp tác xã\nHòa An, ngày 02 tháng 5 năm 2026\n\n"
    "Kính gửi: UBND các xã, phường.\n\nQua theo dõi, Sở Tài chính có ý kiến như sau:\n\n1. Về kết quả rà soát\n\n"
)


def test_an_entry_of_a_letter_is_an_order_even_under_an_account_of_how_things_are() -> None:
    entries = "- Đề nghị UBND các xã, phường cử người đi từng hợp tác xã.\n- Nhờ Hội Nông dân tỉnh mở một lớp.\n"
    reading = read_text(f"{LETTER}Đến nay mới có 12 xã gửi số liệu.\n\n{entries}")

    assert [task.lead for task in reading.tasks] == [("UBND các xã, phường",), ("Hội Nông dân tỉnh",)]


def test_what_such_an_entry_only_tells_is_none() -> None:
    reading = read_text(f"{LETTER}Đến nay tình hình như sau:\n\n- UBND các xã mở được 20 lớp, có 300 người học.\n")

    assert reading.tasks == ()


def test_bodies_in_a_title_may_be_told_to_keep_to_their_field() -> None:
    reading = CARRYING_OUT.read(
        "1. Các sở: Nội vụ, Công Thương, theo lĩnh vực phụ trách:", "- Chọn 10 hợp tác xã để kèm cặp."
    )

    assert [task.lead for task in reading.tasks] == [("Sở Nội vụ", "Sở Công Thương")]
