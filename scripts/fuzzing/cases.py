"""Cases by their kind, seed and number, and what becomes of each."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, Literal

from scripts.fuzzing.opened import FaultError, opened
from scripts.fuzzing.packages import make_package
from scripts.fuzzing.pages import make_page
from scripts.fuzzing.papers import make_paper
from scripts.fuzzing.promises import Outcome, outcome_of, outcome_of_file, outcome_of_text
from scripts.fuzzing.texts import make_text
from vanban import DEFAULT, SourceText
from vanban.files.pdf import content_of, is_scanned, refuse_unopened
from vanban.files.reading import checked_kind, source_of

Kind = Literal["text", "html", "docx", "pdf"]
# Of a hundred cases: texts are the widest door and the cheapest to try.
SHARES: dict[Kind, int] = {"text": 78, "html": 10, "docx": 10, "pdf": 2}
_FILES = {"html": make_page, "docx": make_package, "pdf": make_paper}
_AGAIN = 16  # one case of so many is read twice
_SCAN = "KẾ HOẠCH\n"  # in place of what a machine would recognise


@dataclass(frozen=True, slots=True)
class Case:
    """One case. ``name`` is that of a file, whose bytes ``data`` are; a text has none."""

    kind: Kind
    seed: int
    number: int
    data: str | bytes
    name: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.number}"


def make_case(kind: Kind, seed: int, number: int) -> Case:
    """The case of this number: always the same for the same sources."""
    chance = Random(f"{seed}/{kind}/{number}")  # noqa: S311 (a seed is wanted, no secret)
    if kind == "text":
        return Case(kind, seed, number, make_text(chance))
    name, data = _FILES[kind](chance)
    return Case(kind, seed, number, data, name)


def make_cases(seed: int, first: int, count: int) -> Iterator[Case]:
    """The cases from number ``first`` on, of all kinds by their shares, a hundred after another."""
    for number in range(first, first + count):
        hundred, place = divmod(number, 100)
        for kind, share in SHARES.items():
            if place < share:
                yield make_case(kind, seed, hundred * share + place)
                break
            place -= share


def outcomes(cases: Sequence[Case]) -> Iterator[tuple[Case, Outcome]]:
    """What becomes of each case; the pdf files among them are opened together, at the end."""
    papers: list[Case] = []
    for case in cases:
        again = case.number % _AGAIN == 0
        if case.kind == "pdf":
            papers.append(case)
        elif isinstance(case.data, str):
            yield case, outcome_of_text(case.data, again=again)
        else:
            yield case, outcome_of_file(case.name, case.data, again=again)
    if papers:
        yield from _outcomes_of_papers(papers)


def outcome(case: Case) -> Outcome:
    """What becomes of one case."""
    return next(found for _, found in outcomes([case]))


def _outcomes_of_papers(cases: Sequence[Case]) -> Iterator[tuple[Case, Outcome]]:
    with tempfile.TemporaryDirectory(prefix="vanban-fuzz-") as folder:
        answers = opened([case.data for case in cases if isinstance(case.data, bytes)], Path(folder))
    for case, answer in zip(cases, answers, strict=True):
        if isinstance(answer, FaultError):
            # To the site a fault of that program is a broken file: no promise is broken, but everybody should know.
            yield case, Outcome("fault", reading=str(answer))
        else:
            yield case, _outcome_of_paper(case, answer)


def _outcome_of_paper(case: Case, answer: dict[str, Any]) -> Outcome:
    """As :func:`vanban.read_file` goes on from there. Scanned pages are told apart and not recognised."""

    def read() -> SourceText:
        assert isinstance(case.data, bytes)
        kind = checked_kind(case.name, ".pdf", case.data)
        refuse_unopened(case.name, answer, DEFAULT)
        texts = {i: _SCAN for i, page in enumerate(answer["pages"]) if is_scanned(page)}
        return source_of(case.name, kind, content_of(answer, texts), DEFAULT)

    return outcome_of(read, case.name)
