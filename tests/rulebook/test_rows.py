"""A broken rule file is refused in words that name file, row and field."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from rulebook import (
    BadValueError,
    BrokenFileError,
    DatesFallBackError,
    DuplicateError,
    MissingFieldError,
    MissingSourceError,
    MissingUnitError,
    RuleFileError,
    UnknownFieldError,
    UnknownReferenceError,
    load_acts,
    load_indicators,
    load_measures,
    load_norm,
)
from rulebook.rows import Row, read_dated

MEASURES = """
version = "1"
[dimension]
money = { name = "tiền", smallest = "đồng" }
[[measure]]
code = "dong"
name = "đồng"
dimension = "money"
factor = 1
"""
INDICATOR = """
version = "1"
[[indicator]]
code = "revenue"
name = "Doanh thu"
kind = "flow"
measure = "dong"
aggregation = "sum"
obtained = "reported"
definition = "Doanh thu trong năm."
source = "Công văn 01/XX"
"""
ACT = """
version = "1"
[[act]]
id = "a"
kind = "nghi_dinh"
number = "01/2020/NĐ-CP"
issuer = "Chính phủ"
date = 2020-01-10
title = "Một nghị định"
in_force_from = { day = 2020-03-01, source = "công báo", status = "verified" }
source = "công báo"
status = "verified"
"""
NORM = """
id = "least"
title_vi = "Số tối thiểu"
[[values]]
from = 2013-07-01
value = 7
unit = "dong"
source = "luật cũ"
status = "verified"
[[values]]
from = 2024-07-01
value = 5
unit = "dong"
source = "luật mới"
status = "verified"
"""
LOADERS = {"measures": MEASURES, "indicators": INDICATOR, "acts": ACT, "norm": NORM}


def load(folder: Path, kind: str, text: str) -> object:
    (folder / "measures.toml").write_text(text if kind == "measures" else MEASURES, encoding="utf-8")
    path = folder / f"{kind}.toml"
    path.write_text(text, encoding="utf-8")
    if kind == "measures":
        return load_measures(path)
    if kind == "indicators":
        return load_indicators(path)
    if kind == "acts":
        return load_acts(path)
    return load_norm(path, measures=load_measures(folder / "measures.toml"))


@pytest.mark.parametrize("kind", LOADERS)
def test_a_whole_file_is_read(kind: str, tmp_path: Path) -> None:
    assert load(tmp_path, kind, LOADERS[kind])


# What is changed in a whole file, the refusal, and words that its sentence must hold.
BREAKS = [
    ("measures", "factor = 1\n", "factor = \n", BrokenFileError, "Không đọc được tập tin quy tắc measures.toml"),
    ("measures", "factor = 1", "factor = 0", BadValueError, "phải là số nguyên dương"),
    ("measures", "factor = 1", "factor = 1\nfactor = 2", BrokenFileError, "Không đọc được"),
    ("measures", "factor = 1", "factr = 1", MissingFieldError, "dòng dong thiếu trường “factor”"),
    ("measures", "factor = 1", "factor = 1\nexample = []", UnknownFieldError, "trường lạ “example”"),
    ("measures", 'name = "đồng"', 'name = "đồng"\nnames = ["ĐỒNG"]', DuplicateError, "“đồng” có ở hai dòng"),
    ("measures", "factor = 1", 'factor = 1\nper = ["year"]', UnknownReferenceError, "nhắc đến “year”"),
    ("measures", 'dimension = "money"', 'dimension = "area"', UnknownReferenceError, "nhắc đến “area”"),
    ("indicators", 'source = "Công văn 01/XX"', "", MissingSourceError, "dòng revenue không ghi nguồn"),
    ("indicators", 'source = "Công văn 01/XX"', 'source = ""', MissingSourceError, "không ghi nguồn"),
    ("indicators", 'kind = "flow"', 'kind = "flaw"', BadValueError, "một trong: stock, flow, ratio"),
    ("indicators", 'measure = "dong"', 'measure = "dollar"', UnknownReferenceError, "nhắc đến “dollar”"),
    ("indicators", '"sum"', '"ratio_of_sums"', MissingFieldError, "thiếu trường “numerator”"),
    ("indicators", 'kind = "flow"', 'kind = "flow"\ngrowth_of = "x"', UnknownReferenceError, "“growth_of”"),
    ("acts", "day = 2020-03-01", 'day = "2020-03-01"', BadValueError, "phải là một ngày"),
    ("acts", "day = 2020-03-01", "day = 2020-01-01", DatesFallBackError, "ngày 01/01/2020 không sau ngày 10/01/2020"),
    ("acts", 'source = "công báo", ', "", MissingSourceError, "không ghi nguồn"),
    ("acts", 'number = "01/2020/NĐ-CP"', "", MissingFieldError, "thiếu trường “number”"),
    (
        "acts",
        'source = "công báo"\n',
        'source = "x"\nrelations = [{ kind = "amends", to = "b", source = "x", status = "verified" }]\n',
        UnknownReferenceError,
        "nhắc đến “b”",
    ),
    ("norm", 'unit = "dong"\nsource = "luật mới"', 'source = "luật mới"', MissingUnitError, "không ghi đơn vị tính"),
    ("norm", "from = 2024-07-01", "from = 2013-07-01", DatesFallBackError, "xếp lại theo ngày"),
    ("norm", "value = 5", 'value = "năm"', BadValueError, "phải là một số"),
    ("norm", 'unit = "dong"\nsource = "luật mới"', 'unit = "x"\nsource = "y"', UnknownReferenceError, "nhắc đến “x”"),
]


@pytest.mark.parametrize(("kind", "old", "new", "error", "words"), BREAKS)
def test_a_broken_file_is_refused_in_words(
    kind: str, old: str, new: str, error: type[RuleFileError], words: str, tmp_path: Path
) -> None:
    assert old in LOADERS[kind]

    with pytest.raises(error) as refused:
        load(tmp_path, kind, LOADERS[kind].replace(old, new))

    assert words in str(refused.value)


def test_two_acts_of_one_paper_are_refused(tmp_path: Path) -> None:
    again = ACT.replace('version = "1"', "").replace('id = "a"', 'id = "b"')

    with pytest.raises(DuplicateError, match="01/2020/NĐ-CP"):
        load(tmp_path, "acts", ACT + again)


def test_an_absent_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(BrokenFileError, match=r"acts\.toml: không tìm thấy tập tin"):
        load_acts(tmp_path / "acts.toml")


def test_a_file_of_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "acts.toml"
    path.write_bytes("version = 'Đ'".encode("cp1258"))

    with pytest.raises(BrokenFileError, match="UTF-8"):
        load_acts(path)


def test_a_refusal_keeps_its_facts(tmp_path: Path) -> None:
    with pytest.raises(MissingSourceError) as refused:
        load(tmp_path, "indicators", INDICATOR.replace('source = "Công văn 01/XX"', ""))

    assert (refused.value.path, refused.value.row) == ("indicators.toml", "dòng revenue")


@dataclass
class Rule:
    since: date
    words: str


def _rule(row: Row) -> Rule:
    return Rule(row.day("from"), row.text("words"))


def test_dated_rows_come_oldest_first_however_they_stand_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(
        'version = "1"\n[[rule]]\nfrom = 2026-01-01\nwords = "sau"\n[[rule]]\nfrom = 2024-07-01\nwords = "trước"\n'
    )

    assert [rule.words for rule in read_dated(path, "rule", _rule)] == ["trước", "sau"]


def test_a_field_of_a_dated_row_that_nobody_asks_for_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text('version = "1"\n[[rule]]\nfrom = 2026-01-01\nwords = "sau"\nuntil = 2027-01-01\n')

    with pytest.raises(UnknownFieldError, match="until"):
        read_dated(path, "rule", _rule)
