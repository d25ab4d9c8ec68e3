"""Pdf to text: a program of its own opens the file, its layout is read here; scanned pages are recognised."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from vanban.errors import (
    BrokenFileError,
    EncryptedFileError,
    NoSuchPageError,
    ReadingTookTooLongError,
    TooManyPagesError,
)
from vanban.files.encodings import encoding_of_font, is_vietnamese_unicode
from vanban.files.page_lines import Page, lines_of
from vanban.files.page_words import Box, Letter, Word, words_of
from vanban.files.programs import run_program, workplace
from vanban.files.scan import as_scan, find_recogniser, recognised
from vanban.files.source import DEFAULT, Content, Limits, Progress

_PROGRAM = Path(__file__).with_name("pdf_program.py")
_FEWEST_LETTERS = 12  # a page with fewer, and a picture, is a scanned one
_PAGES_AT_ONCE = 40  # a processor opens and reads a page of text in some thirtieth of a second
_LETTERS_AT_ONCE = 100_000
_SECONDS_OF_A_LOOK = 10
_UNKNOWN = 0.1  # of the letters: a font that does not say which letters it draws
_CARRIED = "Tệp PDF có tệp khác đính kèm: phần đính kèm đã bỏ qua, cần đọc thì hãy gửi riêng."
_ACTIVE = "Tệp PDF có mã tự chạy hoặc biểu mẫu điện tử: phần này đã bỏ qua, hãy so với bản gốc."
_PARTLY = "Trang {} là bản chụp: chữ ở đó do máy nhận dạng, hãy so với bản gốc."


def read_pdf(name: str, data: bytes, limits: Limits, progress: Progress) -> Content:
    """What a pdf holds; heads, feet and leaning letters (watermarks) are stamps."""
    with workplace(data, "source.pdf") as place:
        answer = _opened(name, place, limits, progress)
        count = answer["count"]
        scanned = [i for i, page in enumerate(answer["pages"]) if is_scanned(page)]
        texts: dict[int, str] = {}
        if scanned:
            find_recogniser(name)
        for page in scanned:  # one picture at a time: a page takes nine megabytes
            progress(page + 1, count)
            texts[page] = _recognised(name, place, page, limits)
    return content_of(answer, texts)


def content_of(answer: dict[str, Any], texts: dict[int, str]) -> Content:
    """What the pages hold: ``answer`` of the program that opened them, ``texts`` of those that were recognised."""
    count = len(answer["pages"])
    fonts = [font.rsplit("|", 2) for font in answer["fonts"]]
    notes = [note for key, note in (("has_attachments", _CARRIED), ("has_scripts", _ACTIVE)) if answer[key]]
    lines: list[str] = []
    stamps: list[str] = []
    of_scans: list[tuple[int, int]] = []
    for group in _groups(count, texts):
        if isinstance(group, int):
            lines.append(as_scan(texts[group]))
            of_scans.append((group + 1, group + 1))
            continue
        pages = [_page(answer["pages"][i], fonts, stamps, notes) for i in group]
        written, dropped = lines_of(pages)
        stamps += dropped
        # Letters over a picture of the whole page were put there by a machine that recognised them.
        if any(answer["pages"][i]["is_picture"] for i in group):
            written = [as_scan("\n".join(written))]
            of_scans.append((group[0] + 1, group[-1] + 1))
        lines += written
    if texts and len(texts) < count:
        notes.append(_PARTLY.format(_in_words(sorted(texts))))
    text = "\n".join(lines).strip("\n") + "\n"
    return Content(text, tuple(stamps), tuple(dict.fromkeys(notes)), tuple(of_scans))


@dataclass(frozen=True, slots=True)
class Look:
    """What the first pages of a pdf tell: whether there is much to read, and whether some of it must be recognised."""

    is_long: bool
    has_scans: bool


def look_at(name: str, data: bytes, limits: Limits) -> Look:
    """A look at no more of a pdf than one holds that is read at once. Raises a refusal where it cannot be opened."""
    few = replace(
        limits,
        letters=min(limits.letters, _LETTERS_AT_ONCE),
        seconds=min(limits.seconds, _SECONDS_OF_A_LOOK),
    )
    with workplace(data, "source.pdf") as place:
        try:
            answer = _letters(name, place, few, first=0)
        except ReadingTookTooLongError:
            return Look(is_long=True, has_scans=False)
    if answer.get("refused") == "letters" and few.letters < limits.letters:
        return Look(is_long=True, has_scans=False)
    refuse_unopened(name, answer, limits)
    return Look(is_long=answer["count"] > _PAGES_AT_ONCE, has_scans=any(map(is_scanned, answer["pages"])))


def is_scanned(page: dict[str, Any]) -> bool:
    """Whether a page has a picture, or letters that nobody can name, instead of text."""
    size = len(page["text"])
    return (page["is_picture"] and size < _FEWEST_LETTERS) or (size > 0 and page["unknown"] > _UNKNOWN * size)


def _opened(name: str, place: Path, limits: Limits, progress: Progress) -> dict[str, Any]:
    """All pages. A long pdf is opened stretch by stretch, so that it can be told how far it is."""
    answer = _letters(name, place, limits, first=0)
    refuse_unopened(name, answer, limits)
    pages, fonts, count = answer["pages"], answer["fonts"], answer["count"]
    while len(pages) < count:
        progress(len(pages) + 1, count)
        total = sum(len(page["text"]) for page in pages)
        more = _letters(name, place, replace(limits, letters=limits.letters - total), first=len(pages))
        if more.get("refused") == "letters":
            more["found"] += total
        refuse_unopened(name, more, limits)
        for page in more["pages"]:
            page["fonts"] = [len(fonts) + font for font in page["fonts"]]
        pages += more["pages"]
        fonts += more["fonts"]
    return answer


def _letters(name: str, place: Path, limits: Limits, *, first: int) -> dict[str, Any]:
    """What the program says of as many pages as are opened at once, or why it opens none."""
    facts = (limits.pages, limits.letters, first, _PAGES_AT_ONCE)
    command = [sys.executable, "-I", _PROGRAM, "letters", "source.pdf", *facts]
    answer: dict[str, Any] = json.loads(run_program(name, command, place=place, limits=limits))
    return answer


def refuse_unopened(name: str, answer: Mapping[str, Any], limits: Limits) -> None:
    """Refuse a pdf that the program did not open, by the word that it gave."""
    match answer.get("refused"):
        case None:
            return
        case "encrypted":
            raise EncryptedFileError(name)
        case "pages":
            raise TooManyPagesError(name, "pages", answer["found"], limits.pages)
        case "letters":
            raise TooManyPagesError(name, "letters", answer["found"], limits.letters)
        case _:
            raise BrokenFileError(name)


def _recognised(name: str, place: Path, page: int, limits: Limits) -> str:
    try:
        run_program(name, [sys.executable, "-I", _PROGRAM, "draw", "source.pdf", page], place=place, limits=limits)
        return recognised(name, place / "page.pgm", place=place, limits=limits)
    except ReadingTookTooLongError:
        raise ReadingTookTooLongError(name, limits.seconds, page + 1) from None
    except BrokenFileError:
        raise BrokenFileError(name, f"trang {page + 1}") from None


def _in_words(pages: Sequence[int]) -> str:
    """The numbers of pages, counted from 1, as a person writes them.

    >>> _in_words([0, 2, 3, 4, 9])
    '1, 3-5, 10'
    """
    runs: list[list[int]] = []
    for page in pages:
        if runs and runs[-1][1] == page:
            runs[-1][1] = page + 1
        else:
            runs.append([page + 1, page + 1])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def picture_of_page(name: str, data: bytes, number: int, *, limits: Limits = DEFAULT) -> bytes:
    """A page of a pdf as a picture (png) to look at on a screen; pages are counted from 1."""
    with workplace(data, "source.pdf") as place:
        command = [sys.executable, "-I", _PROGRAM, "show", "source.pdf", number - 1]
        answer = json.loads(run_program(name, command, place=place, limits=limits))
        if answer.get("refused") == "page":
            raise NoSuchPageError(name, number, answer["found"])
        refuse_unopened(name, answer, limits)
        return (place / "page.png").read_bytes()


def _groups(count: int, texts: Mapping[int, str]) -> list[int | list[int]]:
    """The pages in order: runs of pages with text as lists, scanned ones as their number."""
    groups: list[int | list[int]] = []
    for i in range(count):
        if i in texts:
            groups.append(i)
        elif groups and isinstance(groups[-1], list):
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def _page(page: dict[str, Any], fonts: list[list[str]], stamps: list[str], notes: list[str]) -> Page:
    boxes = page["boxes"]
    upright: list[Letter] = []
    leaning: list[str] = []
    for i, sign in enumerate(page["text"]):
        font, is_strong, is_leaning = fonts[page["fonts"][i]]
        if is_leaning == "1":
            leaning.append(sign)
        else:
            upright.append(Letter(sign, Box(*boxes[4 * i : 4 * i + 4]), font, is_strong == "1"))
    if leaning:
        stamps.append("".join(leaning))
    words = tuple(_in_unicode(word, notes) for word in words_of(upright))
    rules = tuple(Box(*rule) for rule in page["rules"])
    return Page(Box(0, 0, page["width"], page["height"]), words, rules)


def _in_unicode(word: Word, notes: list[str]) -> Word:
    """A word set in a font of an old encoding, in Unicode."""
    found = encoding_of_font(word.font)
    if found is None or is_vietnamese_unicode(word.text):
        return word
    text = found.letters_of(word.text)
    if text != word.text:
        notes.append(found.note)
    return Word(text, word.box, word.font, word.is_strong)
