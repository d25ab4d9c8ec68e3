"""Which entries of a body are titles: told by emphasis, else by what stands under and beside them."""

import re
from collections.abc import Sequence
from functools import cache

from vanban.entries import Entry
from vanban.labels import BULLETS, RANKS, TITLED, Label
from vanban.letterhead import begins_body
from vanban.letters import bare
from vanban.tables import load
from vanban.wording import any_of, texts_of, wording

_TWO_SENTENCES = re.compile(r"[.!?]\s+[A-ZĐÀ-Ỹ]")
_LEAD = re.compile(r"(?P<lead>[^:;.()]{4,150}?)(?P<end>:\s(?=[A-ZĐÀ-Ỹ\d])|\s?\((?=[^()]*\)\.?$))")
_SHORT_LEAD = re.compile(r"(?P<lead>[^:;.()\d]{4,60}(?:năm \d{4})?):\s\S")
_WORDS_OF_SHORT_LEAD = 8
_LONGEST_EMPTY = 80
_QUOTED = re.compile(r"[“\"'][^“”\"'.;,]{3,50}[”\"']")  # "Không hứa suông": what somebody said, for a title
_SHORTEST_RUN_IN = 30  # letters of what a lead with a number runs into
_DIGIT = re.compile(r"\d")
_LONGEST_TITLE = 260
_LONGEST_TITLE_IN_CAPITALS = 400


def title_ends(entries: Sequence[Entry]) -> list[int]:
    """For each entry, how many letters of its body are its title; 0 for content."""
    ends = [_title_end(entries, i) if entry.label else 0 for i, entry in enumerate(entries)]
    for group in _siblings(entries):
        _agree(entries, ends, group)
    return ends


def is_description(entry: Entry) -> bool:
    """Whether the entry describes the item above it: "Cơ quan thực hiện: …", "Thời gian: …"."""
    front = entry.body[:80]
    return ":" in front and _description().match(bare(front)) is not None


@cache
def _byline() -> re.Pattern[str]:
    """Who wrote an article: "Bài và ảnh: …"."""
    return re.compile(rf"{any_of(texts_of('news', 'bylines'))}\s?:")


@cache
def _nothing() -> re.Pattern[str]:
    words = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in texts_of("titles", "nothing"))
    return re.compile(rf":\s?(?:{words})\s?\.?$")


@cache
def _asking() -> re.Pattern[str]:
    """What opens a sentence, and never a title."""
    return re.compile(rf"{_folded('asking')}(?!\w)")


@cache
def _whom() -> re.Pattern[str]:
    """Whom a sentence tells what to do: "Các hợp tác xã …", not "Các chỉ tiêu …"."""
    return re.compile(rf"{_folded('whom')} (?!\w*\s?{_folded('contents')})")


def _folded(row_id: str) -> str:
    return any_of(bare(word) for word in texts_of("titles", row_id))


@cache
def _description() -> re.Pattern[str]:
    words = {
        role: [bare(row.text("name")) for row in load("item_labels") if row.text("role") == role]
        for role in ("head", "tail")
    }
    head, tail = ("|".join(sorted(words[role], key=len, reverse=True)) for role in ("head", "tail"))
    return re.compile(rf"(?:{head})(?:\s(?:{tail})){{0,4}}\s?:")


def is_run_in_title(entries: Sequence[Entry], i: int) -> bool:
    """Whether a bullet or a plain line is a title: emphasised throughout, short, and with text under it."""
    entry = entries[i]
    body = entry.body.strip(" :")
    if not entry.is_strong or not 3 < len(body) < 120 or body.endswith((".", ";", ",")):
        return False
    if _byline().match(wording(body)):
        return False
    if body[0] in "“\"'(" and not _QUOTED.fullmatch(body):
        return False
    following = entries[i + 1] if i + 1 < len(entries) else None
    if following is None or following.is_row or following.text[:1].islower() or body.isupper():
        return False
    return following.label is None or following.label.kind in BULLETS or following.label.kind in ("letter", "bracket")


def lead_end(entries: Sequence[Entry], i: int) -> int:
    """How many letters of a bullet or a plain line are its title: emphasised up to its colon, as beside it."""
    end = _strong_lead(entries[i])
    beside = [entries[j] for j in (i - 1, i + 1) if 0 <= j < len(entries)]
    return end if end and any(_strong_lead(other) and _alike_marked(other, entries[i]) for other in beside) else 0


def _alike_marked(one: Entry, other: Entry) -> bool:
    return (one.label.kind if one.label else None) == (other.label.kind if other.label else None)


def _strong_lead(entry: Entry) -> int:
    """Where the emphasised words end that a colon parts from what a bullet or a plain line says of them; else 0."""
    if entry.is_row or (entry.label and entry.label.kind not in BULLETS) or is_description(entry):
        return 0
    body, end = entry.body, entry.strong - (entry.label.end if entry.label else 0)
    is_lead = 3 < end < _LONGEST_EMPTY and end + 3 < len(body.rstrip(" .:;"))
    if not is_lead or not (body[:end].rstrip().endswith(":") or body[end:].lstrip().startswith(":")):
        return 0
    return end


def _title_end(entries: Sequence[Entry], i: int) -> int:
    entry = entries[i]
    label = entry.label
    assert label is not None
    body = entry.body
    if label.kind == "article":
        return len(body) if _is_article_title(entries, i) else 0
    strong_end = entry.strong - label.end
    if 3 < strong_end < len(body.rstrip(" .:;")):
        return (
            strong_end if body[:strong_end].rstrip().endswith(":") or body[strong_end:].lstrip().startswith(":") else 0
        )
    if entry.strong > 0 and strong_end <= 1:
        return 0  # only the number is set in bold: the text after it is content
    nothing = _nothing().search(body)
    if nothing:
        return nothing.start()
    if entry.is_strong and strong_end > 3:
        return len(body)
    if label.kind in TITLED:
        lead = _SHORT_LEAD.match(body)
        rest = body[lead.end() :].rstrip() if lead else ""
        if (
            lead
            and rest.endswith((".", ";"))
            and len(rest) > (_SHORTEST_RUN_IN if _DIGIT.search(rest) else _LONGEST_EMPTY)
        ):
            return lead.end("lead")  # "I. Mục tiêu: Trong 3 năm hỗ trợ 36 hợp tác xã …."
        return len(body) if len(body) < _LONGEST_TITLE_IN_CAPITALS else 0
    return len(body) if _is_title(entries, i) else 0


def _is_title(entries: Sequence[Entry], i: int) -> bool:
    """Whether a numbered or lettered entry without emphasis is a title: one clause, with content under it."""
    entry = entries[i]
    label = entry.label
    assert label is not None
    body = entry.body.strip()
    following = entries[i + 1] if i + 1 < len(entries) else None
    if following is None or len(body) > _LONGEST_TITLE or _TWO_SENTENCES.search(body) or body.endswith(("./.", ",")):
        return False
    if (";" in body and len(body) > 120) or not _stands_under(following, label) or _describes(following):
        return False
    if body.endswith(":") and (following.is_row or (label.kind in ("letter", "bracket") and len(body) > 100)):
        return False
    if body.endswith("."):
        return following.label is not None and not re.search(r"\d{1,2}/\d{1,2}/\d{4}|%", body)
    return True


def _stands_under(following: Entry, label: Label) -> bool:
    return following.label is None or RANKS[following.label.kind] > RANKS[label.kind]


def _describes(following: Entry) -> bool:
    """A description makes an item, not a title, of the entry above it."""
    return is_description(following) and (following.label is None or following.label.kind in BULLETS)


def _is_article_title(entries: Sequence[Entry], i: int) -> bool:
    entry = entries[i]
    body = entry.body.strip()
    following = entries[i + 1] if i + 1 < len(entries) else None
    if not body or following is None or body.endswith((".", ";", ":")) or len(body) > 300:
        return False
    return entry.is_strong or following.label is None or following.label.kind != "article"


def _alike(entries: Sequence[Entry], group: list[int]) -> list[int]:
    """Short leads that begin with the same word, three or more ("Về vốn: …", "Về đất: …", "Về thuế: …")."""
    leads = [i for i in group if _is_short_lead(entries[i].body, True)]
    openings = {_opening(entries[i].body) for i in leads}
    return leads if len(leads) >= 3 and len(openings) == 1 and len(leads) >= len(group) - 1 else []


def _tells_whom(entry: Entry, end: int) -> bool:
    """ "5. Các hợp tác xã: Gửi báo cáo …": whom a sentence tells what to do, without emphasis, is no title."""
    is_whom = _whom().match(bare(entry.body[:_LONGEST_EMPTY])) is not None or begins_body(entry.body)
    return entry.strong == 0 and is_whom and len(entry.body) - end > 3


def _is_empty_section(entries: Sequence[Entry], i: int) -> bool:
    """Beside titles: a short line without a closing mark, with a heading of a higher rank right behind it."""
    entry = entries[i]
    following = entries[i + 1] if i + 1 < len(entries) else None
    if entry.label is None or following is None or following.label is None:
        return False
    body = entry.body.strip()
    is_plain = 3 < len(body) < _LONGEST_EMPTY and body[-1] not in ".;,:" and not _asking().match(bare(body))
    return is_plain and RANKS[following.label.kind] < RANKS[entry.label.kind] and following.label.kind not in BULLETS


def _is_short_with_content(entries: Sequence[Entry], i: int) -> bool:
    """A short line, one sentence at most, with text under it."""
    body = entries[i].body.strip()
    label = entries[i].label
    following = entries[i + 1] if i + 1 < len(entries) else None
    if following is None or label is None or not 3 < len(body) < _LONGEST_EMPTY or body.endswith((";", ",")):
        return False
    is_sentence = _TWO_SENTENCES.search(body) or _describes(following) or following.text[:1].islower()
    return not is_sentence and _stands_under(following, label)


def _is_short_lead(body: str, of_bodies: bool) -> bool:
    """A few words and a colon before a sentence ("Tình hình: Xã có …"), not a body that is told what to do."""
    lead = _SHORT_LEAD.match(body)
    if lead is None or len(lead["lead"].split()) > _WORDS_OF_SHORT_LEAD:
        return False
    if of_bodies and body[lead.end() - 1].islower():
        return False
    return not (_asking().match(bare(body)) or _whom().match(bare(body)) or begins_body(body))


def _opening(body: str) -> str:
    """The first word, in which titles side by side are often alike ("Về …", "Đối với …")."""
    return bare(body).split(maxsplit=1)[0] if body.strip() else ""


def _siblings(entries: Sequence[Entry]) -> list[list[int]]:
    """Numbered and lettered entries that stand beside one another, by their places."""
    groups: list[list[int]] = []
    open_groups: dict[int, list[int]] = {}
    for i, entry in enumerate(entries):
        if entry.label is None:
            continue
        rank = RANKS[entry.label.kind]
        groups += [open_groups.pop(deeper) for deeper in sorted(open_groups) if deeper > rank]
        if entry.label.kind in ("number", "number2", "letter"):
            open_groups.setdefault(rank, []).append(i)
    return groups + list(open_groups.values())


def _agree(entries: Sequence[Entry], ends: list[int], group: list[int]) -> None:
    """Entries side by side are alike: most being titles, a clause before a colon is one; a lone last one is none."""
    titles = [i for i in group if ends[i]]
    if len(titles) * 2 >= len(group):
        openings = {_opening(entries[i].body) for i in titles}
        for i in group:
            lead = _LEAD.match(entries[i].body) if not ends[i] else None
            if (
                lead
                and not _asking().match(bare(lead["lead"]))
                and not _tells_whom(entries[i], lead.end("lead"))
                and (len(titles) > 1 or _opening(lead["lead"]) in openings)
            ):
                ends[i] = lead.end("lead")
        for i in group:
            if not ends[i] and _is_empty_section(entries, i):
                ends[i] = len(entries[i].body)
    elif len(group) >= 3 and all(_is_short_with_content(entries, i) for i in group):
        for i in group:
            ends[i] = len(entries[i].body)
    of_bodies = any(begins_body(entries[i].body) for i in group)  # then "X: làm …" tells X what to do
    if (len(group) >= 3 or titles) and all(ends[i] or _is_short_lead(entries[i].body, of_bodies) for i in group):
        for i in group:
            ends[i] = ends[i] or entries[i].body.index(":")
    elif alike := _alike(entries, group):
        for i in alike:
            ends[i] = ends[i] or entries[i].body.index(":")
    elif len(titles) == 1 and len(group) >= 3 and titles[0] == group[-1]:
        last = entries[titles[0]]
        following = entries[titles[0] + 1] if titles[0] + 1 < len(entries) else None
        if not last.is_strong and (following is None or following.label is None) and not _nothing().search(last.body):
            ends[titles[0]] = 0
