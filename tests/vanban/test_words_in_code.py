"""What the reader knows of words stands in its tables: its code holds only the words of grammar and of dates."""

import ast
import re
from pathlib import Path

import pytest

import vanban

FOLDER = Path(vanban.__file__).parent
# These speak to people (messages, pages, names of classes, notes about a file), or of letters alone.
SPEAKING = frozenset(("__main__.py", "errors.py", "header.py", "letters.py", "page.py", "reader.py", "terms.py"))
SPEAKING_OF_FILES = frozenset(
    ("content.py", "doc.py", "docx.py", "encodings.py", "pdf.py", "reading.py", "scan.py", "syllables.py")
)
# Words that tie others together, and those of a date, which are its grammar as its slashes are.
GRAMMAR = frozenset(
    (
        "cùng", "của", "các", "giờ", "hoặc", "là", "mà", "ngày", "năm", "phút", "quý", "số", "thì", "tháng", "tại",
        "từ", "và", "vào", "về", "với", "đã", "đến", "để",
    )
)  # fmt: skip
_LETTERS = re.compile(r"[^\W\d_]+")
_NOT_LETTERS = re.compile(r"\\[a-zA-Z]|\[[^\]]*\]|\(\?P<\w+>")  # escapes, sets of letters and names of groups
_VIETNAMESE = re.compile(r"[à-ỹđ]")


def words_of(path: Path) -> set[str]:
    """The Vietnamese words in the texts of a module, but for its documentation."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented
    ]
    words = {word for text in texts for word in _LETTERS.findall(_NOT_LETTERS.sub(" ", text))}
    return {word.lower() for word in words if _VIETNAMESE.search(word.lower()) and not word.isupper() and len(word) > 1}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_a_module_holds_no_word_that_belongs_into_a_table(path: Path) -> None:
    if path.name not in SPEAKING:
        assert words_of(path) - GRAMMAR == set()


@pytest.mark.parametrize("path", sorted((FOLDER / "files").glob("*.py")), ids=lambda path: path.stem)
def test_a_module_about_files_holds_no_such_word_either(path: Path) -> None:
    if path.name not in SPEAKING_OF_FILES:
        assert words_of(path) - GRAMMAR == set()


def test_words_within_patterns_are_found(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(
        '"""Sở."""\nA = re.compile(r"\\s(?P<who>phòng|[Bb]an)\\sxã")\nB = f"{A} huyện"\n', encoding="utf-8"
    )

    assert words_of(module) == {"phòng", "xã", "huyện"}
