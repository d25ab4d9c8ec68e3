"""Vietnamese written in the encodings from before Unicode, for tests."""

import unicodedata

from vanban.tables import load

_TONES = "\u0300\u0301\u0303\u0309\u0323"


def in_old_signs(text: str, encoding: str) -> str:
    """The text in the signs of Windows-1252 that this encoding writes it with; TCVN3 has no marked capitals."""
    row = next(row for row in load("encodings") if row.id == encoding)
    signs = dict(pair.split(" ") for pair in row.texts("letters"))
    return "".join(_signs(letter, signs) for letter in unicodedata.normalize("NFC", text))


def _signs(letter: str, signs: dict[str, str]) -> str:
    if letter in signs or letter.lower() in signs:
        return signs.get(letter) or signs[letter.lower()]
    parts = unicodedata.normalize("NFD", letter)
    base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    return signs.get(base, base) + "".join(signs[part] for part in parts if part in _TONES)
