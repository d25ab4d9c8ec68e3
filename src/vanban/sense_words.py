"""What the words around a figure say of it, wherever it stands: that it is so, is wished for, or counts nothing."""

import re
from collections.abc import Iterator
from functools import cache

from vanban.figure_words import now_before
from vanban.numbers import Quantity
from vanban.segments import Segment
from vanban.wording import any_of, one_of, pattern_of, texts_of, wording
from vanban.years import coming_month, find_years

AFTER = 40
_AT_FRONT = 4  # letters of a mark before the first word of a sentence
NEAR = 600  # letters of a sentence looked through before a figure, so that long sentences stay linear


def is_neither(low: str, segment: Segment) -> bool:
    """Whether a figure is none of a plan or an account: a time, a rank, a rate that is set."""
    if segment.quantity.kind in ("time", "rank"):
        return True
    quantity = segment.quantity
    if quantity.comparator in ("gte", "gt", "lte", "lt") and says("only-then", low, quantity.end, quantity.end + AFTER):
        return True
    start = sentence_start(segment) if quantity.kind == "money" and quantity.comparator == "lte" else segment.start
    return says("neither", low, start, quantity.end + 1)


def is_no_target(low: str, segment: Segment) -> bool:
    """Whether a figure that stands among what is to be reached sets nothing to be reached."""
    quantity = segment.quantity
    if any(low.endswith(f" {word} ", 0, quantity.at) for word in texts_of("figures", "out-of")):
        return True
    if quantity.measure == "units" and _says_where(low, segment):
        return True
    if (
        quantity.measure == "events"
        and quantity.unit.startswith(texts_of("numbers", "times"))
        and says("meets", low, segment.start, quantity.at)
    ):
        return True
    if quantity.measure == "agenda":  # "đề ra 12 chỉ tiêu" counts what is set, and sets nothing
        return True
    if _is_one_in_charge(low, segment) or _is_size_of_team(low, segment):
        return True
    granted = says("granted", low, sentence_start(segment), quantity.start)
    is_limit = quantity.comparator == "lte" and (quantity.kind == "money" or _to_each().search(wording(quantity.unit)))
    if _follows("wage", low, quantity) or (granted and is_limit):
        return True
    if granted and quantity.measure == "people" and quantity.value == 1:
        return True
    supports = says("supports", low, segment.start, quantity.start)
    if quantity.kind == "share" and (supports or granted) and _follows("cost", low, quantity):
        return True
    if quantity.kind == "share" and _leads("eased", low, quantity) and _follows("dues", low, quantity):
        return True
    if quantity.kind == "share" and supports:
        return False
    if quantity.kind == "money":
        is_budget = says("budget", low, segment.start, segment.end) and quantity.comparator not in ("gte", "gt")
        if is_budget and not says("earned", low, segment.start, quantity.start):
            return True
        if quantity.comparator == "lte" and says("each", low, segment.start, quantity.start):
            return True  # "mỗi biển không quá 2 triệu đồng"
        if quantity.unit.endswith(tuple(f"/{word}" for word in texts_of("figures", "rated-by"))):
            return True
        return ("/" in quantity.unit and supports) or _leads("granted", low, quantity)
    return False


def names_one_in_charge(low: str, segment: Segment) -> bool:
    """Whether a clause has somebody put in charge, rather than tells that somebody is."""
    return _is_one_in_charge(low, segment) and says("appoints", low, segment.start, segment.quantity.start)


def _is_one_in_charge(low: str, segment: Segment) -> bool:
    """Whether a clause speaks of one official or two who are put in charge of something."""
    quantity = segment.quantity
    if quantity.measure not in ("people", "units") or quantity.value > 2:
        return False
    # "01 lãnh đạo và 01 chuyên viên làm đầu mối": what they are to do stands behind the last of them.
    return says("in-charge", low, segment.start, min(segment.sentence[1], segment.end + AFTER))


def _is_size_of_team(low: str, segment: Segment) -> bool:
    return segment.quantity.measure == "people" and says("teams", low, segment.start, segment.quantity.start)


def _says_where(low: str, segment: Segment) -> bool:
    """Whether a clause only says in how many places something is done: "khảo sát tại 05 huyện"."""
    front = low[segment.start : segment.quantity.start].rstrip()
    return any(front == word or front.endswith(f" {word}") for word in texts_of("figures", "where"))


def is_rule(low: str, segment: Segment) -> bool:
    """Whether a sentence tells what the law sets: it opens with the law, or names it beside a bound."""
    start, quantity = sentence_start(segment), segment.quantity
    law = pattern_of("figures", "law").search(low, start, quantity.end)
    opens = law is not None and law.start() - start < _AT_FRONT
    return (
        opens or (law is not None and quantity.comparator in ("gte", "lte")) or says("rule", low, start, quantity.end)
    )


def is_wished(low: str, segment: Segment) -> bool:
    """Whether a story tells what somebody asks of others, with no word of an aim after it."""
    start, end = sentence_start(segment), segment.quantity.start
    wishes = max((found.end() for found in pattern_of("figures", "wished").finditer(low, start, end)), default=-1)
    return wishes >= 0 and not says("aimed", low, wishes, segment.quantity.end)


def is_plan_of_account(low: str, segment: Segment) -> bool:
    """Whether a clause of an account opens with the plan that was given: "Kế hoạch giao thành lập 10 HTX"."""
    opens = pattern_of("figures", "given-plan").match(low, segment.start)
    return opens is not None and not pattern_of("figures", "held-against").search(low, opens.end(), segment.quantity.at)


@cache
def ends_with_aim() -> re.Pattern[str]:
    """What stands before brackets that tell the plan itself: "bằng 15% kế hoạch năm (40 HTX)"."""
    return re.compile(rf"(?<!\w){any_of(texts_of('figures', 'aims'))}(?:\s+năm)?\s*\($")


def tells_of_place(low: str, segment: Segment) -> bool:
    """Whether a sentence tells how many there are in a place: "toàn huyện có 20 HTX"."""
    return _place_has().search(low, sentence_start(segment), segment.quantity.at) is not None


def has_after(low: str, segment: Segment) -> bool:
    end = min(segment.end, segment.quantity.end + AFTER)
    matches = pattern_of("figures", "found-after").finditer(low, segment.quantity.end, end)  # "gấp 2 lần hiện nay"
    return any(not low.endswith(beside(), 0, found.start()) for found in matches)


def is_coming(low: str, segment: Segment) -> bool:
    """Whether a clause tells of a month to come: "tháng 11 tới mở một lớp"."""
    return coming_month().search(low, sentence_start(segment), segment.quantity.start) is not None


@cache
def beside() -> tuple[str, ...]:
    """What stands before a word of how things are where a figure is only held against that: "gấp 2 lần hiện nay"."""
    return tuple(f"{word} " for word in texts_of("figures", "beside-now"))


@cache
def _to_each() -> re.Pattern[str]:
    return re.compile(rf"/{one_of('figures', 'to-each')}(?!\w)")


@cache
def _of_whom() -> re.Pattern[str]:
    return re.compile(rf"\s+{one_of('figures', 'of-whom')}(?!\w)")


def _not_counted() -> str:
    return "".join(f"(?<!{word} )" for word in texts_of("clauses", "as-of-fronts"))


@cache
def by_a_year() -> re.Pattern[str]:
    """A year by which something is to be: "đến năm 2030"; not one that figures are counted to."""
    return re.compile(rf"(?<!\w)(?:{_not_counted()}đến năm|{one_of('figures', 'periods')})\s+(?:19|20)\d\d")


@cache
def year_of_clause() -> re.Pattern[str]:
    """The year with which a clause opens: "năm 2025: 120 triệu đồng"."""
    return re.compile(rf"(?:năm\s+)?(?:19|20)\d\d\s*(?::|{one_of('clauses', 'year-told-by')}|$)")


def goes_on_by_years(low: str, segment: Segment, year: int) -> bool:
    """Whether the bracket that a clause opens goes on with a year after ``year``: "(năm 2026: 03; năm 2027: 02)"."""
    closed = low.find(")", segment.end, segment.end + NEAR)
    return any(mention.year > year for mention in find_years(low[segment.end : max(closed, segment.end)]))


@cache
def year_before_brackets() -> re.Pattern[str]:
    """The year that what stands in brackets behind it tells of: "gấp đôi năm 2025 (1,8 tỷ đồng)"."""
    return re.compile(r"(?<!\w)năm\s+(?P<year>(?:19|20)\d\d)\s*\($")


def is_now(low: str, segment: Segment) -> bool:
    """Whether a bare "hiện" before a number tells that it is so: "Sản phẩm OCOP: hiện 34"."""
    return now_before().search(low, segment.start, segment.quantity.at) is not None


@cache
def in_time() -> re.Pattern[str]:
    by, ties = one_of("clauses", "of-a-time"), one_of("clauses", "of-a-time-ties")
    return re.compile(rf"(?<!\w){by}\s+(?:{ties}\s+)?(?:năm\s+)?(?:19|20)\d\d")


@cache
def in_period() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of('figures', 'periods')}\s+(?:19|20)\d\d")


@cache
def _place_has() -> re.Pattern[str]:
    places, has = any_of(texts_of("figures", "places")), any_of(texts_of("figures", "place-has"))
    return re.compile(rf"(?<!\w){places}(?!\w)[^.;]{{0,80}}?(?<!\w){has}\s(?:[^\W\d]+\s){{0,2}}$")


def reached(low: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where a stretch says that an aim was reached ("đạt chỉ tiêu"), not that it is to be ("phấn đấu đạt chỉ tiêu")."""
    for found in _reaching().finditer(low, start, end):
        if not _intended().search(low, start, found.start()):
            yield found


def orders_below(row: str, low: str, *, answers: bool) -> bool:
    """Whether a sentence orders what stands below it; ``answers``: its document tells what another asked for.

    "Đáp ứng yêu cầu tại Công văn …, UBND tỉnh báo cáo như sau:" names an order, and gives none.
    """
    for found in pattern_of("figures", row).finditer(low):
        is_named = _named_order().search(low, max(0, found.start() - AFTER), found.start()) or _of_whom().match(
            low, found.end()
        )
        if not is_named or not (answers or says("answers", low, found.end(), found.end() + NEAR)):
            return True
    return False


@cache
def _named_order() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(texts_of('figures', 'in-answer'))}\s+(?:[^\W\d]+\s+){{0,2}}$")


@cache
def missed_aim() -> re.Pattern[str]:
    """What stands before the number of an aim that a result is held against: "so với chỉ tiêu tỉnh giao là"."""
    words, tells = (any_of(texts_of("figures", row)) for row in ("missed-aim", "told-by"))
    return re.compile(rf"(?<!\w){words}(?:\s+{tells}){{0,3}}\s+$")


@cache
def done_after() -> re.Pattern[str]:
    """What tells behind a number that it is so: "04 người đã nghỉ việc"; not which ones: "04 HTX đã giải thể"."""
    which = any_of(texts_of("figures", "done-which"))
    return re.compile(rf"\s+{any_of(texts_of('figures', 'done'))}(?!\w)(?!\s+{which}(?!\w))")


@cache
def done() -> re.Pattern[str]:
    """What says that something is done, but where it only tells which things are counted ("đã qua đào tạo")."""
    return re.compile(
        rf"(?<!\w){any_of(texts_of('figures', 'done'))}(?!\w)(?!\s+{any_of(texts_of('figures', 'done-which'))}(?!\w))"
    )


@cache
def _reaching() -> re.Pattern[str]:
    verbs, all_of, aims = (any_of(texts_of("figures", row)) for row in ("reached", "all-of", "aims"))
    return re.compile(rf"(?<!\w){verbs}\s(?:{all_of}\s)?{aims}(?!\w)(?!\s+{any_of(texts_of('figures', 'up-to'))}\s)")


@cache
def _intended() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(texts_of('figures', 'intended'))}\s+(?:[^\W\d]+\s){{0,2}}$")


def says(row: str, low: str, start: int, end: int) -> bool:
    """Whether words of a row of figures.toml stand in a stretch."""
    return pattern_of("figures", row).search(low, start, end) is not None


def _follows(row: str, low: str, quantity: Quantity) -> bool:
    """Whether the words of a row stand right behind a figure."""
    return pattern_of("figures", row).match(low, min(quantity.end + 1, len(low))) is not None


def _leads(row: str, low: str, quantity: Quantity) -> bool:
    """Whether the words of a row stand right before a figure."""
    return low.endswith(tuple(f"{word} " for word in texts_of("figures", row)), 0, quantity.start)


def sentence_start(segment: Segment) -> int:
    return max(segment.sentence[0], segment.quantity.start - NEAR)
