"""The criteria for new rural areas as data."""

from datetime import date
from pathlib import Path

import pytest

from hoptac.registry.new_rural.criteria import PROOFS, edition_of, editions, load_editions
from rulebook import BadValueError, UndecidedError


def test_the_set_of_the_day_is_found() -> None:
    assert edition_of(date(2026, 2, 14)).act == "Quyết định 318/QĐ-TTg"
    assert edition_of(date(2026, 2, 15)).act == "Quyết định 51/2025/QĐ-TTg"


def test_before_the_first_set_nothing_is_guessed() -> None:
    with pytest.raises(UndecidedError, match="chưa có bộ tiêu chí nào"):
        edition_of(date(2020, 1, 1))


def test_every_indicator_says_why_no_figure_decides_it_and_every_set_has_indicators_or_a_reason() -> None:
    for edition in editions():
        assert edition.indicators or edition.unknown
        assert all(one.unknown and set(one.proof) <= PROOFS for one in edition.indicators)


def test_a_proof_that_no_page_makes_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "new_rural.toml"
    row = 'code = "1"\nname = "Một"\nproof = ["gdp"]\nunknown = "x"\nsource = "T47"\nstatus = "verified"\n'
    head = 'from = 2026-01-01\nact = "A"\nperiod = "B"\ncriterion = "C"\nsource = "T47"\nstatus = "verified"\n'
    file.write_text(f'version = "1"\n[[edition]]\n{head}[[edition.indicator]]\n{row}', "utf-8")

    with pytest.raises(BadValueError, match="proof"):
        load_editions(file)
