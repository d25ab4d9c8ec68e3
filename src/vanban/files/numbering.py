"""The numbers and bullets that Word draws and a .docx does not hold as text."""

from dataclasses import dataclass, field

from lxml import etree

from vanban.files.styles import Styles, W, inherited, list_of, value_of, whole

_LONGEST = 100  # letters around a number; each paragraph of the list repeats them
_BULLETS = {0: "-", 1: "+"}


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)  # by w:numId
    lists: dict[str, str] = field(default_factory=dict)  # w:numId to the list whose counter it shares
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)  # style to its list and level
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, properties: etree._Element) -> str:
        """The number or bullet of a paragraph with such properties, and a blank; empty where it has none."""
        found = self._of(properties)
        if found is None:
            return ""
        number, depth = found
        levels = self.levels.get(number, {})
        level = levels.get(depth)
        if level is None:
            return ""
        if level.form == "bullet":
            return _bullet(level.text, depth) + " "
        counts = self._counts.setdefault(self.lists.get(number, number), {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        if level.form == "none":
            return ""
        return _filled(level.text, levels, counts).strip() + " "

    def _of(self, properties: etree._Element) -> tuple[str, int] | None:
        style = properties.find(f"{W}pStyle")
        inherited = self.styles.get(value_of(style)) if style is not None else None
        own = properties.find(f"{W}numPr")
        if own is None:
            return inherited
        number, depth = list_of(own)
        if number is None and inherited is not None:
            number = inherited[0]
        return None if number in (None, "0") else (str(number), depth)


def used_lists(document: etree._Element, styles: Styles) -> set[str]:
    """The lists that paragraphs and their styles name."""
    of_styles = {style.listed[0] for style in styles.rows if style.listed is not None}
    return {value_of(node) for node in document.iter(W + "numId")} | {name for name in of_styles if name is not None}


def read_numbering(numbering: etree._Element | None, styles: Styles, used: set[str]) -> Numbering:
    """Of the lists that the numbering and the style parts of a document define, those in use."""
    result = Numbering()
    if numbering is not None:
        abstract = {_get(node, "abstractNumId"): node for node in numbering.iter(f"{W}abstractNum")}
        for node in numbering.iter(f"{W}num"):
            if _get(node, "numId") in used:
                _add_list(result, node, abstract)
    _add_styles(result, styles)
    return result


def _add_list(result: Numbering, node: etree._Element, abstract: dict[str, etree._Element]) -> None:
    number = _get(node, "numId")
    reference = node.find(f"{W}abstractNumId")
    name = value_of(reference) if reference is not None else ""
    levels = _levels(abstract[name]) if name in abstract else {}
    restarts = False
    for override in node.iter(f"{W}lvlOverride"):
        depth = whole(_get(override, "ilvl"))
        start = override.find(f"{W}startOverride")
        replaced = override.find(f"{W}lvl")
        if replaced is not None:
            levels[depth] = _level(replaced)
        if start is not None and depth in levels:
            levels[depth] = _Level(levels[depth].form, levels[depth].text, whole(value_of(start)))
            restarts = True
    result.levels[number] = levels
    result.lists[number] = f"{name}/{number}" if restarts else name


def _add_styles(result: Numbering, styles: Styles) -> None:
    own = {style.id: style.listed for style in styles.rows if style.listed is not None}
    for name, (number, depth) in inherited(own, styles).items():
        if number not in (None, "0"):
            result.styles[name] = (str(number), depth)


def _levels(node: etree._Element) -> dict[int, _Level]:
    return {whole(_get(level, "ilvl")): _level(level) for level in node.iter(f"{W}lvl")}


def _level(node: etree._Element) -> _Level:
    form, text, start = node.find(f"{W}numFmt"), node.find(f"{W}lvlText"), node.find(f"{W}start")
    return _Level(
        value_of(form) if form is not None else "decimal",
        value_of(text)[:_LONGEST] if text is not None else "",
        whole(value_of(start)) if start is not None else 1,
    )


def _bullet(sign: str, depth: int) -> str:
    """The sign of a bullet; those drawn from symbol fonts become the dash and the plus of official texts."""
    return sign if sign in ("-", "–", "+", "*", "•") else _BULLETS.get(depth, "•")


def _filled(pattern: str, levels: dict[int, _Level], counts: dict[int, int]) -> str:
    text = pattern
    for depth in range(9):
        mark = f"%{depth + 1}"
        if mark in text:
            level = levels.get(depth, _Level("decimal", "", 1))
            # A level that legal numbering shows before it was counted stands at its start.
            text = text.replace(mark, _written(counts.get(depth, level.start), level.form))
    return text


def _written(value: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman"):
        roman = _roman(value)
        return roman if form == "upperRoman" else roman.lower()
    if form in ("upperLetter", "lowerLetter") and value > 0:
        letter = chr(ord("a") + (value - 1) % 26) * (1 + min((value - 1) // 26, 9))
        return letter.upper() if form == "upperLetter" else letter
    return f"{value:02d}" if form == "decimalZero" else str(value)


def _roman(value: int) -> str:
    if not 0 < value < 400:
        return str(value)
    parts = []
    for size, sign in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        parts.append(sign * (value // size))
        value %= size
    return "".join(parts)


def _get(node: etree._Element, name: str) -> str:
    return str(node.get(W + name) or "")
