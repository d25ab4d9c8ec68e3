"""The words of the tables that show who is to act, as patterns."""

import re
from functools import cache

from vanban.tables import load
from vanban.wording import any_of, one_of, texts_of


def _one(row_id: str) -> str:
    return one_of("subject_words", row_id)


@cache
def acts_after() -> re.Pattern[str]:
    """What a body does: the verb behind its name, a note in brackets or what it is in a committee between them."""
    member = rf"(?:[-,]\s*{_one('members')}(?!\w)[^:.;]{{0,80}}:\s*)?"
    return re.compile(
        rf"\s*(?:\([^()]{{0,80}}\)\s*(?=[:,]))?(?:[:,]\s*)?(?:\([^()]{{0,80}}\)\s*)?{member}"
        r"(?P<dash>-\s+)?(?P<verb>(?:0?[369]\s(?=tháng))?[^\W\d_]+(?:\s[^\W\d_]+)?)"
    )


@cache
def office_front() -> re.Pattern[str]:
    return re.compile(rf"{_one('office-fronts-named')}\s|{_one('office-fronts')}")


@cache
def leads_on() -> re.Pattern[str]:
    return re.compile(rf"\s*[,:]?\s*{_one('leading')}")


@cache
def which_ones() -> re.Pattern[str]:
    """Which of several are meant: "các xã | chưa gửi báo cáo"; "có trách nhiệm" is what they are to do."""
    return re.compile(rf"(?P<which>\s+(?!{_one('bound-to')}){_one('which')}\s[^.;:,]{{2,80}}?)\s*[:.]?")


@cache
def as_to() -> re.Pattern[str]:
    return re.compile(rf"{_one('as-to')}\s+$")


@cache
def front_of_sentence() -> re.Pattern[str]:
    return re.compile(rf"[\s\-+*.\"“]*(?:{_one('openers')}\s*,?\s+)?")


@cache
def gives_to() -> re.Pattern[str]:
    return re.compile(rf"\s+{_one('gives')}\s+(?!{_one('tasks')}\s+{_one('gives-in-general')})")


@cache
def told_as_done() -> tuple[str, ...]:
    return tuple(f"{word} " for word in texts_of("subject_words", "told-as-done"))


@cache
def office() -> re.Pattern[str]:
    return re.compile(rf"(?:các\s+)?{_words('owners')}(?!\w)")


@cache
def level_title() -> re.Pattern[str]:
    """A title that only says of which level the bodies are: "Ở cấp xã: …"."""
    return re.compile(rf"(?:ở\s+)?{_one('levels')}\s(?:[^\W\d_]+\s?){{1,5}}:\s+")


@cache
def namely() -> re.Pattern[str]:
    return re.compile(rf",\s+(?:mà\s+)?{_words('namely')}\s+(?=\w)")


@cache
def state() -> re.Pattern[str]:
    """An office or an authority, one or many."""
    return re.compile(rf"(?:{_one('all-of-them')}\s+)?(?:{_words('owners')}|{_words('state')})(?!\w)")


@cache
def gives_or_leads() -> re.Pattern[str]:
    """The words without which a later sentence has no subject that plainly gives a task."""
    return re.compile(any_of((*_given(), *texts_of("subject_words", "gives"), *texts_of("subject_words", "leading"))))


@cache
def intro() -> re.Pattern[str]:
    return re.compile(rf"{_words('intros')}(?!\w)")


@cache
def towards() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_words('towards')}\s+(?:{_one('towards-ties')}\s+)?(?=\w)")


@cache
def no_act() -> re.Pattern[str]:
    """What tells of a body ("có 20 thành viên"), unless it says that it is to act ("có trách nhiệm")."""
    return re.compile(rf"{_words('no-act')}(?!\w)(?!\s+{_words('all-the-same')}(?!\w))")


@cache
def late_act() -> re.Pattern[str]:
    return re.compile(rf"\s+{_one('which-late')}\s[^,.;:]{{3,70}}?\s(?P<act>{_words('late-acts')})(?!\w)")


@cache
def producer() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_words('producers')}(?!\w)")


@cache
def producers_act() -> re.Pattern[str]:
    one = rf"{_words('producers')}(?!\w)"
    return re.compile(
        rf"(?P<who>{one}(?:\s*,\s*{one})*(?:\s+(?:và|hoặc)\s+{one})?),?\s+{_words('producers-act')}(?!\w)"
    )


def _words(row_id: str) -> str:
    return any_of(next(row for row in load("subjects") if row.id == row_id).texts("words"))


def _given() -> list[str]:
    words = next(row for row in load("agencies") if row.id == "assigning").texts("words")
    return [word for word in words if word not in texts_of("subject_words", "directing")]


@cache
def assigning() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(_given())}\s+(?:cho\s+)?")


@cache
def together() -> re.Pattern[str]:
    """What brings other bodies to the one that acts; they stand behind it."""
    them = _one("with-them")
    led = "|".join(f"(?<={word})" for word in texts_of("subject_words", "leading-with"))
    return re.compile(
        rf"(?:(?<!\w){_one('coordinating')}(?:\s+{_one('coordinating-how')})?,?(?:\s+{them})?(?:\s*:)?(?:\s+{_one('all-branches')})?"
        rf"|(?:{led})(?:\s+và|,)?\s+cùng(?:\s+với)?"
        rf"|(?<!\w){_words('together')}\s+{them}|(?<!\w){_words('asking-help')}"
        rf"|^\W*cùng(?:\s+với)?|(?<!\w){_one('help-nouns')} {_one('helped-by')} của)\s+(?=\w)"
    )


@cache
def beside_front() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:cùng(?:\s+với)?|{_one('beside-fronts')}(?:\s+(?:với|cùng))?)\s+(?=\w)")


@cache
def owner_prefix() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{_one('owner-fronts')}\s*:?\s+)?")


@cache
def owner_rest() -> re.Pattern[str]:
    """What may follow the bodies of a title that says nothing but whose tasks stand under it."""
    within = rf"{_one('owner-within')}\s[^.;:]{{0,40}}?{_one('owner-scope')}[^.;:]{{0,60}}(?=:)"
    return re.compile(
        rf"\s*(?:\([^()]{{0,120}}\))?\s*(?:[-–,]\s*(?:{_one('owner-bodies')}\s+)?{_one('owner-members')}[^.;:]{{0,60}})?"
        rf"(?:,?\s*{_one('owner-duties')})*(?:,?\s*{within})?\s*[:.;]?\s*"
    )
