"""Made plans: texts of the shape of real ones, from one seed, the same on every machine.

Skewed as real plans are: most are short, a few are many times as long; some are wrapped by hand, some hold a table.
Tasks, targets and duties stand between prose, about as many on a page as in the five documents or somewhat more.
"""

import random
from collections.abc import Iterator
from hashlib import sha256

SEED = 20260101
_PLACES = ("Phú Thịnh", "Sơn Lâm", "Bình Hòa", "Tân Lập", "Đại Đồng", "An Khê", "Mỹ Thạnh", "Vĩnh Ninh")
_OFFICES = ("Phòng Kinh tế", "Phòng Tài chính - Kế hoạch", "Phòng Nội vụ", "Liên minh Hợp tác xã tỉnh", "Hội Nông dân")
_WHAT = (
    "rà soát các hợp tác xã ngừng hoạt động", "hướng dẫn thành lập mới tổ hợp tác", "tổ chức tập huấn cho thành viên",
    "vận động hộ sản xuất tham gia liên kết tiêu thụ nông sản", "tổng hợp nhu cầu vay vốn của các tổ hợp tác",
    "tuyên truyền Luật Hợp tác xã năm 2023 đến từng thôn, tổ dân phố",
)  # fmt: skip
_BASES = (
    "Căn cứ Luật Hợp tác xã ngày 20 tháng 6 năm 2023;",
    "Thực hiện Nghị quyết số 20-NQ/TW ngày 16/6/2022 của Ban Chấp hành Trung ương Đảng khóa XIII;",
    "Căn cứ Nghị định số 113/2024/NĐ-CP ngày 12/9/2024 của Chính phủ;",
    "Thực hiện Quyết định số 1804/QĐ-TTg ngày 13/11/2020 của Thủ tướng Chính phủ;",
)
_AIMS = (
    "Thành lập mới {a:02} hợp tác xã và {b:02} tổ hợp tác.",
    "Thu nhập bình quân của lao động thường xuyên đạt {m} triệu đồng/người/năm.",
    "Phấn đấu ít nhất {p}% hợp tác xã hoạt động đạt loại khá, tốt.",
    "Tổng số thành viên đến cuối năm {y} đạt {n} người, tăng {b}% so với năm {before}.",
    "Nâng cao năng lực quản lý của cán bộ hợp tác xã, gắn sản xuất với chế biến.",
)


_PROSE = (
    "Tăng cường sự lãnh đạo của cấp ủy, chính quyền đối với phát triển kinh tế tập thể trên địa bàn.",
    "Kinh tế tập thể tiếp tục được củng cố, gắn với xây dựng nông thôn mới và đời sống của người dân nông thôn.",
    "Đa số hợp tác xã còn nhỏ, vốn ít, chưa mạnh dạn đổi mới cách làm và chưa liên kết với doanh nghiệp.",
    "Việc chuyển giao kỹ thuật, đưa giống mới vào sản xuất được thực hiện đồng bộ, phù hợp điều kiện từng thôn.",
    "Công tác kiểm tra, hướng dẫn được duy trì thường xuyên; khó khăn, vướng mắc của cơ sở được nắm bắt kịp thời.",
    "Sản phẩm chủ lực của xã từng bước có nhãn hiệu, có nơi tiêu thụ ổn định, tạo thêm việc làm cho lao động tại chỗ.",
)  # fmt: skip


def made_plans(count: int, seed: int = SEED) -> list[str]:
    """So many plans, always the same for one seed."""
    chance = random.Random(seed)
    return [_plan(chance) for _ in range(count)]


def long_text(size: int, seed: int = SEED) -> str:
    """Plans one behind another, cut at so many letters."""
    chance = random.Random(seed)
    parts: list[str] = []
    length = 0
    while length < size:
        parts.append(_plan(chance))
        length += len(parts[-1]) + 2
    return "\n\n".join(parts)[:size]


def checksum(texts: list[str]) -> str:
    """A short digest of the texts, printed with every run: other data, other figures."""
    return sha256("\0".join(texts).encode()).hexdigest()[:16]


def _plan(chance: random.Random) -> str:
    year, place = chance.choice((2024, 2025, 2026)), chance.choice(_PLACES)
    lines = [*_head(chance, place, year), *_aims(chance, year), *_tasks(chance, year), *_tail(place)]
    return "\n".join(lines)


def _head(chance: random.Random, place: str, year: int) -> Iterator[str]:
    yield f"ỦY BAN NHÂN DÂN\nXÃ {place.upper()}"
    yield "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    yield f"Số: {chance.randint(1, 900)}/KH-UBND"
    yield f"{place}, ngày {chance.randint(1, 28):02} tháng {chance.randint(1, 12):02} năm {year}\n"
    yield f"KẾ HOẠCH\nPhát triển kinh tế tập thể, hợp tác xã năm {year}\n"
    yield from chance.sample(_BASES, 3)
    yield f"Ủy ban nhân dân xã {place} xây dựng kế hoạch như sau:\n"


def _aims(chance: random.Random, year: int) -> Iterator[str]:
    yield "I. ĐÁNH GIÁ CHUNG"
    yield from (_prose(chance) for _ in range(4))
    yield "\nII. MỤC TIÊU"
    for number in range(1, _size(chance, 2) + 1):
        yield f"{number}. Mục tiêu nhóm {number}"
        yield _prose(chance)
        for aim in chance.sample(_AIMS, 4):
            figures = {"a": chance.randint(1, 40), "b": chance.randint(2, 30), "m": chance.randint(35, 90)}
            figures |= {"p": chance.randint(40, 95), "n": chance.randint(100, 9999), "y": year, "before": year - 1}
            yield "- " + aim.format(**figures)
    if chance.random() < 0.3:
        yield "\n| STT | Chỉ tiêu | Đơn vị tính | Kế hoạch năm |\n|---|---|---|---|"
        yield from (f"| {row} | Số hợp tác xã nhóm {row} | HTX | {chance.randint(1, 90)} |" for row in range(1, 8))


def _tasks(chance: random.Random, year: int) -> Iterator[str]:
    yield "\nIII. TỔ CHỨC THỰC HIỆN"
    for number in range(1, _size(chance, 5) + 1):
        lead, partner = chance.sample(_OFFICES, 2)
        yield f"{number}. {lead}"
        for what in chance.sample(_WHAT, 2):
            text = f"- Chủ trì, phối hợp với {partner} {what}, hoàn thành trước ngày 30/{chance.randint(1, 11)}/{year}."
            yield _wrapped(text) if chance.random() < 0.2 else text
        yield f"- {_prose(chance)}"
        if chance.random() < 0.4:
            yield "- Định kỳ hằng quý báo cáo Ủy ban nhân dân xã trước ngày 20 của tháng cuối quý."


def _tail(place: str) -> Iterator[str]:
    yield "\nNơi nhận:\n- UBND tỉnh (báo cáo);\n- Như trên;\n- Lưu: VT."
    yield f"TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn {place.split()[-1]}"


def _prose(chance: random.Random) -> str:
    """Sentences that hold no figure, as most of a real plan does."""
    return " ".join(chance.sample(_PROSE, 4))


def _size(chance: random.Random, usual: int) -> int:
    """How many there are: usually about so many, in one plan of fifty ten times as many."""
    return usual * (10 if chance.random() < 0.02 else 1) + chance.randint(0, usual)


def _wrapped(text: str) -> str:
    words, lines = text.split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) > 78:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)
