"""Many pdf files in one program."""

from pathlib import Path

from pdf_files import Sheet, pdf
from scripts.fuzzing.opened import FaultError, opened

FAULTY = """
import os, pathlib
def letters(path, pages, letters):
    data = pathlib.Path(path).read_bytes()
    if data == b"crash": os.abort()
    if data == b"raise": raise ValueError("no such page")
    if data == b"memory": bytes(20_000_000_000)
    return {"size": len(data)}
"""


def test_each_file_has_the_answer_of_the_program_that_opens_pdf(tmp_path: Path) -> None:
    first, second = opened([pdf(Sheet().write(85, 80, "Củng cố")), b"%PDF-1.7 ..."], tmp_path)

    assert isinstance(first, dict)
    assert first["pages"][0]["text"] == "Củng cố"
    assert second == {"refused": "broken"}


def test_a_fault_is_of_one_file_and_the_others_are_opened(tmp_path: Path) -> None:
    program = tmp_path / "faulty.py"
    program.write_text(FAULTY, encoding="utf-8")
    place = tmp_path / "place"
    place.mkdir()

    answers = opened([b"a", b"crash", b"ab", b"raise", b"memory", b"abc"], place, program=program)

    assert [isinstance(answer, FaultError) for answer in answers] == [False, True, False, True, True, False]
    assert [answer["size"] for answer in answers if isinstance(answer, dict)] == [1, 2, 3]
    assert "ended with 134" in str(answers[1])
    assert "ValueError: no such page" in str(answers[3])
    assert "MemoryError" in str(answers[4])
