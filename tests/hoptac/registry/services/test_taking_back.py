"""What rests on an import keeps it from being taken back; what rests on nothing does not."""

from datetime import timedelta
from typing import Any

import pytest

from conftest import NOW, TODAY
from hoptac.registry.errors import StatementsRestError
from hoptac.registry.models import Organization, Proposal, Size, Standing
from hoptac.registry.services.proposals import ask, withdraw
from hoptac.registry.services.statements import state
from hoptac.registry.services.taking_back import take_back_import
from tests.hoptac.registry.import_builders import stored_import

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


def test_an_import_on_which_later_words_rest_is_not_taken_back(commune: Any) -> None:
    stored = stored_import(commune)
    said = {"since": TODAY, "source": "Báo cáo", "actor": commune, "at": LATER, "today": TODAY}
    state(Size, Organization.objects.get(), {"members": 13}, **said)

    with pytest.raises(StatementsRestError, match="HTX Rau sạch Sơn Hà"):
        take_back_import(stored, reason="nhầm tệp", actor=commune, at=LATER, today=TODAY)

    assert Standing.objects.get().members == 13


def test_a_proposal_rests_on_an_import_until_it_is_withdrawn(commune: Any) -> None:
    stored = stored_import(commune)
    facts = {"status": "suspended", "since": TODAY.isoformat()}
    act = Proposal.Act.LEGAL_STATUS
    proposal = ask(act, Organization.objects.get(), facts, reason="theo thông báo", actor=commune, at=NOW, today=TODAY)

    with pytest.raises(StatementsRestError, match="trả lời hoặc rút trước"):
        take_back_import(stored, reason="nhầm tệp", actor=commune, at=NOW, today=TODAY)
    withdraw(proposal, actor=commune, at=NOW)

    assert take_back_import(stored, reason="nhầm tệp", actor=commune, at=NOW, today=TODAY) is not None
    assert not Standing.objects.exists()
