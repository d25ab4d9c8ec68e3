"""Blocks: kinds, paths, parents, zones."""

# ruff: noqa: E501 (texts are kept whole, so that a row can be read across)

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from vanban.blocks import Block, split_blocks

PLAN = """Số: 12/KH-UBND

KẾ HOẠCH
Phát triển hợp tác xã năm 2026

Thực hiện Nghị quyết số 05/NQ-HĐND ngày 10/12/2025, UBND xã xây dựng kế hoạch như sau:

Phần thứ nhất
TÌNH HÌNH

I. KẾT QUẢ
1. Số lượng
Toàn xã có 05 HTX.
2. Hợp tác quốc tế: Không có.

Phần thứ hai
KẾ HOẠCH

I. MỤC TIÊU
- Thành lập mới 02 HTX.
+ Trong đó 01 HTX nông nghiệp.

II. NHIỆM VỤ
1. Tuyên truyền
1.1. Trên đài truyền thanh
Phát thanh hằng tuần.
2. Rà soát các HTX, đề xuất phương án xử lý; báo cáo UBND xã.
- *Cơ quan thực hiện:* Phòng Kinh tế.
- *Thời gian thực hiện:* Thường xuyên./.

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Văn An
"""


def rows(text: str, zone: str = "body") -> list[tuple[str, str, str, str]]:
    return [(b.kind, b.label, b.path, b.text) for b in split_blocks(text) if b.zone == zone]


def test_headings_items_and_descriptions_are_told_apart() -> None:
    assert rows(PLAN)[1:] == [
        ("heading", "Phần thứ nhất", "Phần thứ nhất", "TÌNH HÌNH"),
        ("heading", "I", "Phần thứ nhất.I", "KẾT QUẢ"),
        ("heading", "1", "Phần thứ nhất.I.1", "Số lượng"),
        ("paragraph", "", "Phần thứ nhất.I.1", "Toàn xã có 05 HTX."),
        ("heading", "2", "Phần thứ nhất.I.2", "Hợp tác quốc tế"),
        ("paragraph", "", "Phần thứ nhất.I.2", "Không có."),
        ("heading", "Phần thứ hai", "Phần thứ hai", "KẾ HOẠCH"),
        ("heading", "I", "Phần thứ hai.I", "MỤC TIÊU"),
        ("bullet", "-", "Phần thứ hai.I", "Thành lập mới 02 HTX."),
        ("bullet", "+", "Phần thứ hai.I", "Trong đó 01 HTX nông nghiệp."),
        ("heading", "II", "Phần thứ hai.II", "NHIỆM VỤ"),
        ("heading", "1", "Phần thứ hai.II.1", "Tuyên truyền"),
        ("heading", "1.1", "Phần thứ hai.II.1.1", "Trên đài truyền thanh"),
        ("paragraph", "", "Phần thứ hai.II.1.1", "Phát thanh hằng tuần."),
        ("item", "2", "Phần thứ hai.II.2", "Rà soát các HTX, đề xuất phương án xử lý; báo cáo UBND xã."),
        ("label", "-", "Phần thứ hai.II.2", "Cơ quan thực hiện: Phòng Kinh tế."),
        ("label", "-", "Phần thứ hai.II.2", "Thời gian thực hiện: Thường xuyên./."),
    ]


def test_the_tail_begins_with_the_recipients() -> None:
    assert [text for _, _, _, text in rows(PLAN, "tail")] == [
        "Nơi nhận:", "UBND tỉnh;", "Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn An",
    ]  # fmt: skip


def test_a_bullet_stands_under_its_item_and_a_plus_under_its_dash() -> None:
    blocks = split_blocks(PLAN)

    def parent(text: str) -> str:
        block = next(b for b in blocks if b.text.startswith(text))
        assert block.parent is not None
        return blocks[block.parent].text

    assert parent("Thành lập mới") == "MỤC TIÊU"
    assert parent("Trong đó") == "Thành lập mới 02 HTX."
    assert parent("Cơ quan thực hiện").startswith("Rà soát các HTX")


def test_a_paragraph_after_bullets_stands_beside_them() -> None:
    blocks = split_blocks("I. NHIỆM VỤ\n- Rà soát HTX.\nViệc này làm trong quý II.")

    assert blocks[2].parent == blocks[1].parent == 0


def test_an_attachment_has_a_header_and_a_body_of_its_own() -> None:
    text = PLAN + "\nKẾ HOẠCH\nCHI TIẾT\n(Kèm theo Kế hoạch số 12/KH-UBND)\n\nI. MỤC TIÊU\n- Giữ vững 05 HTX.\n"

    zones = [b.zone for b in split_blocks(text)]

    assert [zone for i, zone in enumerate(zones) if i == 0 or zones[i - 1] != zone] == [
        "head",
        "body",
        "tail",
        "head",
        "body",
    ]


def test_the_first_row_of_a_table_in_an_annex_is_kept() -> None:
    text = (
        PLAN
        + "\nPHỤ LỤC\nCHỈ TIÊU\n(Kèm theo Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026)\n\n| STT | Chỉ tiêu |\n|---|---|\n| 1 | HTX |\n"
    )

    assert [b.text for b in split_blocks(text) if b.kind == "row"] == ["STT | Chỉ tiêu", "1 | HTX"]


def check(blocks: tuple[Block, ...], text: str) -> None:
    last = -1
    for block in blocks:
        assert block.text
        assert len(block.offsets) == len(block.text) + 1
        assert block.offsets[0] >= last
        last = block.span().end - 1
        assert 0 <= block.span().start < block.span().end <= len(text)
        assert block.parent is None or block.parent < block.index


@given(st.text(max_size=400))
def test_any_text_gives_blocks_that_follow_one_another(text: str) -> None:
    check(split_blocks(text), text)


PIECES = st.lists(
    st.sampled_from(
        ["\n", "\n\n", "|", "**", "*", "- ", "+ ", "1. ", "2. ", "a) ", "I. ", "Điều 1. ", "Phần thứ nhất", "Số: ", "KẾ HOẠCH", "PHỤ LỤC",
         "Nơi nhận:", "TM. ", "CHỦ TỊCH", "Căn cứ ", "V/v ", "Kính gửi:", "./.", ".", ";", ":", "(", "“", "\t", "     ", "_", "<br>",
         "rà soát ", "Mục đích", "hợp tác xã ", "năm 2026", "Cơ quan thực hiện: ", "Không có", "|---|", "# ", "12"]
    ),
    max_size=60,
)  # fmt: skip


@given(PIECES)
def test_a_soup_of_signs_gives_blocks_that_follow_one_another(pieces: list[str]) -> None:
    text = unicodedata.normalize("NFC", "".join(pieces))

    check(split_blocks(text), text)
