"""The tasks of a document, and the bodies that it names for each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from vanban.agency_words import stop
from vanban.blocks import Block
from vanban.clean import joined_places
from vanban.closings import closes
from vanban.due_days import Due, find_due
from vanban.labels import is_article
from vanban.model import Task
from vanban.parts import Outline, Part, ancestors, part_of_heading
from vanban.recurrences import find_recurrence
from vanban.roles import Roles, roles_of
from vanban.subjects import (
    Subject,
    find_partners,
    find_subject,
    opens_with_bodies,
    opens_with_some,
)
from vanban.superiors import is_wish
from vanban.table_rows import tables_of
from vanban.tables import load
from vanban.task_bodies import bodies_of_task, is_office
from vanban.task_labels import SHORTEST, is_label, label_of, table_tasks, with_labels
from vanban.task_words import (
    assigns,
    is_formal,
    is_given,
    issues,
    last_orders,
    leads,
    product,
    speaks,
    to_report,
)
from vanban.wording import any_of, pattern_of, texts_of, wording

_LONGEST_QUOTE = 1400
_OWN_CONTENT = 60  # letters after the bodies: with fewer, "Sở A thực hiện các nội dung:" only opens a list
_DOING: frozenset[Part] = frozenset(("tasks", "carrying-out", "plan"))
_WITHOUT: frozenset[Part] = frozenset(("situation", "aims", "requests", "scope"))
_ORDERING = ("cong_van", "other")  # letters, directives and the like, which go on with orders in plain paragraphs
_RUN_IN = 5  # letters between a title and the text that runs on in its line
_WORDS_OF_ASKING = 5
_FRONT = 40  # letters; whom a later clause gives something is not in the lead of the whole
_BLANKS = re.compile(r"[\s,]*")


def find_tasks(
    blocks: Sequence[Block], outline: Outline, *, issuer: str | None, doc_type: str, year: int | None
) -> tuple[Task, ...]:
    """The tasks in the order of the text; those that name nobody too."""
    tasks: list[tuple[Block, Task]] = []
    blocks = _whole_assignments(blocks)
    first_order, attached = _first_order(blocks, doc_type), _attached(blocks)
    context = _Context(blocks, outline, doc_type, year, _Owners(), first_order, attached, issuer)
    for block in blocks:
        if block.zone != "body" or not _may_hold_task(block, blocks):
            continue
        task = _task(block, outline[block].part, context)
        if task is not None:
            tasks.append((block, task))
    labelled = with_labels(tasks, blocks, year)
    in_tables = [task for rows in tables_of(blocks) for task in table_tasks(rows, year)]
    return tuple(sorted([*labelled, *in_tables], key=lambda task: (task.start, task.end)))


def _whole_assignments(blocks: Sequence[Block]) -> list[Block]:
    """ "5. Đề nghị các hội: Hội A, Hội B phối hợp …" is no title with a paragraph, but one sentence: the two joined."""
    whole = list(blocks)
    for title, content in pairwise(blocks):
        if title.kind != "heading" or content.kind != "paragraph" or not title.offsets or not content.offsets:
            continue
        if content.offsets[0] - title.offsets[len(title.text) - 1] > _RUN_IN:
            continue
        is_order = assigns().match(wording(title.text)) and not part_of_heading(title.text)
        if is_order or opens_with_bodies(title.text):
            offsets = joined_places([title.offsets[: len(title.text)], content.offsets], 2)
            whole[content.index] = replace(
                content, text=f"{title.text.rstrip(':')}: {content.text}"[: len(offsets)], offsets=offsets
            )
    return whole


@dataclass(frozen=True, slots=True)
class _Context:
    """What is the same for all tasks of a document."""

    blocks: Sequence[Block]
    outline: Outline
    doc_type: str
    year: int | None
    owners: "_Owners"
    first_order: int  # of an article: the block from which on it tells of orders
    attached: int  # the block with which what is attached begins
    issuer: str | None

    def kind_of(self, block: Block) -> str:
        """The kind of the document that a block stands in: a plan behind the decision that issues it is one itself."""
        is_plan = self.doc_type in ("quyet_dinh", "nghi_quyet") and block.index >= self.attached
        return "ke_hoach" if is_plan else self.doc_type


def _first_order(blocks: Sequence[Block], doc_type: str) -> int:
    if doc_type not in ("tin_tuc", *_ORDERING):
        return 0
    orders = pattern_of("subjects", "orders")
    return next((b.index for b in blocks if b.zone == "body" and orders.search(wording(b.text))), len(blocks))


def _attached(blocks: Sequence[Block]) -> int:
    """The first block behind a tail, or behind a second header."""
    body = False
    for block in blocks:
        if block.zone == "body":
            body = True
        elif body:
            return block.index
    return len(blocks)


# --- one block --------------------------------------------------------------------------------------------------------


def _may_hold_task(block: Block, blocks: Sequence[Block]) -> bool:
    if block.kind in ("heading", "row"):
        return False
    if block.kind == "label":
        return label_of(block.text)[0] == "task" and len(label_of(block.text)[1]) >= SHORTEST
    if len(block.text) < SHORTEST or is_label(block):
        return False
    parent = blocks[block.parent] if block.parent is not None else None
    # "+" entries tell more of the bullet above, which is the task.
    return not (block.label == "+" and parent is not None and parent.kind == "bullet")


def _task(block: Block, part: Part, context: "_Context") -> Task | None:
    blocks, doc_type, year = context.blocks, context.kind_of(block), context.year
    if part in _WITHOUT and doc_type not in ("tin_tuc", *_ORDERING):
        return None
    low = wording(block.text)
    if is_formal(low[:600]) or _is_owner(block, blocks) or (block.kind == "paragraph" and closes("task").search(low)):
        return None
    if is_wish(block, context.outline, context.issuer, context.doc_type):
        return None
    start = label_of(block.text)[2] if block.kind == "label" else 0
    subject = find_subject(block.text[start:])
    owner = _owner_above(block, context)
    if doc_type == "tin_tuc" and part not in _DOING:
        if not (_is_told_to_do(low, subject, block, context) or _is_ordered_entry(block, owner)):
            return None
    elif not _is_task(low, part, doc_type, subject, block, owner) and not _goes_on(low, subject, block, context):
        return None
    if subject is None and _is_point_of_report(block, context):
        return None
    named = bodies_of_task(block.text[start:], subject, owner)
    end = min(len(block.text), start + _LONGEST_QUOTE)
    span = block.span(start, end)
    after = start + (subject.end if subject else 0)
    due = find_due(block.text, year=year, start=after)
    if due is None and part == "schedule" and subject is not None:  # "Trước 30/4: UBND các xã rà soát"
        due = find_due(block.text, year=year, start=start, end=start + subject.bodies[0].start)
    return Task(
        quote=block.text[start:end],
        start=span.start,
        end=span.end,
        section=block.path,
        lead=named.lead,
        partners=named.partners,
        agencies=(),
        timeframe=_timeframe(block.text, due, after),
        due=due.day if due else None,
    )


def _is_point_of_report(block: Block, context: "_Context") -> bool:
    """Whether an entry is what a report is to tell of: "đề nghị các xã báo cáo theo các nội dung sau:" stands above."""
    if block.kind not in ("item", "bullet"):
        return False
    above = next(ancestors(block, context.blocks), None)
    before = context.outline.lead_in(block) or above
    return before is not None and to_report().search(wording(before.text)) is not None


def _is_task(low: str, part: Part, doc_type: str, subject: Subject | None, block: Block, owner: Roles | None) -> bool:
    if part in _DOING:
        return not (doc_type == "bao_cao" and part == "plan" and subject is None)
    if part == "requirements":
        return subject is not None and product().search(low, subject.end) is not None
    if part == "schedule":
        return subject is not None and not low.endswith(":")
    if part in _WITHOUT:
        return False
    is_recital = block.path == "" and low.startswith(texts_of("task_words", "recitals"))
    if low.endswith(":") or (is_recital and not (subject is not None and subject.is_assigned)):
        return False
    if part == "funding":
        acts = (
            subject is not None
            and (not subject.is_assigned or low.startswith(texts_of("task_words", "passes-on")))
            and is_office(subject)
        )
        return acts or block.kind == "label"
    if doc_type in ("quyet_dinh", "nghi_quyet"):
        if subject is None or subject.is_assigned or leads().match(low, subject.end):
            return subject is not None
        return is_article(block.label) and stop().match(low, _skip_blank(low, subject.end)) is not None
    if doc_type not in ("luat", "nghi_dinh", "thong_tu", "bao_cao"):
        is_entry = block.kind in ("item", "bullet") or owner is not None
        return (subject is not None and (is_entry or subject.is_assigned)) or (owner is not None and is_entry)
    return False


def _is_told_to_do(low: str, subject: Subject | None, block: Block, context: "_Context") -> bool:
    """In an article: bodies that are given something to do, or that go on with orders told before."""
    if subject is None or low.endswith(":") or _is_quoted(low, subject):
        return False
    if subject.is_assigned or is_given().match(low, subject.end):
        return True
    if block.index < context.first_order or not _is_body_of_state(subject):
        return False
    return pattern_of("subjects", "narrated").match(low, _skip_blank(low, subject.end)) is None


def _goes_on(low: str, subject: Subject | None, block: Block, context: "_Context") -> bool:
    """In a letter: a paragraph that tells another body what to do, after orders: "Sở Công Thương cung cấp số liệu"."""
    if context.doc_type not in _ORDERING or block.index < context.first_order:
        return False
    part = context.outline[block].part
    if part == "requests" or (block.kind == "paragraph" and block.index == context.first_order):
        return False
    if block.kind != "paragraph" and not _is_order_among_facts(low, subject, block, part, context):
        return False
    return _is_told_to_do(low, subject, block, context)


def _is_order_among_facts(low: str, subject: Subject | None, block: Block, part: Part, context: "_Context") -> bool:
    """Whether an entry under "Về đánh giá, phân loại" and the like is told somebody, or stands in a list that is."""
    if part not in ("situation", "aims") or block.kind not in ("item", "bullet") or subject is None:
        return False
    if subject.is_assigned and subject.bodies[0].start < _FRONT:
        return True
    before = context.outline.lead_in(block)
    return before is not None and last_orders().search(wording(before.text)) is not None


def _is_quoted(low: str, subject: Subject) -> bool:
    """Whether somebody's words ask for it: "Đề nghị các ngành …", ông An nói."""
    before = low[: subject.bodies[0].start]
    opened = max(before.rfind('"'), before.rfind("“"))
    return opened >= 0 and before[opened:].count(" ") < _WORDS_OF_ASKING and low[opened + 1 :].lstrip()[:1].isalpha()


def _is_ordered_entry(block: Block, owner: Roles | None) -> bool:
    return owner is not None and block.kind in ("item", "bullet")


def _skip_blank(low: str, at: int) -> int:
    found = _BLANKS.match(low, at)
    return found.end() if found else at


def _is_body_of_state(subject: Subject) -> bool:
    """Whether an office, an authority or an organization acts, rather than a producer or a person."""
    return _state().match(wording(subject.bodies[0].name)) is not None


def _words(row_id: str) -> str:
    return any_of(next(row for row in load("subjects") if row.id == row_id).texts("words"))


@cache
def _state() -> re.Pattern[str]:
    leading, state = (_words(row_id) for row_id in ("leading-state", "state"))
    return re.compile(rf"(?:{leading}\s+)?{state}(?!\w)")


def _is_owner(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether a block only names the bodies of the entries below it."""
    if opens_with_bodies(block.text) is not None:
        return True
    if not (block.text.rstrip().endswith(":") and _has_entries(block, blocks)):
        return False
    subject = find_subject(block.text)
    return subject is None or len(block.text) - subject.end < _OWN_CONTENT


def _has_entries(block: Block, blocks: Sequence[Block]) -> bool:
    following = blocks[block.index + 1] if block.index + 1 < len(blocks) else None
    return following is not None and following.kind == "bullet" and following.label != "+" and block.label != "-"


def _owner_above(block: Block, context: "_Context") -> Roles | None:
    """The bodies that a heading, or the sentence that introduces a list, names for what stands below."""
    before = context.outline.lead_in(block)
    if before is not None:
        intro = context.blocks[before.index]  # a whole assignment, where two blocks are one sentence
        low = wording(intro.text)
        found = opens_with_bodies(intro.text) or find_subject(intro.text)
        tells = issues().match(low, found.end) or speaks().search(low) if found and not found.is_assigned else None
        if found is not None and not tells and not is_formal(low[:600]):
            return _owner(intro.text, found)
    return context.owners.above(block, context.blocks)


class _Owners:
    """The bodies that titles name for all that stands below them, each title read once."""

    def __init__(self) -> None:
        self._known: dict[int, Roles | None] = {}
        self._above: dict[int | None, Roles | None] = {}

    def above(self, block: Block, blocks: Sequence[Block]) -> Roles | None:
        """What the nearest title above a block names that names somebody: the same for all blocks side by side."""
        if block.parent not in self._above:
            titles = ancestors(block, blocks)
            self._above[block.parent] = next((owner for title in titles if (owner := self.of_title(title))), None)
        return self._above[block.parent]

    def of_title(self, title: Block) -> Roles | None:
        if title.index not in self._known:
            self._known[title.index] = _owner_of(title)
        return self._known[title.index]


def _owner_of(title: Block) -> Roles | None:
    found = opens_with_bodies(title.text) or (opens_with_some(title.text) if title.kind == "heading" else None)
    if found is None and title.text.rstrip().endswith(":"):
        low = wording(title.text)
        opens_list = title.kind != "heading" or assigns().match(low) or leads().search(low)
        found = find_subject(title.text) if opens_list else None
    return _owner(title.text, found) if found else None


def _owner(text: str, found: Subject) -> Roles:
    own = roles_of(text, found)
    return Roles(own.lead, (*own.partners, *find_partners(text, found.end)))


def _timeframe(text: str, due: Due | None, start: int) -> str | None:
    if due is not None:
        return text[due.start : due.end]
    return find_recurrence(text, start)
