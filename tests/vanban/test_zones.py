"""Header, body, tail."""

# ruff: noqa: E501 (texts are kept whole, so that a row can be read across)

from vanban.lines import read_lines
from vanban.zones import cut_zones

PLAN = (
    "Số: 4/KH-UBND\n\nKẾ HOẠCH\nCủng cố HTX\n\nCăn cứ Luật Hợp tác xã năm 2023;\n\nI. MỤC TIÊU\n- Giữ vững 05 HTX./.\n"
)


def zones(text: str) -> list[tuple[str, str]]:
    lines = read_lines(text)
    return [
        (segment.zone, next(line.text for line in lines[segment.first : segment.last] if line.text))
        for segment in cut_zones(lines)
        if any(line.text for line in lines[segment.first : segment.last])
    ]


def test_the_tail_begins_after_the_mark_of_the_end_without_recipients() -> None:
    assert zones(PLAN + "\nLê Văn An\n") == [
        ("header", "Số: 4/KH-UBND"), ("body", "Căn cứ Luật Hợp tác xã năm 2023;"), ("tail", "Lê Văn An"),
    ]  # fmt: skip


def test_the_authority_above_the_legal_bases_is_no_signature() -> None:
    text = "QUYẾT ĐỊNH\nVề việc củng cố HTX\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ\n\nCăn cứ Luật Hợp tác xã năm 2023;\n\nĐiều 1. Giữ vững 05 HTX.\n"

    assert [zone for zone, _ in zones(text)] == ["header", "body"]


def test_a_plan_inside_a_decision_begins_where_it_says_that_it_is_enclosed() -> None:
    text = (
        PLAN.replace("./.", ".")
        + "\nKẾ HOẠCH\nChi tiết\n(Ban hành kèm theo Kế hoạch số 4/KH-UBND)\n\nI. VIỆC\n- Rà soát.\n"
    )

    assert [zone for zone, _ in zones(text)] == ["header", "body", "header", "body"]


def test_a_heading_that_only_sounds_like_a_kind_does_not_end_the_body() -> None:
    text = PLAN.replace("./.", ".") + "\n## KẾ HOẠCH PHÁT TRIỂN NĂM SAU\n\n- Rà soát.\n"

    assert [zone for zone, _ in zones(text)] == ["header", "body"]


def test_those_who_sign_together_stand_in_the_tail() -> None:
    signed = "LIÊN MINH HỢP TÁC XÃ TỈNH          HỘI NÔNG DÂN TỈNH\nCHỦ TỊCH          CHỦ TỊCH\nLê Văn An          Trần Bình\n"

    assert zones(PLAN.replace("./.", ".") + "\n" + signed)[-1] == (
        "tail", "LIÊN MINH HỢP TÁC XÃ TỈNH HỘI NÔNG DÂN TỈNH",
    )  # fmt: skip


def test_a_signature_above_the_recipients_belongs_to_the_tail() -> None:
    assert zones(PLAN.replace("./.", ".") + "\nTRƯỞNG PHÒNG\n\nLê Thị An\nNơi nhận:\n- UBND huyện;\n- Lưu: VT.\n")[-1] == (
        "tail", "TRƯỞNG PHÒNG",
    )  # fmt: skip
