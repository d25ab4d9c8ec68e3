"""The marks that open an entry of an official text: "Phần thứ nhất", "II.", "2.1.", "a)", "-"."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from vanban.letters import bare
from vanban.tables import load
from vanban.wording import any_of, texts_of

LabelKind = Literal[
    "part", "chapter", "division", "article", "capital", "roman",
    "number", "number2", "number3", "letter", "bracket", "dash", "plus", "dot",
]  # fmt: skip

# The order in which kinds enclose one another (Nghị định 30/2020/NĐ-CP, phụ lục I; "A." over "I." is an older habit).
RANKS: dict[LabelKind, int] = {
    "part": 0, "chapter": 1, "division": 2, "article": 3, "capital": 4, "roman": 5,
    "number": 6, "number2": 7, "number3": 8, "letter": 9, "bracket": 10, "dash": 12, "plus": 13, "dot": 14,
}  # fmt: skip
RUN_IN_RANK = 11  # a title without a label stands under numbers and letters, over bullets
TITLED: frozenset[LabelKind] = frozenset(("part", "chapter", "division", "capital", "roman"))
BULLETS: frozenset[LabelKind] = frozenset(("dash", "plus", "dot"))

_DIVISIONS = "ABCDĐEGH"  # capitals that count divisions; those behind them are letters of names
_SEEN_AS_I = re.compile(r"[Ll1|]")
_LONGEST = 40  # letters at the front of a text among which a label stands
_SIGNS: tuple[tuple[LabelKind, str], ...] = (
    ("roman", r"(?P<label>(?:x{0,2}(?:ix|iv|vi{0,3}|i{1,3})|x{1,3}))\s?(?:[.:)/]\s?|-\s|\s-\s)(?=\S)"),
    ("roman", r"(?P<label>(?:x{0,2}(?:ix|iv|vi{0,3}|i{1,3})|x{1,3}))\s(?=[^\W\d]+\s[^\W\d])"),  # a scan lost the dot
    ("number3", r"(?P<label>\d{1,2}(?:\.\d{1,2}){2,3})(?:(?:\s?[.:)/]\s?|\s)(?=[^\W\d])|[.)]\s(?=\d))"),
    ("number2", r"(?P<label>\d{1,2}\s?\.\s?\d{1,2})(?:(?:\s?[.:)/]\s?|\s?-\s|\s)(?=[^\W\d])|[.)]\s(?=\d))"),
    ("number", r"(?P<label>\d{1,2})\s?(?:[.)]\s?|/\s|-\s|\s-\s)(?=[^\W\d]|[\"“'‘(])"),
    ("number", r"(?P<label>\d{1,2})(?:[.)]\s(?=\d)|-\s(?=\d{2,3}\s?%))"),  # "1. 100% chi bộ …"
    ("bracket", r"\(\s?(?P<label>\d{1,2}|[a-z]|[ivx]{1,4})\s?\)\s?(?=\S)"),
    ("bracket", r"(?P<label>i[iv]i?|vi{1,3}|[a-z]\d|[a-z]\.\d{1,2})\s?[)]\s?(?=\S)"),
    ("letter", r"(?P<label>[a-z])\s?(?:\)|/)\s?(?=\S)"),
    ("letter", r"(?P<label>[a-z])\s?\.\s(?=\S)"),
    ("dash", r"(?P<label>[-\u2010\u2011])(?:\s|(?=[^\W\d])|$)"),
    ("plus", r"(?P<label>\+)(?:\s|(?=[^\W\d])|$)"),
    ("dot", r"(?P<label>[*•▪●◦·○➢►✓✔❖◆■□\ue000-\uf8ff])(?:\s|(?=\w)|$)"),
    ("dot", r"(?P<label>o)\s(?=\w)"),
    ("dash", r"(?P<label>[~«=])\s(?=[^\W\d])"),  # how a scan sees a dash
    ("roman", r"(?P<label>[il1|]{2,3})\s?[.:]\s?(?=[^\W\d])"),  # and "III": "IIL", "1II"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A mark found at the front of a text: its kind, the label as written, and where the text after it begins."""

    kind: LabelKind
    text: str
    end: int


@cache
def _patterns() -> tuple[tuple[LabelKind, str], ...]:
    """The labels of words before those of signs, each as a pattern of a text without marks."""
    part, chapter, division, article = (
        any_of(bare(word) for word in texts_of("label_words", row))
        for row in ("part", "chapter", "division", "article")
    )
    before, ordinal = any_of(bare(word) for word in texts_of("label_words", "before-ordinals")), any_of(_ordinals())
    return (
        ("part", rf"(?P<label>{part}\s(?:(?:{before}\s)?{ordinal}|[ivx]{{1,4}}|[a-d]|\d{{1,2}})(?!\w))\s?[.:)/-]?"),
        ("chapter", rf"(?P<label>{chapter}\s(?:[ivxl]{{1,6}}|\d{{1,2}}))(?!\w)\s?[.:)/-]?"),
        ("division", rf"(?P<label>{division}\s(?:[ivx]{{1,5}}|\d{{1,2}}))(?!\w)\s?(?:[.:)/-]|$)"),
        ("article", rf"(?P<label>{article}\s\d{{1,3}}[a-z]?)(?!\w)\s?(?:[.:]|$)"),
        *_SIGNS,
    )


@cache
def _ordinals() -> tuple[str, ...]:
    """Ordinals of one word."""
    return tuple(word for row in load("ordinals") for word in row.texts("words") if " " not in word)


@cache
def _compiled() -> tuple[tuple[LabelKind, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern)) for kind, pattern in _patterns())


@cache
def _any_label() -> re.Pattern[str]:
    """All kinds in one, each a group: most lines open with none, or with the first that matches."""
    return re.compile("|".join(f"({pattern.replace('(?P<label>', '(?:')})" for _, pattern in _patterns()))


@lru_cache(maxsize=256)
def read_label(text: str) -> Label | None:
    """The label at the front of a clean text.

    >>> read_label("2.1. Chính sách")
    Label(kind='number2', text='2.1', end=5)
    >>> read_label("2.305 nhà ở hư hỏng") is None
    True
    """
    head = bare(text[:_LONGEST])
    first = _any_label().match(head)
    if first is None or first.lastindex is None:
        return None
    for kind, pattern in _compiled()[first.lastindex - 1 :]:
        found = pattern.match(head)
        if found is None:
            continue
        label = text[found.start("label") : found.end("label")]
        if _fits(kind, label, text, found.end()):
            return Label(_settled(kind, label), _numeral(label) if kind == "roman" else label, found.end())
    return None


def _fits(kind: LabelKind, label: str, text: str, end: int) -> bool:
    """What the folded pattern cannot tell: capitals."""
    if kind in ("part", "chapter", "division", "article"):
        return label[0].isupper()
    rest = text[end : end + 1]
    if kind == "roman" and _SEEN_AS_I.search(label):
        return "I" in label and text[end : end + 2].isupper()
    if kind == "dash" and label in "~«=":
        return rest.isupper()
    if kind == "roman" and text[len(label) : end].isspace():
        return label.isupper() and text[end:].isupper()
    if kind == "roman":
        return label[0].isupper() and (rest.isupper() or "/" not in text[:end])
    if kind == "number2" and text[len(label) : len(label) + 1] == " ":
        return rest.isupper()
    if kind == "letter" and label.isupper():
        return label in _DIVISIONS and not rest.islower()
    if kind == "dot" and label == "o":
        return rest.isupper()
    return True


def _numeral(label: str) -> str:
    """A Roman number in capitals ("Ii." is how a corpus writes "II."), with the strokes that a scan took for others."""
    return _SEEN_AS_I.sub("I", label).upper()


def _settled(kind: LabelKind, label: str) -> LabelKind:
    if kind == "letter" and label.isupper():
        return "capital"
    return kind


def is_article(label: str) -> bool:
    """Whether a label is that of an article."""
    return label.casefold().startswith(tuple(f"{word} " for word in texts_of("label_words", "article")))
