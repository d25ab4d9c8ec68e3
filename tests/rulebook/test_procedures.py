"""Procedures: what a file may hold."""

from datetime import date
from pathlib import Path

import pytest

from rulebook import (
    BadValueError,
    DatesFallBackError,
    DuplicateError,
    MissingFieldError,
    MissingSourceError,
    UnknownFieldError,
    UnknownReferenceError,
    load_procedure,
    load_procedures,
)

HEAD = 'id = "suspend"\ntitle_vi = "Tạm ngừng"\norder = 10\napplies_to = ["group"]\n'
BASIS = 'source = "S01"\nstatus = "verified"\n'
ONE = f'[edition.parties]\nwanted = "đúng một tổ chức"\nleast = 1\nmost = 1\n{BASIS}'
EDITION = f'[[edition]]\nfrom = 2024-07-18\nauthority = "Nơi làm"\n{BASIS}{ONE}'
STEP = '[[edition.step]]\ncode = "noted"\nname = "Ghi nhận"\nby = "registry"\n'
CLOCK = (
    '[edition.step.clock]\ncount = 3\nunit = "working_day"\nruns = "after"\nsince = ["received"]\nmeans = "deadline"\n'
)
OUTCOME = '[[edition.outcome]]\ncode = "done"\nname = "Xong"\nneeds = ["noted"]\n'
WHOLE = HEAD + EDITION + STEP + CLOCK + BASIS + OUTCOME
NEXT = f'[[edition]]\nfrom = 2025-07-01\nauthority = "Nơi mới"\nsame_steps = true\n{BASIS}'


def written(folder: Path, text: str) -> Path:
    path = folder / "suspend.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_gives_its_steps_clocks_and_results(tmp_path: Path) -> None:
    edition = load_procedure(written(tmp_path, WHOLE)).on(date(2026, 1, 1))

    clock = edition.step("noted").clock
    assert clock is not None
    assert (clock.count, clock.since, clock.basis.is_verified) == (3, ("received",), True)
    assert edition.outcome("done").needs == ("noted",)


def test_an_edition_may_keep_the_steps_of_the_one_before(tmp_path: Path) -> None:
    procedure = load_procedure(written(tmp_path, WHOLE + NEXT))

    before, after = procedure.on(date(2025, 6, 30)), procedure.on(date(2025, 7, 1))
    assert (before.authority, after.authority) == ("Nơi làm", "Nơi mới")
    assert before.steps == after.steps


def test_procedures_stand_in_the_order_that_people_read_them(tmp_path: Path) -> None:
    written(tmp_path, WHOLE)
    (tmp_path / "a.toml").write_text(WHOLE.replace('"suspend"', '"a"').replace("10", "20", 1), encoding="utf-8")

    assert list(load_procedures(tmp_path)) == ["suspend", "a"]


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        (HEAD, MissingFieldError),
        (HEAD + EDITION + STEP, MissingFieldError),
        (HEAD + EDITION.replace('source = "S01"\n', "") + STEP + OUTCOME, MissingSourceError),
        (WHOLE.replace(ONE, ""), MissingFieldError),
        (WHOLE.replace(ONE, ONE.replace('source = "S01"\n', "")), MissingSourceError),
        (WHOLE.replace("most = 1", ""), MissingFieldError),
        (WHOLE.replace("least = 1", "least = 2"), BadValueError),
        (WHOLE.replace("least = 1", "least = -1"), BadValueError),
        (WHOLE.replace("least = 1", "least = 0"), BadValueError),
        (WHOLE.replace("most = 1", "most = 1\nhas_reciever = true"), UnknownFieldError),
        (HEAD + EDITION + STEP + CLOCK.replace('["received"]', "[]") + BASIS + OUTCOME, MissingFieldError),
        (HEAD + EDITION + STEP + CLOCK.replace('["received"]', '["lost"]') + BASIS + OUTCOME, UnknownReferenceError),
        (WHOLE.replace('needs = ["noted"]', 'needs = ["lost"]'), UnknownReferenceError),
        (WHOLE.replace('by = "registry"', 'by = "nobody"'), BadValueError),
        (WHOLE.replace("count = 3", "count = 0"), BadValueError),
        (WHOLE + STEP, DuplicateError),
        (WHOLE.replace('name = "Xong"', 'name = "Xong"\nenters = "yes"'), BadValueError),
        (WHOLE.replace('name = "Xong"', 'name = "Xong"\nlost = true'), UnknownFieldError),
        (WHOLE + NEXT.replace("2025-07-01", "2024-07-18"), DatesFallBackError),
    ],
)
def test_a_file_that_cannot_be_trusted_is_refused(tmp_path: Path, text: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        load_procedure(written(tmp_path, text))


def test_a_result_that_changes_the_book_comes_after_every_step_before_those_it_needs(tmp_path: Path) -> None:
    first = STEP.replace("noted", "first")
    cause = STEP.replace("noted", "cause") + "optional = true\n"
    later = STEP.replace("noted", "later")
    sets = OUTCOME.replace("done", "set") + 'sets = "x"\n'
    edition = load_procedure(
        written(tmp_path, HEAD + EDITION + first + cause + STEP + later + OUTCOME + sets)
    ).editions[0]

    before = {one.code: [step.code for step in edition.steps_before(one)] for one in edition.outcomes}

    assert before == {"done": [], "set": ["first"]}


def test_another_number_of_organizations_holds_from_its_day_on(tmp_path: Path) -> None:
    more = ONE.replace("most = 1", 'most = "none"')
    procedure = load_procedure(written(tmp_path, WHOLE + NEXT + more))

    before, after = procedure.on(date(2025, 6, 30)).parties, procedure.on(date(2025, 7, 1)).parties

    assert (before.most, after.most, after.basis.source) == (1, None, "S01")


def test_before_the_first_edition_the_nearest_is_the_first(tmp_path: Path) -> None:
    procedure = load_procedure(written(tmp_path, WHOLE + NEXT))

    found = [procedure.nearest(day).authority for day in (date(2020, 1, 1), date(2025, 6, 30), date(2026, 1, 1))]

    assert found == ["Nơi làm", "Nơi làm", "Nơi mới"]
