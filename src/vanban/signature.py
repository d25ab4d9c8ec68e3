"""The end of a document: who signed, in whose place, and to whom it goes."""

import re
from collections.abc import Sequence
from functools import cache

from vanban.blocks import Block
from vanban.header_words import recipients
from vanban.letterhead import is_signing
from vanban.letters import Names, bare
from vanban.model import Signer, SigningForm
from vanban.tables import load
from vanban.wording import any_of, one_of, texts_of

_LAST_NAME = re.compile(r"(?P<name>[A-ZÀ-ỸĐ][a-zà-ỹđ'’]+(?:\s[A-ZÀ-ỸĐ][a-zà-ỹđ'’]*){1,4})$")


@cache
def _name() -> re.Pattern[str]:
    """The name of a person, behind degrees and ranks."""
    degrees, ranks = one_of("signature_words", "degrees"), one_of("signature_words", "ranks")
    return re.compile(rf"(?:{degrees}\.?\s?|{ranks}\s)*(?P<name>[A-ZÀ-ỸĐ][\w'’-]*(?:\s[A-ZÀ-ỸĐ][\w'’-]*){{1,5}})")


@cache
def _mark() -> re.Pattern[str]:
    """What a copy has in the place of a signature."""
    return re.compile(rf"^\W*{any_of(bare(words) for words in texts_of('signature_words', 'marks'))}\W*$")


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row.text("pattern")), row.text("form")) for row in load("signing"))


@cache
def _offices() -> Names:
    return Names(row.text("name") for row in load("offices"))


def is_office(text: str) -> bool:
    """Whether a line begins with an office ("PHÓ CHỦ TỊCH") rather than a person's name."""
    return _offices().begin(text)


def signing_form(text: str) -> SigningForm:
    """The innermost authority of a signature: "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH" is KT.

    >>> signing_form("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH")
    'KT'
    """
    found = [(match.start(), form) for pattern, form in _forms() for match in pattern.finditer(text)]
    return max(found)[1] if found else "none"  # type: ignore[return-value]


def read_signer(tail: Sequence[Block]) -> Signer:
    """The signer of a tail."""
    lines = [block for block in tail if block.kind != "bullet"]
    start = next((i for i, block in enumerate(lines) if is_signing(block.text)), None)
    signed = (
        lines[start:] if start is not None else [block for block in lines if not recipients().match(bare(block.text))]
    )
    form = signing_form(" ".join(block.text for block in signed))
    names = [name for block in signed if (name := person_name(block.text))]
    return Signer(form, names[-1] if names else None)


def person_name(text: str) -> str | None:
    """The name of a person that a line holds: the line is the name, or ends with it after an office in capitals."""
    line = re.sub(r"\s*\(.{0,30}\)\s*", " ", text).strip(" *.,:;")
    if not line or any(letter.isdigit() for letter in line) or _mark().match(bare(text)):
        return None
    found = _name().fullmatch(line)
    if found and not is_office(line) and not recipients().match(bare(line)):
        return found["name"]
    if is_signing(text) and (last := _LAST_NAME.search(line)):
        return last["name"]
    return None


def read_recipients(tail: Sequence[Block]) -> tuple[str, ...]:
    """The lines under Nơi nhận, broken ones joined, without their dash and closing mark."""
    found: list[str] = []
    is_list = False
    for block in tail:
        if recipients().match(bare(block.text)):
            is_list = True
            rest = block.text.partition(":")[2]
            found += [part for part in re.split(r";|\.\s(?=[-+]\s)", rest) if part.strip(" .*-")]
        elif not is_list:
            continue
        elif block.kind == "bullet":
            found.append(block.text)
        elif is_signing(block.text) or person_name(block.text) or is_office(block.text) or block.text.isupper():
            continue
        elif found and not found[-1].endswith((";", ".")):
            found[-1] += " " + block.text
    return tuple(line.strip(" ;,.*-+") for line in found)
