"""Every refusal speaks to the person: what happened, and what to do."""

import importlib
import pkgutil
import re
from string import Formatter

import pytest

import hoptac
from hoptac.base.errors import HoptacError

MARKS = re.compile(r"[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.IGNORECASE)
UNFILLED = re.compile(r"[{}]")


def refusals() -> list[type[HoptacError]]:
    """The classes that are raised; those that only gather others have no words of their own."""
    for module in pkgutil.walk_packages(hoptac.__path__, "hoptac."):
        if module.name.rpartition(".")[2] == "errors":
            importlib.import_module(module.name)
    found = [kind for kind in _below(HoptacError) if not kind.__subclasses__() or "what" in vars(kind)]
    return sorted(set(found), key=lambda kind: (kind.__module__, kind.__name__))


def _below(kind: type[HoptacError]) -> list[type[HoptacError]]:
    return [each for child in kind.__subclasses__() for each in (child, *_below(child))]


@pytest.mark.parametrize("refusal", refusals(), ids=lambda kind: kind.__name__)
def test_a_refusal_says_what_happened_and_what_to_do_in_vietnamese(refusal: type[HoptacError]) -> None:
    fields = {
        name: f"‹{name}›"
        for part in (refusal.what, refusal.why, refusal.remedy)
        for _, name, _, _ in Formatter().parse(part)
        if name
    }

    said = refusal(**fields)

    assert refusal.what not in ("", HoptacError.what)
    assert MARKS.search(refusal.remedy)
    assert MARKS.search(refusal.what) or refusal.what == "{reason}"  # the reader's own sentence
    assert all(value in said.message for value in fields.values())
    assert not UNFILLED.search(said.message)
    assert all(part.endswith((".", "}", "…")) for part in (refusal.what, refusal.remedy))


def test_there_are_refusals_to_be_held_to_it() -> None:
    assert len(refusals()) >= 10
