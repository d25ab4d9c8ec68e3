"""What a field takes, and the nonsense that it sends back in words."""

from datetime import date
from typing import Any

import pytest
from django import forms

from hoptac.registry.forms.field_kinds import ordered, plain_field, text_field
from hoptac.registry.models import FACETS, Contract, Credential, DigitalTool, Facet, Officer

TODAY = date(2026, 11, 23)
ALL: tuple[type[Facet], ...] = (*FACETS, Officer, Contract, Credential, DigitalTool)
BY_KEY = {facet._meta.model_name or "": facet for facet in ALL}


def field(path: str) -> forms.Field:
    facet, name = path.split(".")
    return plain_field(BY_KEY[facet]._meta.get_field(name), name, False, today=TODAY)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "written", "kept"),
    [
        ("seat.phone", "0905 123 456", "0905 123 456"),
        ("seat.website", "https://htxsonha.vn/tin", "https://htxsonha.vn/tin"),
        ("officer.full_name", "Đinh Văn Giả", "Đinh Văn Giả"),
        ("officer.born_in", "1975", 1975),
        ("officer.is_woman", "True", True),
        ("size.members", "1.250", 1250),
        ("size.charter_capital_dong", "1,2 tỷ", 1_200_000_000),
        ("yearfigures.profit_dong", "-40 triệu", -40_000_000),
        ("yearfigures.year", "2025", 2025),
        ("contract.ends_on", "31/12/2030", date(2030, 12, 31)),
        ("governance.met_on", "23/11/2026", TODAY),
        ("identity.certificate_number", "34070800012", "34070800012"),
    ],
)
def test_what_makes_sense_is_taken(path: str, written: str, kept: Any) -> None:
    assert field(path).clean(written) == kept


@pytest.mark.parametrize(
    ("path", "written", "fault"),
    [
        ("seat.phone", "abc", "không phải số điện thoại"),
        ("officer.phone", "12345", "đủ mã vùng"),
        ("seat.email", "htx.sonha", "ten@vidu.vn"),
        ("seat.website", "không có", "htxsonha.vn"),
        ("officer.full_name", "0905123456", "bằng chữ"),
        ("identity.representative", "-", "bằng chữ"),
        ("officer.born_in", "1890", "từ 1926 đến 2011"),
        ("officer.born_in", "2025", "từ 1926 đến 2011"),
        ("size.members", "-5", "không thể âm"),
        ("size.members", "99.999.999", "lớn quá mức"),
        ("size.members", "12,5", "số nguyên"),
        ("size.charter_capital_dong", "-1 tỷ", "không thể âm"),
        ("size.charter_capital_dong", "250", "chưa rõ là bao nhiêu đồng"),
        ("yearfigures.year", "2027", "từ 1945 đến 2026"),
        ("identity.founded_in", "1800", "từ 1945 đến 2026"),
        ("governance.met_on", "24/11/2026", "chưa đến"),
        ("identity.founded_on", "01/01/1800", "1800"),
        ("operatingstatus.contacted_on", "01/12/2026", "chưa đến"),
        ("officer.trained_on", "01/12/2026", "chưa đến"),
        ("identity.certificate_number", "đang làm", "chữ số"),
        ("identity.name", "...", "bằng chữ"),
        ("contract.partner", "1", "bằng chữ"),
    ],
)
def test_nonsense_is_sent_back_in_words(path: str, written: str, fault: str) -> None:
    with pytest.raises(forms.ValidationError, match=fault):
        field(path).clean(written)


def test_a_telephone_brings_the_keys_of_a_telephone() -> None:
    assert text_field("phone", "Điện thoại", 40).widget.attrs["inputmode"] == "tel"


def test_who_is_asked_for_the_sex_of_a_person_is_not_asked_yes_or_no() -> None:
    asked = field("officer.is_woman")

    assert isinstance(asked, forms.ChoiceField)
    assert list(asked.choices) == [("", "Chưa rõ"), ("True", "Nữ"), ("False", "Nam")]  # type: ignore[arg-type]


def test_a_contract_is_asked_as_people_think_of_it() -> None:
    names = ["ends_on", "partner", "partner_tax_code", "goods", "value_dong", "since"]

    assert ordered("contract", names) == ["partner", "partner_tax_code", "goods", "since", "ends_on", "value_dong"]


def test_what_has_no_order_of_its_own_keeps_the_one_it_has() -> None:
    assert ordered("governance", ["form", "since", "met_on"]) == ["form", "since", "met_on"]
