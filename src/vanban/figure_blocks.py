"""Blocks in which figures stand: what a heading, an entry or a product of a task says of those in or under it."""

from vanban.blocks import Block
from vanban.numbers import find_quantities
from vanban.parts import Part, part_of_heading
from vanban.segments import sentence_ends
from vanban.wording import pattern_of, texts_of, wording

_LONGEST_SUM = 200  # letters of a heading that gives a number
_LONGEST_LEAD = 60  # letters before the colon that an entry opens with


def counts_things(product: Block) -> bool:
    """Whether what is to come of a task is counted ("12 công trình"), rather than named ("01 báo cáo")."""
    known = [q.kind in ("count", "share", "amount") for q in find_quantities(product.text)]
    return all(known) and not pattern_of("figures", "papers").search(wording(product.text))


def sums_up(heading: Block) -> bool:
    """Whether a heading holds the number that the entries under it divide: "Thành viên: 25 đơn vị, trong đó:"."""
    low = wording(heading.text).rstrip(" :")
    if len(low) > _LONGEST_SUM or not heading.text.rstrip().endswith(":"):
        return False
    return any(low.endswith(f" {word}") for word in texts_of("figures", "in-parts"))


def part_said(block: Block, above: Part) -> Part:
    """The part that an entry opens itself: by its lead ("Mục tiêu: …"), or by what it acknowledges."""
    if block.kind == "heading":
        return ""
    low = wording(block.text[:_LONGEST_LEAD])
    said = part_of_heading(low.partition(":")[0]) if ":" in low else ""
    if said in ("situation", "aims", "funding"):
        return said
    if said and above in ("", "aims") and pattern_of("figures", "conditions").match(low):
        return "scope"
    return "situation" if above == "" and pattern_of("figures", "acknowledged").match(low) else ""


def last_sentence(text: str) -> str:
    """The wording of the sentence with which a paragraph introduces a list."""
    ends = sentence_ends(text)
    starts = [right for _, right in ends if text[right:].strip(" :")]
    return wording(text)[starts[-1] if starts else 0 :]
