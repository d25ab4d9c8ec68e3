"""What the register says of an act."""

import re
from datetime import date
from pathlib import Path

import pytest

import rulebook
from hoptac.documents.models import Act
from hoptac.planning.acts.register import standing_of

REGISTER = """
version = "1"

[[act]]
id = "luat-htx-2012"
kind = "luat"
number = "23/2012/QH13"
names = ["Luật Hợp tác xã năm 2012"]
issuer = "Quốc hội"
date = 2012-11-20
title = "Hợp tác xã"
in_force_from = { day = 2013-07-01, source = "S12", status = "verified" }
source = "S12"
status = "verified"

[act.in_force_until]
day = 2024-07-01
how = "replaced"
by = "luat-htx-2023"
source = "MEM-H"
clause = "Điều 115"
status = "unverified"

[[act]]
id = "luat-htx-2023"
kind = "luat"
number = "17/2023/QH15"
issuer = "Quốc hội"
title = "Hợp tác xã"
in_force_from = { day = 2024-07-01, source = "S12", clause = "Điều 115", status = "verified" }
source = "S12"
status = "verified"

[[act]]
id = "nq-x"
kind = "nghi_quyet"
names = ["Nghị quyết X"]
issuer = "Trung ương"
title = "Việc chung"
source = "S1"
status = "unverified"
"""
RULES = Path(__file__).parents[4] / "rules"
MARK = re.compile(r"\b[ST]\d{2,3}b?\b|MEM-|hồ sơ pháp lý")
LAW = Act(kind="luat", number="23/2012/QH13")


@pytest.fixture(autouse=True)
def our_register(settings, tmp_path):
    (tmp_path / "acts.toml").write_text(REGISTER, encoding="utf-8")
    rulebook.load_acts(tmp_path / "acts.toml")
    settings.RULES_ROOT = tmp_path


def test_an_act_in_force_is_said_with_its_source():
    standing = standing_of(LAW, day=date(2020, 1, 1))

    assert (standing.label, standing.tone, standing.is_unverified) == ("Còn hiệu lực", "good", False)
    assert standing.source == "tài liệu tra cứu đã công bố, không phải văn bản gốc"


def test_the_act_and_article_that_say_so_are_named():
    ended = standing_of(LAW, day=date(2026, 11, 23))
    begun = standing_of(Act(kind="luat", number="17/2023/QH15"), day=date(2026, 11, 23))

    assert ended.source == begun.source == "Luật 17/2023/QH15, Điều 115"
    assert ended.words.endswith("theo hiểu biết chung, độ tin cao")


def test_no_act_of_the_register_shows_a_mark_of_its_sources(settings):
    settings.RULES_ROOT = RULES
    days = [date(2010, 1, 1), date(2026, 11, 23)]
    acts = [Act(kind=one.kind, number=one.number or "", name="".join(one.names[:1]), dated=one.issued_on,
                issuer=one.issuer) for one in rulebook.load_acts(RULES / "acts.toml")]  # fmt: skip

    shown = [one for act in acts for day in days if (one := standing_of(act, day=day))]

    assert len(shown) > 150
    assert [one for one in shown if not one.source or MARK.search(f"{one.words} {one.source}")] == []


def test_the_day_decides_and_what_nobody_checked_is_marked():
    standing = standing_of(LAW, day=date(2026, 11, 23))

    assert (standing.label, standing.is_unverified) == ("Hết hiệu lực", True)
    assert "01/07/2024" in standing.words


def test_an_act_called_by_its_name_is_found():
    assert standing_of(Act(kind="luat", name="Luật Hợp tác xã năm 2012"), day=date(2020, 1, 1)) is not None


def test_what_the_register_does_not_know_of_an_act_is_said_as_unknown():
    assert standing_of(Act(kind="nghi_quyet", name="Nghị quyết X"), day=date(2026, 1, 1)).label == "Chưa rõ hiệu lực"


def test_an_act_outside_the_register_has_no_standing():
    assert standing_of(Act(kind="cong_van", number="993/UBND-KTN"), day=date(2026, 1, 1)) is None
