"""The words of the tables around an act of reporting, as patterns: what is sent, towards whom, what is no act."""

import re
from functools import cache

from vanban.wording import any_of, one_of, texts_of, whole


@cache
def reporting_verbs() -> re.Pattern[str]:
    return re.compile(whole(texts_of("duties", "verbs")))


@cache
def regular_reports() -> re.Pattern[str]:
    """ "thực hiện báo cáo định kỳ theo yêu cầu của …": all reports that a body asks for."""
    makes, sorts, orders = (one_of("duties", row) for row in ("makes-reports", "sorts-of-reports", "orders"))
    reports = rf"{makes}\s+(?:[^\W\d_]+\s){{0,3}}?(?:các\s+)?{one_of('duties', 'reports')} {sorts}"
    return re.compile(rf"{reports}[^.;]*?{orders}[^.;]*?\scủa\s+")


@cache
def purpose() -> re.Pattern[str]:
    in_time = one_of("duties", "in-time")
    for_what = rf"{one_of('duties', 'for')}\s+(?:{in_time}\s+)?{one_of('duties', 'purposes')}"
    return re.compile(rf"(?<!\w){for_what}[^.;]{{0,80}}$")


@cache
def soon() -> re.Pattern[str]:
    """A day right behind the verb, and another report: "gửi báo cáo 6 tháng trước 15/6, báo cáo năm …"."""
    day = r"[^,.;]{0,24}?\d{1,2}\s?[/-]\s?\d{1,2}[^,.;]{0,8}"
    return re.compile(rf"(?P<day>\s+{one_of('duties', 'day-marks')}{day}),\s+{one_of('duties', 'reports')}")


@cache
def copy() -> re.Pattern[str]:
    """ "…, gửi bản mềm qua …": the same again."""
    return re.compile(rf"\s+(?:{one_of('duties', 'with-copies')}\s+)?{one_of('duties', 'copies')}(?!\w)")


@cache
def to() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{one_of('duties', 'straight-to')}\s+)?")


@cache
def right_behind() -> re.Pattern[str]:
    """Between a verb and its receiver."""
    words = any_of((*texts_of("duties", "how-soon"), *texts_of("duties", "straight-to"), "với"))
    return re.compile(rf"\s+(?:{words}\s+)?")


@cache
def suggested_to() -> re.Pattern[str]:
    return re.compile(rf"\s+{one_of('duties', 'suggested-to')}\s")


@cache
def sent() -> re.Pattern[str]:
    """Words before a verb and the verb itself that are something done all the same: "có văn bản báo cáo"."""
    papers, written = one_of("duties", "papers"), one_of("duties", "done-in-writing")
    return re.compile(rf"{papers} {one_of('duties', 'hands-over')}$|{one_of('duties', 'with-papers')} {written}$")


@cache
def noun_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of('duties', 'noun-before')}\s+$")


@cache
def word_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of('duties', 'word-before')}\s+$")


@cache
def word_before_telling() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of('duties', 'word-before-telling')}\s+$")


@cache
def towards() -> re.Pattern[str]:
    return re.compile(rf"{whole(texts_of('duties', 'towards'))}\s+")


@cache
def themes() -> re.Pattern[str]:
    return re.compile(rf"{one_of('duties', 'themes')}$|{one_of('duties', 'theme-openings')}")


@cache
def tells_itself() -> re.Pattern[str]:
    """Behind a report that is quoted: "Báo cáo tại hội nghị nêu rõ: …"."""
    return re.compile(rf"\s+{one_of('duties', 'tells-itself')}(?!\w)")


@cache
def thing_after() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:số:?\s*\d|{one_of('duties', 'thing-after')}(?!\w))")


@cache
def objects() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of('duties', 'objects')}\s+$")


@cache
def sent_things() -> re.Pattern[str]:
    return re.compile(rf"(?:các\s+)?{one_of('duties', 'sent-things')}(?!\w)")


@cache
def no_receivers() -> re.Pattern[str]:
    all_of_them = rf"\s+{one_of('duties', 'of-a-level')}"
    return re.compile(rf"^(?:các\s+)?{one_of('duties', 'no-receivers')}(?!\w)(?!{all_of_them})")


@cache
def offices() -> re.Pattern[str]:
    return re.compile(rf"(?:các\s+)?{one_of('duties', 'offices')}(?!\w)")


@cache
def period_before() -> re.Pattern[str]:
    """ "Kỳ báo cáo 6 tháng" is a period; "định kỳ báo cáo" tells how often."""
    nouns = "|".join(rf"(?<!{front} )(?<!\w){noun}" for front, noun in map(str.split, texts_of("duties", "no-periods")))
    return re.compile(rf"(?:{nouns})\s+$")


@cache
def aside() -> re.Pattern[str]:
    """ "(báo cáo năm)", "đồng gửi": no act of its own."""
    return re.compile(rf"\(\s*$|(?<!\w){one_of('duties', 'at-once')}\s+$")


@cache
def advising() -> re.Pattern[str]:
    return re.compile(rf"{one_of('duties', 'advises')},?\s+$")
