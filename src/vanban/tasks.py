"""The tasks of a document, and the bodies that it names for each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from vanban.agencies import read_bodies, split_bodies
from vanban.blocks import Block
from vanban.figure_tables import cells_of, tables_of
from vanban.lines import joined_places
from vanban.model import Task
from vanban.parts import Outline, Part, ancestors
from vanban.periods import Due, find_due, find_recurrence
from vanban.subjects import Subject, find_partners, find_subject, opens_with_bodies
from vanban.task_tables import label_kinds, task_columns
from vanban.wording import any_of, wording

_LONGEST_QUOTE = 1400
_SHORTEST = 12
_OWN_CONTENT = 60  # letters after the bodies: with fewer, "Sở A thực hiện các nội dung:" only opens a list
_DOING: frozenset[Part] = frozenset(("tasks", "carrying-out", "plan"))
_PRODUCT = re.compile(
    r"(?<!\w)(?:xây dựng|ban hành|lập)\s+(?:và\s+)?(?:[^\W\d_]+\s){0,4}?(?:kế hoạch|chương trình)(?!\w)"
    r"|(?<!\w)(?:báo cáo|gửi)\s+(?:[^\W\d_]+\s){0,6}?(?:ubnd|ủy ban|sở|phòng)"
)
_NO_TASK = re.compile(  # one look at a letter tells that nothing of it begins there
    r"(?=[bcnqtvx])(?:"
    r"chịu trách nhiệm thi hành|có hiệu lực|như điều|ban hành kèm theo|^(?:xét đề nghị|theo đề nghị|quyết định:?$)"
    r"|^căn cứ (?:hiến pháp|bộ luật|luật|pháp lệnh|nghị|quyết định|thông tư|công văn|chỉ thị|kết luận|tờ trình"
    r"|kế hoạch số|chương trình số)[^,]*$|(?:với|có) (?:các )?nội dung (?:cụ thể )?(?:như )?sau"
    r"|(?:ban hành|xây dựng) (?:kế hoạch|chương trình)[^.;]{0,300}(?:như sau|sau đây))"
)
# "Yêu cầu các đơn vị triển khai thực hiện./." and "Trong quá trình thực hiện, nếu có vướng mắc …": how a text closes.
_CLOSING = re.compile(
    r"^(?:trên đây là|yêu cầu|đề nghị)[^.;]{0,160}(?:triển khai|nghiêm túc|tổ chức"
    r"|khẩn trương)[^.;]{0,20} thực hiện[./ ]*$|^trên đây là"
    r"|^[^.;]{0,160}(?:đề nghị|yêu cầu)[^.;]{0,120}(?:phối hợp|triển khai|nghiêm túc|tổ chức|khẩn trương"
    r"|quan tâm)[^.;]{0,24} thực hiện[./ ]*$"
    r"|^trong quá trình [^,]{0,60}thực hiện[^,]{0,60},? (?:nếu|trường hợp)"
)
_ASSIGNS = re.compile(r"(?:giao|đề nghị|yêu cầu|phân công)\s")
_RUN_IN = 5  # letters between a title and the text that runs on in its line
_IS_TO_DO = re.compile(
    r"\s*,?\s*(?:tăng cường|tập trung|chủ trì|phối hợp|tiếp tục|đẩy mạnh|hướng dẫn|rà soát|triển khai|biên soạn"
    r"|báo cáo|thường xuyên)(?!\w)"
)
_ISSUES = re.compile(
    r"\s*,?\s*(?:đề nghị|yêu cầu|thông báo|ban hành|xây dựng|báo cáo|triển khai|giao|hướng dẫn|trân trọng|kính"
    r"|kết luận|thống nhất|có ý kiến|cho ý kiến|quyết nghị|quyết định)"
)


_LEADS = re.compile(
    r"\s*[,:]?\s*(?:chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm\s+(?:tổ chức|triển khai|thực hiện|hướng dẫn"
    r"|chủ trì))"
)


@dataclass(frozen=True, slots=True)
class _Owner:
    """The bodies that a heading gives everything below it to, and those it names beside them."""

    names: tuple[str, ...]
    partners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Labels:
    """What the lines or cells beside a task say of it."""

    lead: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    timeframe: str | None = None


def find_tasks(
    blocks: Sequence[Block], outline: Outline, *, issuer: str | None, doc_type: str, year: int | None
) -> tuple[Task, ...]:
    """The tasks in the order of the text; those that name nobody too."""
    tasks: list[tuple[Block, Task]] = []
    blocks = _whole_assignments(blocks)
    context = _Context(blocks, outline, doc_type, year, _Owners())
    for block in blocks:
        if block.zone != "body" or not _may_hold_task(block, blocks):
            continue
        task = _task(block, outline[block].part, context)
        if task is not None:
            tasks.append((block, task))
    labelled = _with_labels(tasks, blocks, year)
    in_tables = [task for rows in tables_of(blocks) for task in _table_tasks(rows, year)]
    return tuple(sorted([*labelled, *in_tables], key=lambda task: (task.start, task.end)))


def _whole_assignments(blocks: Sequence[Block]) -> list[Block]:
    """ "5. Đề nghị các hội: Hội A, Hội B phối hợp …" is no title with a paragraph, but one sentence: the two joined."""
    whole = list(blocks)
    for title, content in pairwise(blocks):
        follows = (
            title.offsets and content.offsets and content.offsets[0] - title.offsets[len(title.text) - 1] <= _RUN_IN
        )
        if title.kind != "heading" or content.kind != "paragraph" or not follows:
            continue
        if _ASSIGNS.match(wording(title.text)) or opens_with_bodies(title.text):
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


# --- one block --------------------------------------------------------------------------------------------------------


def _may_hold_task(block: Block, blocks: Sequence[Block]) -> bool:
    if block.kind in ("heading", "row"):
        return False
    if block.kind == "label":
        return _label_of(block.text)[0] == "task" and len(_label_of(block.text)[1]) >= _SHORTEST
    if len(block.text) < _SHORTEST or _is_label(block):
        return False
    parent = blocks[block.parent] if block.parent is not None else None
    # "+" entries tell more of the bullet above, which is the task.
    return not (block.label == "+" and parent is not None and parent.kind == "bullet")


def _task(block: Block, part: Part, context: "_Context") -> Task | None:
    blocks, doc_type, year = context.blocks, context.doc_type, context.year
    low = wording(block.text)
    if _NO_TASK.search(low[:600]) or _is_owner(block, blocks) or (block.kind == "paragraph" and _CLOSING.match(low)):
        return None
    start = _label_of(block.text)[2] if block.kind == "label" else 0
    subject = find_subject(block.text[start:])
    owner = _owner_above(block, context)
    if not _is_task(low, part, doc_type, subject, block, owner):
        return None
    lead, partners = _named(block.text[start:], subject, owner)
    end = min(len(block.text), start + _LONGEST_QUOTE)
    span = block.span(start, end)
    after = start + (subject.end if subject else 0)
    due = find_due(block.text, year=year, start=after)
    return Task(
        quote=block.text[start:end],
        start=span.start,
        end=span.end,
        section=block.path,
        lead=lead,
        partners=partners,
        agencies=(),
        timeframe=_timeframe(block.text, due, after),
        due=due.day if due else None,
    )


def _is_task(low: str, part: Part, doc_type: str, subject: Subject | None, block: Block, owner: _Owner | None) -> bool:
    if part in _DOING:
        return not (doc_type == "bao_cao" and part == "plan" and subject is None)
    if part == "requirements":
        return subject is not None and _PRODUCT.search(low, subject.end) is not None
    if part in ("situation", "aims", "requests", "scope"):
        return False
    if low.endswith(":") or (block.path == "" and low.startswith(("thực hiện", "triển khai", "căn cứ"))):
        return False
    if part == "funding":
        is_office = subject is not None and (not subject.is_assigned or low.startswith("giao")) and _is_office(subject)
        return is_office or block.kind == "label"
    if doc_type == "tin_tuc":
        return subject is not None and (subject.is_assigned or _IS_TO_DO.match(low, subject.end) is not None)
    if doc_type in ("quyet_dinh", "nghi_quyet"):
        return subject is not None and (subject.is_assigned or _LEADS.match(low, subject.end) is not None)
    if doc_type not in ("luat", "nghi_dinh", "thong_tu", "bao_cao"):
        is_entry = block.kind in ("item", "bullet") or owner is not None
        return (subject is not None and (is_entry or subject.is_assigned)) or (owner is not None and is_entry)
    return False


def _is_office(subject: Subject) -> bool:
    return wording(subject.bodies[0].name).startswith(("sở ", "phòng ", "ban ", "ubnd ", "ủy ban nhân dân "))


def _named(text: str, subject: Subject | None, owner: _Owner | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Lead and partners: the sentence's subject, else the heading's, under which "Giao B" only passes work on."""
    if subject is not None and not (owner is not None and subject.is_assigned):
        lead, start = subject.names, subject.end
    elif owner is not None:
        lead, start = owner.names, 0
    else:
        return (), ()
    partners = find_partners(text, start)
    if not partners and owner is not None and lead == owner.names:
        partners = owner.partners  # "Giao A chủ trì, phối hợp với B:" over a list
    return lead, tuple(name for name in partners if name not in lead)


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


def _owner_above(block: Block, context: "_Context") -> _Owner | None:
    """The bodies that a heading, or the sentence that introduces a list, names for what stands below."""
    before = context.outline.lead_in(block)
    if before is not None:
        intro = context.blocks[before.index]  # a whole assignment, where two blocks are one sentence
        low = wording(intro.text)
        found = opens_with_bodies(intro.text) or find_subject(intro.text)
        issues = found is not None and not found.is_assigned and _ISSUES.match(low, found.end)
        if found is not None and not issues and not _NO_TASK.search(low[:600]):
            return _Owner(found.names, find_partners(intro.text, found.end))
    titles = ancestors(block, context.blocks)
    return next((owner for title in titles if (owner := context.owners.of_title(title))), None)


class _Owners:
    """The bodies that titles name for all that stands below them, each title read once."""

    def __init__(self) -> None:
        self._known: dict[int, _Owner | None] = {}

    def of_title(self, title: Block) -> _Owner | None:
        if title.index not in self._known:
            self._known[title.index] = _owner_of(title)
        return self._known[title.index]


def _owner_of(title: Block) -> _Owner | None:
    found = opens_with_bodies(title.text)
    if found is None and title.text.rstrip().endswith(":"):
        low = wording(title.text)
        opens_list = title.kind != "heading" or _ASSIGNS.match(low) or _LEADS.search(low)
        found = find_subject(title.text) if opens_list else None
    return _Owner(found.names, find_partners(title.text, found.end)) if found else None


def _timeframe(text: str, due: Due | None, start: int) -> str | None:
    if due is not None:
        return text[due.start : due.end]
    return find_recurrence(text, start)


# --- lines beside a task ----------------------------------------------------------------------------------------------


def _label_of(text: str) -> tuple[str, str, int]:
    """What a line "Cơ quan chủ trì: …" is about, what it says, and where that begins; "" for other lines."""
    low = wording(text)
    found = _label_pattern().match(low)
    if found is None:
        return "", "", 0
    return label_kinds()[re.sub(r"\s+", " ", found["word"])], text[found.end() :].strip(" .;"), found.end()


def _with_labels(tasks: list[tuple[Block, Task]], blocks: Sequence[Block], year: int | None) -> Iterator[Task]:
    """The tasks with what the label lines after them say."""
    said_of = {index: run.labels for run in _label_runs(blocks) for index in range(run.first, run.last)}
    for block, task in tasks:
        said = _inline_labels(block.text) or said_of.get(block.index)
        yield _described(task, said, year) if said else task


def _described(task: Task, said: _Labels, year: int | None) -> Task:
    if said.lead or said.partners or said.agencies:
        task = replace(task, lead=said.lead, partners=said.partners, agencies=said.agencies)
    if said.timeframe:
        due = find_due(said.timeframe, year=year) or find_due(f"trong {said.timeframe}", year=year)
        task = replace(task, timeframe=said.timeframe, due=due.day if due else None)
    return task


@dataclass(frozen=True, slots=True)
class _Run:
    """Consecutive label lines. They speak of the blocks from ``first`` up to, not with, ``last``."""

    labels: _Labels
    first: int
    last: int


def _label_runs(blocks: Sequence[Block]) -> list[_Run]:
    runs: list[_Run] = []
    index = 0
    while index < len(blocks):
        if not _is_label(blocks[index]):
            index += 1
            continue
        start = index
        opened = False
        while index < len(blocks) and (
            _is_label(blocks[index]) or (opened and _is_listed_under(blocks[index - 1], blocks[index]))
        ):
            opened = opened or blocks[index].text.rstrip().endswith(":")
            index += 1
        runs.append(_Run(_collected(blocks[start:index]), _first_described(blocks, start), start))
    return runs


def _is_label(block: Block) -> bool:
    return (
        block.kind in ("label", "bullet", "item", "paragraph")
        and _label_of(block.text)[0] not in ("", "task")
        and block.zone == "body"
        and not (block.kind != "label" and len(_label_of(block.text)[1]) > 400)
    )


def _is_listed_under(before: Block, block: Block) -> bool:
    """A bullet below "Cơ quan thực hiện:" that only names a body."""
    return block.kind == "bullet" and block.depth >= before.depth and opens_with_bodies(block.text) is not None


def _first_described(blocks: Sequence[Block], start: int) -> int:
    """The first entry that a run of labels speaks of: the item before it, or all bullets under the same heading."""
    first = start
    for index in range(start - 1, -1, -1):
        block = blocks[index]
        if block.kind in ("heading", "row") or _is_label(block) or block.zone != "body":
            break
        first = index
        if block.kind == "item" or (block.kind == "label" and not block.text.rstrip().endswith(":")):
            break
    return first


def _collected(run: Sequence[Block]) -> _Labels:
    said: dict[str, list[str]] = {"lead": [], "partners": [], "agencies": [], "timeframe": []}
    last = ""
    for block in run:
        kind, content, _ = _label_of(block.text)
        kind = kind or last
        last = kind
        if kind in said and content:
            said[kind].append(content)
        elif kind in said and kind == last and not _label_of(block.text)[0]:
            said[kind].append(block.text)
    return _labels(said)


def _roles(content: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Lead and partners of "A chủ trì; B phối hợp", "A chủ trì, phối hợp với B"; None where no one is said to lead."""
    low = wording(content)
    leads = re.compile(r"\s+(?:là (?:cơ quan|đơn vị)\s+)?chủ trì(?!\w)").search(low)
    if leads is None:
        return None
    lead = split_bodies(content[: leads.start()])
    rest = re.sub(r"(?<!\w)(?:phối hợp|thực hiện|cùng|với|tham gia|chính)(?!\w)\s?:?", " ", content[leads.end() :])
    return lead, tuple(name for name in split_bodies(rest) if read_bodies(name))


def _labels(said: dict[str, list[str]]) -> _Labels:
    roles = next((roles for text in said["agencies"] + said["lead"] if (roles := _roles(text))), None)
    if roles:
        said = {**said, "agencies": [], "lead": [], "partners": [*said["partners"]]}
        more = tuple(name for text in said["partners"] for name in split_bodies(text))
        return _Labels(roles[0], roles[1] + more, (), said["timeframe"][0] if said["timeframe"] else None)
    lead, partners, agencies = (
        tuple(name for text in said[kind] for name in split_bodies(text)) for kind in ("lead", "partners", "agencies")
    )
    if partners and agencies and not lead:  # beside a line for partners, those who carry out are in the lead
        lead, agencies = agencies, ()
    return _Labels(lead, partners, agencies, said["timeframe"][0] if said["timeframe"] else None)


def _bracketed_roles(text: str) -> _Labels | None:
    """ "… (Phòng Tư pháp chủ trì; UBND các xã phối hợp)"."""
    for found in re.finditer(r"\(([^()]{4,300})\)", text):
        roles = _roles(found[1]) if read_bodies(found[1]) else None
        if roles and roles[0]:
            return _Labels(roles[0], roles[1])
    return None


def _inline_labels(text: str) -> _Labels | None:
    """Labels inside the task's own text: "… (Cơ quan chủ trì: A; phối hợp: B)"."""
    low = wording(text)
    marks = [found for found in _inline_pattern().finditer(low) if found.start() > 0]
    if not marks:
        return _bracketed_roles(text)
    said: dict[str, list[str]] = {"lead": [], "partners": [], "agencies": [], "timeframe": []}
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        kind = label_kinds()[re.sub(r"\s+", " ", mark["word"])]
        end = following.start() if following else len(text)
        stop = re.compile(r"\.\s|[)]|$").search(text, mark.end(), end)
        content = text[mark.end() : stop.start() if stop else end]
        if kind in said:
            said[kind].append(content.strip(" .;,()-"))
    labels = _labels(said)
    return labels if labels.lead or labels.partners or labels.agencies else None


# --- tables -----------------------------------------------------------------------------------------------------------


def _table_tasks(rows: list[Block], year: int | None) -> Iterator[Task]:
    """The rows of a table that has a column of tasks and one of bodies."""
    kinds = task_columns(rows[0])
    if not kinds:
        return
    for row in rows[1:]:
        cells = cells_of(row)
        if len(cells) < len(kinds) - 1:
            continue
        said: dict[str, list[str]] = {"lead": [], "partners": [], "agencies": [], "timeframe": []}
        for kind, cell in zip(kinds, cells, strict=False):
            if kind in said and cell.text.strip(" -"):
                said[kind].append(cell.text)
        content = next((cell for kind, cell in zip(kinds, cells, strict=False) if kind == "task"), None)
        if content is None or len(content.text) < _SHORTEST or not any(said.values()):
            continue
        span = row.span(content.start, content.end)
        task = Task(row.text[content.start : content.end], span.start, span.end, row.path, (), (), (), None, None)
        yield _described(task, _labels(said), year)


@cache
def _label_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"\W*(?P<word>{any_of(tuple(label_kinds()))})(?:\s+(?:chính|dự kiến))?\s*(?:\([^()]{{0,60}}\)\s*)?:\s*"
    )


@cache
def _inline_pattern() -> re.Pattern[str]:
    words = [
        word
        for word, kind in label_kinds().items()
        if kind in ("lead", "partners", "agencies", "timeframe") and " " in word
    ]
    return re.compile(rf"(?<!\w)(?P<word>{any_of([*words, 'chủ trì', 'phối hợp'])})\s*:\s*")
