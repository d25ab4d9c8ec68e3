"""Encodings from before Unicode: what was written in them is read back, and what is not sure is refused."""

import random
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from old_encodings import in_old_signs
from vanban.errors import EncodingError, VanbanError
from vanban.files import SourceText, read_file
from vanban.files.encodings import recognise

SENTENCE = "Củng cố tổ hợp tác, vận động hội viên tham gia hợp tác xã nông nghiệp; giữ vững 05 hợp tác xã hiện có."
SYLLABLES = sorted(
    {
        *[
            "củng",
            "cố",
            "tổ",
            "hợp",
            "tác",
            "vận",
            "động",
            "hội",
            "viên",
            "xã",
            "nông",
            "nghiệp",
            "giữ",
            "vững",
            "hiện",
            "có",
            "phát",
            "triển",
            "kinh",
            "tế",
            "tập",
            "thể",
            "được",
        ],
        *[
            "huyện",
            "ủy",
            "ban",
            "nhân",
            "dân",
            "tuyên",
            "truyền",
            "nghị",
            "quyết",
            "thưởng",
            "quỹ",
            "đất",
            "rừng",
            "thủy",
            "lợi",
            "kỹ",
            "thuật",
            "nguồn",
            "vốn",
            "mỹ",
            "nghệ",
        ],
        *[
            "đặc",
            "sản",
            "sầu",
            "riêng",
            "chuỗi",
            "giá",
            "trị",
            "khuyến",
            "khích",
            "thẩm",
            "định",
            "nghĩa",
            "vụ",
            "rõ",
            "ràng",
            "bền",
            "bỉ",
            "ướm",
            "ẩn",
            "ngẫm",
            "lữ",
            "chẵn",
            "lẻ",
        ],
    }
)
OLD = ("tcvn3", "vni", "windows_1258")


@pytest.mark.parametrize("encoding", OLD)
@given(words=st.lists(st.sampled_from(SYLLABLES), min_size=12, max_size=60))
def test_what_was_written_in_an_old_encoding_is_read_back(encoding: str, words: list[str]) -> None:
    text = " ".join(words)
    assume(recognise(in_old_signs(text, encoding)) is not None)  # too few marked words are refused, see below

    assert read_file("a.txt", in_old_signs(text, encoding).encode("cp1252")).text == text


@pytest.mark.parametrize("encoding", OLD)
def test_every_letter_comes_back(encoding: str) -> None:
    text = SENTENCE + " " + " ".join(SYLLABLES)

    file = read_file("a.txt", in_old_signs(text, encoding).encode("cp1252"))

    assert file.text == text
    assert len(file.notes) == 1
    assert file.notes[0].startswith("Đã chuyển từ bảng mã ")


@pytest.mark.parametrize("encoding", OLD)
def test_old_signs_kept_as_unicode_are_recognised_too(encoding: str) -> None:
    page = f"<html><meta charset='utf-8'><p>{in_old_signs(SENTENCE, encoding)}</p></html>"

    assert read_file("a.html", page.encode()).text == SENTENCE + "\n"
    assert read_file("a.html", page.encode("cp1252")).text == SENTENCE + "\n"


def test_capitals_that_tcvn3_has_no_marks_for_are_capitals_again() -> None:
    text = "KẾ HOẠCH\nCủng cố tổ hợp tác\n" + SENTENCE

    assert read_file("a.txt", in_old_signs(text, "tcvn3").encode("cp1252")).text == text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8", "utf-8-sig"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_unicode_in_any_of_its_forms_is_read(encoding: str, form: str) -> None:
    text = "Số: 4/KH-UBND\n\nKẾ HOẠCH\n" + SENTENCE
    data = unicodedata.normalize(form, text).encode(encoding)  # type: ignore[arg-type]

    file = read_file("a.txt", data)

    assert (file.text, file.notes) == (text, ())


def test_utf_16_pages_are_pages() -> None:
    assert read_file("a.html", f"<html><p>{SENTENCE}</p></html>".encode("utf-16")).text == SENTENCE + "\n"


@pytest.mark.parametrize(
    "data",
    [
        "Café, déjà vu, à la carte, où, naïveté, garçon, forêt, élève, très".encode("cp1252"),
        in_old_signs("tổ hợp tác", "tcvn3").encode("cp1252"),
        (in_old_signs(SENTENCE, "tcvn3") + in_old_signs(SENTENCE, "vni")).encode("cp1252"),
        bytes(range(128, 256)) * 4,
    ],
)
def test_what_is_not_sure_is_refused(data: bytes) -> None:
    with pytest.raises(EncodingError) as refusal:
        read_file("a.txt", data)

    assert "TCVN3" in refusal.value.guess


@pytest.mark.parametrize(
    "text", ["Café, déjà vu, à la carte, où, naïveté, garçon, forêt, élève, très", "Khổ 5 µm · 20 °C © 2026", SENTENCE]
)
def test_unicode_that_is_no_old_encoding_stays_as_it_is(text: str) -> None:
    file = read_file("a.txt", text.encode())

    assert (file.text, file.notes) == (text, ())


@pytest.mark.parametrize("seed", range(60))
def test_bytes_of_any_encoding_damaged_are_read_or_refused(seed: int) -> None:
    """The seed is in the test's name."""
    chance = random.Random(seed)
    signs = in_old_signs(SENTENCE, chance.choice(OLD))
    data = bytearray(signs.encode(chance.choice(["cp1252", "utf-8", "utf-16", "utf-16-le", "utf-16-be"])))
    for _ in range(chance.randint(1, 30)):
        at = chance.randrange(len(data))
        data[at : at + chance.randint(0, 3)] = bytes(chance.randrange(256) for _ in range(chance.randint(0, 3)))

    for name in ("a.txt", "a.html"):
        try:
            assert isinstance(read_file(name, bytes(data)), SourceText)
        except VanbanError as refusal:
            assert refusal.message.endswith(".")
