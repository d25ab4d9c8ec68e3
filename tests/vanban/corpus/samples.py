"""A text with what a right reading finds in it, and changes of the text that carry the annotation along."""

import copy
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from tests.vanban.corpus.annotations import SPAN_KINDS

Gold = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sample:
    """One annotated text. ``file``: name and bytes of the file that it stands in, where that is no plain text."""

    name: str
    text: str
    gold: Gold
    file: tuple[str, bytes] | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """``text[start:end]`` becomes ``words``."""

    start: int
    end: int
    words: str


def edited(sample: Sample, edits: Iterable[Edit]) -> Sample:
    """The sample with these edits of its text; rows whose whole quote went are gone, the others keep their letters."""
    text = sample.text
    parts: list[str] = []
    begins, ends = [0] * len(text), [0] * len(text)  # where each letter of the text begins and ends in the new one
    at = size = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        assert at <= edit.start <= edit.end, "edits lie apart"
        for i in range(at, edit.start):
            begins[i], ends[i] = size + i - at, size + i - at + 1
        parts += [text[at : edit.start], edit.words]
        size += edit.start - at
        for i in range(edit.start, edit.end):
            begins[i], ends[i] = size, size + len(edit.words)
        size += len(edit.words)
        at = edit.end
    for i in range(at, len(text)):
        begins[i], ends[i] = size + i - at, size + i - at + 1
    new = "".join([*parts, text[at:]])
    return replace(sample, text=new, gold=_moved(sample.gold, sample.text, new, begins, ends))


def placed(gold: Gold, text: str, new: str) -> Gold:
    """The annotation of ``text`` for another text with the same letters and figures in the same order, from the end."""
    old_places, new_places = _letters(text), _letters(new)
    shift = len(new_places) - len(old_places)
    begins, ends = [-1] * len(text), [-1] * len(text)
    for i, place in enumerate(old_places):
        if i + shift >= 0 and text[place] == new[new_places[i + shift]]:
            begins[place], ends[place] = new_places[i + shift], new_places[i + shift] + 1
    return _moved(gold, text, new, begins, ends)


def _letters(text: str) -> list[int]:
    return [i for i, letter in enumerate(text) if letter.isalnum()]


def _moved(gold: Gold, old: str, new: str, begins: list[int], ends: list[int]) -> Gold:
    moved = copy.deepcopy(gold)
    for kind in (kind for kind in SPAN_KINDS if kind in moved):
        rows = [(row, _span(old, row["start"], row["quote"], begins, ends)) for row in moved[kind]]
        moved[kind] = [{**row, **_quoted(new, *span)} for row, span in rows if span]
    spans = [_span(old, old.find(quote), quote, begins, ends) for quote in moved.get("optional", [])]
    moved["optional"] = [_quoted(new, *span)["quote"] for span in spans if span]
    return moved


def _span(old: str, start: int, quote: str, begins: list[int], ends: list[int]) -> tuple[int, int] | None:
    """Where the letters of a quote stand now, from its first to its last that is kept."""
    kept = [i for i in range(start, start + len(quote)) if old[i].isalnum() and ends[i] > begins[i] >= 0]
    if not kept:
        return None
    first, last = (start, start + len(quote) - 1)
    first = first if begins[first] >= 0 and ends[first] > begins[first] else kept[0]
    last = last if begins[last] >= 0 and ends[last] > begins[last] else kept[-1]
    return begins[first], ends[last]


def _quoted(new: str, start: int, end: int) -> Gold:
    quote = new[start:end]
    return {"quote": quote.strip(), "start": start + len(quote) - len(quote.lstrip())}
