"""Pictures of documents to text, by tesseract with its Vietnamese letters, within limits."""

from functools import cache
from pathlib import Path
from subprocess import DEVNULL, TimeoutExpired, run

from vanban.errors import MissingProgramError
from vanban.files.page_lines import Page, lines_of
from vanban.files.page_words import POINT, Box, Row, Word, row_of
from vanban.files.programs import find_program, run_program, workplace
from vanban.files.source import SCAN_OFF, SCAN_ON, Content, Limits, Progress, without_marks

_PACKAGE = "tesseract-ocr, tesseract-ocr-vie"
_PURPOSE = "nhận dạng chữ Việt trong ảnh"
_PAGE, _LINE, _WORD = "1", "4", "5"
_SHEET = 595 * POINT  # pictures do not say how large their sheet was; papers are A4


def read_picture(name: str, data: bytes, limits: Limits, progress: Progress) -> Content:
    """What a picture of a document says, as recognised."""
    find_recogniser(name)
    progress(1, 1)
    with workplace(data, "picture") as place:
        text = recognised(name, place / "picture", place=place, limits=limits)
    return Content(as_scan(text), scanned=((1, 1),))


def find_recogniser(name: str) -> str:
    """The path of tesseract. Refused where it, or its Vietnamese letters, are not installed."""
    program = find_program(name, "tesseract", package=_PACKAGE, purpose=_PURPOSE)
    if not _knows_vietnamese(program):
        raise MissingProgramError(name, _PACKAGE, _PURPOSE)
    return program


def recognised(name: str, picture: Path, *, place: Path, limits: Limits) -> str:
    """The text of one picture, its words as the machine saw them; columns and paragraphs as on a page with text."""
    command = [find_recogniser(name), picture.name, "stdout", "-l", "vie", "--psm", "3", "tsv"]
    output = run_program(name, command, place=place, limits=limits)
    return "\n".join(lines_of(_pages(output.decode("utf-8", "replace")))[0]) + "\n"


def as_scan(text: str) -> str:
    """The text between the marks of a scan, the blank lines at its ends left out of them."""
    return f"{SCAN_ON}{text.strip()}{SCAN_OFF}\n"


def _pages(table: str) -> list[Page]:
    """The pages of tesseract's table, of level, five numbers, left, top, width, height, sureness and text."""
    pages: list[tuple[Box, float, list[Row]]] = []
    words: list[Word] = []
    line = Box(0, 0, 0, 0)

    def end_line() -> None:
        if words:
            pages[-1][2].append(row_of(words))
            words.clear()

    for fields in (row.split("\t") for row in table.splitlines()[1:]):
        if len(fields) != 12:
            continue
        level, place = fields[0], [int(value) for value in fields[6:10]]
        if level == _PAGE:
            end_line()
            scale = _SHEET / max(1, place[2])
            pages.append((_scaled(place, scale), scale, []))
        elif level == _LINE:
            end_line()
            line = _scaled(place, pages[-1][1])
        elif level == _WORD and (text := without_marks(fields[11]).strip()):
            box = _scaled(place, pages[-1][1])
            words.append(Word(text, Box(box.left, line.top, box.right, line.bottom)))
    end_line()
    return [Page(box, rows=tuple(rows)) for box, _, rows in pages if rows]


def _scaled(place: list[int], scale: float) -> Box:
    left, top, width, height = (value * scale for value in place)
    return Box(round(left), round(top), round(left + width), round(top + height))


@cache
def _knows_vietnamese(program: str) -> bool:
    try:
        listed = run([program, "--list-langs"], stdout=-1, stderr=DEVNULL, text=True, timeout=20, check=False)  # noqa: S603
    except (OSError, TimeoutExpired):
        return False
    return "vie" in listed.stdout.split()
