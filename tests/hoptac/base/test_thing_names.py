"""Things are found by what they are and were called, each word by its beginning, with marks or without."""

from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.base import thing_names
from hoptac.base.audit import System, record
from hoptac.base.models import ThingName
from hoptac.base.services.thing_names import note_names
from hoptac.base.thing_names import called, called_one, called_so, few_called_so, terms
from hoptac.planning.services.withdrawal import take_back
from hoptac.registry.models import Identity, Organization
from hoptac.registry.services.statements import state
from tests.hoptac.planning.protected_rows import received
from tests.hoptac.registry.builders import enter

pytestmark = pytest.mark.django_db


def about(organization: Organization) -> str:
    return f"registry.Organization:{organization.pk}"


def found(typed: str) -> list[str]:
    """By the list of the few, which must be what looking at each name finds."""
    few = few_called_so(terms(typed), most=100)
    rows = ThingName.objects.filter(called_so(terms(typed)))
    assert few == sorted(set(rows.values_list("about", flat=True)))
    return few


def test_a_thing_is_found_by_the_beginnings_of_the_words_of_its_name() -> None:
    made, other = enter("HTX Đặng Thùy 19/5"), enter("HTX Sơn Hà")

    assert found("đặng th") == found("dang thuy") == found("19/5 htx") == [about(made)]
    assert found("htx") == sorted([about(made), about(other)])
    assert found("hang") == found("ang thuy") == []


def test_it_is_found_by_the_name_that_it_had_too(commune: Any) -> None:
    made = enter("HTX Cũ Kỹ")
    state(Identity, made, {"name": "HTX Mới Mẻ"}, since=TODAY, source="Đơn", actor=commune, at=NOW, today=TODAY)

    assert found("cu ky") == found("moi me") == [about(made)]
    assert called_one(about(made)) == thing_names.Called("HTX Mới Mẻ", is_gone=False, has_page=True)


def test_what_is_gone_keeps_the_name_that_was_noted(commune: Any) -> None:
    document = received(commune)
    key, name = f"documents.Document:{document.pk}", called_one(f"documents.Document:{document.pk}")
    assert name is not None
    take_back(document, reason="tải nhầm", actor=commune, at=NOW)

    gone = called_one(key)

    assert gone == thing_names.Called(name.name, is_gone=True, has_page=False)
    assert gone.shown == f"{name.name} (đã gỡ)"


def test_what_is_no_thing_has_no_name() -> None:
    record(System(), "test.one", "một việc", at=NOW)

    assert called(["", "registry.Batch:1", "registry.Organization:x"]) == {}
    assert note_names(["", "registry.Batch:1", "registry.Organization:999999"]) == 0


def test_of_many_called_so_none_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    made = [enter(f"HTX Sơn Hà {number}") for number in range(3)]

    assert few_called_so(["son"], most=2) is None
    assert few_called_so(["son", "1"], most=2) == [about(made[1])]
    assert few_called_so([], most=2) == []
    monkeypatch.setattr(thing_names, "COMMON", 2)
    assert few_called_so(["son"], most=100) is None
    assert few_called_so(["son", "2"], most=100) == [about(made[2])]


def test_a_word_longer_than_is_kept_is_found_by_its_beginning() -> None:
    made = enter(f"HTX {'dài' * 30}")

    assert found("dai" * 30) == [about(made)]
