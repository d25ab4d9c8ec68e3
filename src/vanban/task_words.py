"""The words of the tables that give tasks, as patterns; and the shapes of sentences that only look like tasks."""

import re
from functools import cache

from vanban.tables import load
from vanban.wording import one_of, texts_of


def _one(row: str) -> str:
    return one_of("task_words", row)


def is_formal(low: str) -> bool:
    """Whether a sentence is of the form of its document and tells nobody anything: "… chịu trách nhiệm thi hành".

    Most texts hold none of the parts that such sentences have.

    >>> is_formal("căn cứ luật hợp tác xã"), is_formal("sở tài chính rà soát vốn")
    (True, False)
    """
    fronts, parts = _formal_parts()
    if not low.startswith(fronts):
        for part in parts:
            if part in low:
                break
        else:
            return False
    return _formal().search(low) is not None


@cache
def _formal_parts() -> tuple[tuple[str, ...], tuple[str, ...]]:
    fronts = tuple(front for row in load("formal_shapes") for front in row.texts("fronts"))
    return fronts, tuple(part for row in load("formal_shapes") for part in row.texts("parts"))


@cache
def _formal() -> re.Pattern[str]:
    return re.compile("|".join(row.text("pattern") for row in load("formal_shapes")))


@cache
def product() -> re.Pattern[str]:
    """What a body is to make or to send: a plan, a report to an office."""
    return re.compile(
        rf"(?<!\w){_one('product-verbs')}\s+(?:và\s+)?(?:[^\W\d_]+\s){{0,4}}?{_one('products')}(?!\w)"
        rf"|(?<!\w){_one('sends')}\s+(?:[^\W\d_]+\s){{0,6}}?{_one('sent-to')}"
    )


@cache
def to_report() -> re.Pattern[str]:
    """The end of a sentence whose list only says what a report is to hold."""
    apart = "".join(f"(?<!{word})" for word in texts_of("task_words", "not-of-a-report"))
    return re.compile(
        rf"(?<!\w){_one('report-verbs')}\s[^.;:]{{0,160}}?{apart}\s{_one('report-on')}\s"
        rf"(?:{_one('report-some')}\s)?{_one('report-of')}[^.;:]{{0,40}}:\s*$"
    )


@cache
def assigns() -> re.Pattern[str]:
    return re.compile(rf"{_one('assigns')}\s")


@cache
def is_given() -> re.Pattern[str]:
    return re.compile(rf"\s*,?\s*{_one('given')}(?!\w)")


@cache
def last_orders() -> re.Pattern[str]:
    """ "Lần này yêu cầu kỹ hơn:"."""
    return re.compile(rf"(?<!\w){_one('assigns-below')}\s[^.;:]{{0,120}}:\s*$")


@cache
def issues() -> re.Pattern[str]:
    return re.compile(rf"\s*,?\s*{_one('issues')}")


@cache
def speaks() -> re.Pattern[str]:
    return re.compile(rf"{_one('speaks')}(?: {_one('speaks-ties')})*\s?:\s*$")


@cache
def leads() -> re.Pattern[str]:
    return re.compile(rf"\s*[,:]?\s*{_one('leads')}")
