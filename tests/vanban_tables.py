"""How a row of each word list recognises a text: what the test of the tables runs its examples through."""

import re
from collections.abc import Callable

from vanban.acts import find_mentions
from vanban.clean import Clean
from vanban.entries import Entry
from vanban.files.classification import classification_mark
from vanban.files.encodings import recognise
from vanban.indicators import indicator_of
from vanban.labels import read_label
from vanban.letterhead import head_kind
from vanban.letters import Names, bare, plain
from vanban.numbers import find_quantities
from vanban.parts import part_of_heading
from vanban.places import Places
from vanban.sites import is_furniture
from vanban.superiors import rank_of
from vanban.tables import Row
from vanban.titles import is_description
from vanban.wording import any_of, wording

Check = Callable[[Row, str], bool]


def has_words(row: Row, text: str) -> bool:
    """A row of ``words``: one of them stands in the text as whole words."""
    pattern = re.compile(rf"(?<!\w){any_of(row.texts('words'))}(?!\w)")
    return pattern.search(wording(text)) is not None or pattern.search(plain(text)) is not None


def has_letters(row: Row, text: str) -> bool:
    """A row of ``words``: one of them stands in the text as it is written, be it in a longer word."""
    return re.search(any_of(row.texts("words")), text) is not None


def ends_line(row: Row, text: str) -> bool:
    """A row of ``words``: one of them, but for marks and numbers, is the last of the text as it is written."""
    return re.search(rf"(?<!\w){any_of(row.texts('words'))}(?:\W|\d)*$", text) is not None


def begins_with_name(field: str) -> Check:
    return lambda row, text: Names([row.text(field)]).begin(text)


def is_kind(row: Row, text: str) -> bool:
    """The kind alone on its line, or right before a number."""
    found = head_kind(text)
    if found is not None:
        return found[0].id == row.id
    mentions = find_mentions(text)
    return bool(mentions) and mentions[0].start == 0 and plain(text).startswith(row.text("name") + " số")


def is_law(row: Row, text: str) -> bool:
    return [mention.name for mention in find_mentions(text)] == [row.id]


def matches_act(row: Row, text: str) -> bool:
    return re.search(r"(?<!\w)" + row.text("pattern"), bare(text)) is not None


def matches_signing(row: Row, text: str) -> bool:
    return re.search(row.text("pattern"), text) is not None


def is_marked(row: Row, text: str) -> bool:
    return classification_mark(text) == row.text("mark")


def describes(row: Row, text: str) -> bool:
    """The whole line describes an item, and this row's words are in it."""
    entry = Entry(Clean(text, Places.run(0, len(text))), read_label(text), 0, False)
    return is_description(entry) and bare(row.text("name")) in bare(text)


def is_ordinal(row: Row, text: str) -> bool:
    return bare(text) in row.texts("words")


def has_comparator(row: Row, text: str) -> bool:
    return any(quantity.comparator == row.id for quantity in find_quantities(text))


def has_measure(row: Row, text: str) -> bool:
    """The unit of a figure is this row's; the row without a kind holds words that are no unit."""
    if row.text("kind") == "none":
        return any(quantity.kind == "none" for quantity in find_quantities(text))
    return any(quantity.measure == row.id for quantity in find_quantities(text))


def has_indicator(row: Row, text: str) -> bool:
    return any(indicator_of(text, quantity) == row.id for quantity in find_quantities(text))


def names_its_number(row: Row, text: str) -> bool:
    """The number is a name or an order, so no figure is found."""
    return not find_quantities(text)


def opens_part(row: Row, text: str) -> bool:
    return part_of_heading(text) == row.id


def is_slip(row: Row, text: str) -> bool:
    return row.text("wrong") in plain(text) and row.text("right") in wording(text)


def is_encoding(row: Row, text: str) -> bool:
    found = recognise(text)
    return found is not None and found.id == row.id


def is_of_rank(row: Row, text: str) -> bool:
    return rank_of(text) == int(row.text("rank"))


def is_of_site(row: Row, text: str) -> bool:
    return is_furniture(text) and has_words(row, text)


def fits_shape(row: Row, text: str) -> bool:
    return re.search(row.text("pattern"), wording(text)) is not None


CHECKS: dict[str, Check] = {
    "act_letters": has_letters,
    "act_words": has_words,
    "bodies": begins_with_name("head"),
    "classification": is_marked,
    "closings": fits_shape,
    "encodings": is_encoding,
    "formal_shapes": fits_shape,
    "comparators": has_comparator,
    "indicators": has_indicator,
    "item_labels": describes,
    "kinds": is_kind,
    "laws": is_law,
    "line_ends": ends_line,
    "measures": has_measure,
    "named_acts": matches_act,
    "numbered": names_its_number,
    "offices": begins_with_name("name"),
    "openings": begins_with_name("name"),
    "ordinals": is_ordinal,
    "parts": opens_part,
    "signature_words": has_letters,
    "signing": matches_signing,
    "ranks": is_of_rank,
    "site_words": is_of_site,
    "slips": is_slip,
    "table_cells": has_words,
}

# Tables whose order means something (the first row that fits decides) keep it; all others are sorted.
ORDERED_BY_MEANING = frozenset(
    (
        "agencies", "columns", "comparators", "duties", "figures", "indicators", "measures", "money", "numbered",
        "parts", "recurrences", "report_columns", "slips", "task_labels",
    )
)  # fmt: skip
