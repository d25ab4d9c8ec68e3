"""What the register says of an act."""

import doctest
from datetime import date

import pytest

import rulebook
from hoptac.documents.models import Act
from hoptac.planning.acts import register
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
in_force_until = { day = 2024-07-01, how = "replaced", source = "MEM-H", status = "unverified" }
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
LAW = Act(kind="luat", number="23/2012/QH13")


@pytest.fixture(autouse=True)
def our_register(settings, tmp_path):
    (tmp_path / "acts.toml").write_text(REGISTER, encoding="utf-8")
    rulebook.load_acts(tmp_path / "acts.toml")
    settings.RULES_ROOT = tmp_path


def test_the_examples_hold():
    assert doctest.testmod(register).failed == 0


def test_an_act_in_force_is_said_with_its_source():
    standing = standing_of(LAW, day=date(2020, 1, 1))

    assert (standing.label, standing.tone, standing.is_unverified) == ("Còn hiệu lực", "good", False)
    assert standing.source == "hồ sơ pháp lý, mục S12"


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
