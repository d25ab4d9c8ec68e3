"""Pdf to text: a program of its own opens the file, its layout is read here; scanned pages are recognised."""

import json
import sys
from pathlib import Path
from typing import Any

from vanban.errors import BrokenFileError, EncryptedFileError, TooManyPagesError
from vanban.files.encodings import encoding_of_font, is_vietnamese_unicode
from vanban.files.page_lines import Page, lines_of
from vanban.files.page_words import Box, Letter, Word, words_of
from vanban.files.programs import run_program, workplace
from vanban.files.scan import find_recogniser, recognised
from vanban.files.source import Content, Limits

_PROGRAM = Path(__file__).with_name("pdf_program.py")
_FEWEST_LETTERS = 12  # a page with fewer, and a picture, is a scanned one
_UNKNOWN = 0.1  # of the letters: a font that does not say which letters it draws
_CARRIED = "Tệp PDF có tệp khác đính kèm: phần đính kèm đã bỏ qua."
_ACTIVE = "Tệp PDF có mã tự chạy hoặc biểu mẫu điện tử: phần này đã bỏ qua."
_PARTLY = "Một số trang là bản chụp: chữ của các trang này do máy nhận dạng."


def read_pdf(name: str, data: bytes, limits: Limits) -> Content:
    """What a pdf holds; heads, feet and leaning letters (watermarks) are stamps."""
    with workplace(data, "source.pdf") as place:
        answer = _opened(name, place, limits)
        scanned = [i for i, page in enumerate(answer["pages"]) if is_scanned(page)]
        texts = _recognised(name, place, scanned, limits) if scanned else {}
    fonts = [font.rsplit("|", 2) for font in answer["fonts"]]
    notes = [note for key, note in (("has_attachments", _CARRIED), ("has_scripts", _ACTIVE)) if answer[key]]
    lines: list[str] = []
    stamps: list[str] = []
    for group in _groups(len(answer["pages"]), texts):
        if isinstance(group, int):
            lines.append(texts[group])
            continue
        pages = [_page(answer["pages"][i], fonts, stamps, notes) for i in group]
        written, dropped = lines_of(pages)
        lines += written
        stamps += dropped
    if texts and len(texts) < len(answer["pages"]):
        notes.append(_PARTLY)
    # Letters over a picture of the whole page were put there by a machine that recognised them.
    is_scan = bool(texts) or any(page["is_picture"] for page in answer["pages"])
    return Content("\n".join(lines).strip("\n") + "\n", tuple(stamps), tuple(dict.fromkeys(notes)), is_scan)


def holds_scans(name: str, data: bytes, limits: Limits) -> bool:
    """Whether any page of a pdf has to be recognised."""
    with workplace(data, "source.pdf") as place:
        return any(map(is_scanned, _opened(name, place, limits)["pages"]))


def is_scanned(page: dict[str, Any]) -> bool:
    """Whether a page has a picture, or letters that nobody can name, instead of text."""
    size = len(page["text"])
    return (page["is_picture"] and size < _FEWEST_LETTERS) or (size > 0 and page["unknown"] > _UNKNOWN * size)


def _opened(name: str, place: Path, limits: Limits) -> dict[str, Any]:
    command = [sys.executable, "-I", _PROGRAM, "letters", "source.pdf", limits.pages, limits.letters]
    answer: dict[str, Any] = json.loads(run_program(name, command, place=place, limits=limits))
    match answer.get("refused"):
        case None:
            return answer
        case "encrypted":
            raise EncryptedFileError(name)
        case "pages":
            raise TooManyPagesError(name, "pages", answer["found"], limits.pages)
        case "letters":
            raise TooManyPagesError(name, "letters", answer["found"], limits.letters)
        case _:
            raise BrokenFileError(name)


def _recognised(name: str, place: Path, pages: list[int], limits: Limits) -> dict[int, str]:
    find_recogniser(name)
    texts: dict[int, str] = {}
    for page in pages:  # one picture at a time: a page takes nine megabytes
        run_program(name, [sys.executable, "-I", _PROGRAM, "draw", "source.pdf", page], place=place, limits=limits)
        texts[page] = recognised(name, place / "page.pgm", place=place, limits=limits)
    return texts


def _groups(count: int, texts: dict[int, str]) -> list[int | list[int]]:
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
