"""Signatures and recipients."""

# ruff: noqa: E501 (texts are kept whole, so that a row can be read across)

import pytest

from vanban import read_text
from vanban.model import Signer
from vanban.signature import person_name, signing_form

PLAN = "Số: 4/KH-UBND\n\nKẾ HOẠCH\nCủng cố HTX\n\nI. MỤC TIÊU\n- Giữ vững 05 HTX./.\n\n"


@pytest.mark.parametrize(
    ("tail", "signer"),
    [
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nPhạm Văn Lương", Signer("TM", "Phạm Văn Lương")),
        ("**TM. ỦY BAN NHÂN\nDÂN**\n**KT. CHỦ TỊCH**\nPHÓ CHỦ TỊCH\n**Trần** **Văn An**", Signer("KT", "Trần Văn An")),
        ("TL. CHỦ TỊCH\nTRƯỞNG BAN CHÍNH SÁCH\nPhan Đình Tú", Signer("TL", "Phan Đình Tú")),
        ("TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG\n(Đã ký)\nY Thịnh Niê", Signer("TUQ", "Y Thịnh Niê")),
        ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nLê Thị Ánh", Signer("TM", "Lê Thị Ánh")),
        ("CHỦ TỊCH\n\nĐoàn Quang Vinh", Signer("none", "Đoàn Quang Vinh")),
        ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH (Đã ký) Lương Thế Hải", Signer("KT", "Lương Thế Hải")),
        ("Nơi nhận:\n- Như trên.\n\nPhan Anh Quang", Signer("none", "Phan Anh Quang")),
        ("Nơi nhận:\n- Như trên.", Signer("none", None)),
        ("Nơi nhận:                    KT. GIÁM ĐỐC\n- Như trên;                  PHÓ GIÁM ĐỐC\n- Lưu: VT.\n\n                         NGUYỄN VĂN BA", Signer("KT", "NGUYỄN VĂN BA")),
    ],
)  # fmt: skip
def test_the_signer_and_the_innermost_authority_are_read(tail: str, signer: Signer) -> None:
    assert read_text(PLAN + tail).signer == signer


def test_forms_are_told_from_words_that_look_like_them() -> None:
    assert signing_form("PHÒNG KT-HT") == "none"
    assert person_name("PHÓ CHỦ TỊCH") is None
    assert person_name("(Đã ký)") is None
    assert person_name("Trần(ký)Văn An") == "Trần Văn An"


def test_recipients_are_lines_with_broken_ones_joined() -> None:
    document = read_text(
        PLAN + "Nơi nhận:\n- Sở Tài chính;\n- Ủy ban Mặt trận Tổ quốc Việt Nam\nxã (p/h);\n- Lưu: VT.\n"
    )

    assert document.recipients == ("Sở Tài chính", "Ủy ban Mặt trận Tổ quốc Việt Nam xã (p/h)", "Lưu: VT")


def test_recipients_on_one_line_are_parted() -> None:
    document = read_text(PLAN + "Nơi nhận: - UBND tỉnh; - Các phòng: KT, VH; - Lưu: VT.\n")

    assert document.recipients == ("UBND tỉnh", "Các phòng: KT, VH", "Lưu: VT")
