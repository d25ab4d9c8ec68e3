"""What stands beside a task and tells of it: lines "Cơ quan chủ trì: …", notes in brackets, cells of a table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from vanban.agencies import read_bodies, split_bodies
from vanban.blocks import Block
from vanban.due_days import find_due
from vanban.model import Task
from vanban.parts import ancestors
from vanban.subjects import opens_with_bodies
from vanban.table_rows import cells_of
from vanban.task_tables import act_words, line_kinds, task_columns
from vanban.wording import any_of, one_of, texts_of, wording

_LETTERED = re.compile(r"[a-zđ]")
SHORTEST = 12  # letters of a task


@dataclass(frozen=True, slots=True)
class Labels:
    """What the lines or cells beside a task say of it."""

    lead: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    timeframe: str | None = None


@lru_cache(maxsize=256)
def label_of(text: str) -> tuple[str, str, int]:
    """What a line "Cơ quan chủ trì: …" is about, what it says, and where that begins; "" for other lines."""
    low = wording(text)
    found = _label_pattern().match(low)
    if found is None:
        return "", "", 0
    return line_kinds()[re.sub(r"\s+", " ", found["word"])], text[found.end() :].strip(" .;"), found.end()


def labels_in(text: str) -> list[tuple[str, str]]:
    """What each label of a line is about, and what it says: "Cơ quan chủ trì: A; cơ quan phối hợp: B" has two."""
    kind, _, start = label_of(text)
    if not kind:
        return []
    low = wording(text)
    parts: list[tuple[str, str]] = []
    for mark in _further_pattern().finditer(low, start):
        parts.append((kind, _said(text[start : mark.start()])))
        kind, start = line_kinds()[re.sub(r"\s+", " ", mark["word"])], mark.end()
    return [*parts, (kind, _said(text[start:]))]


def _said(content: str) -> str:
    """What a label says, without the marks around it."""
    content = content.strip(" .;,-–")
    return content[:-1].rstrip() if content.endswith(")") and "(" not in content else content


def with_labels(tasks: list[tuple[Block, Task]], blocks: Sequence[Block], year: int | None) -> Iterator[Task]:
    """The tasks with what the label lines after them say."""
    said_of = {index: run.labels for run in _label_runs(blocks) for index in range(run.first, run.last)}
    for block, task in tasks:
        own = _inline_labels(block.text)
        said = own or said_of.get(block.index)
        yield described(task, said, year, within=own is not None) if said else task


def described(task: Task, said: Labels, year: int | None, *, within: bool = False) -> Task:
    """The task with what is said of it. ``within``: in its own words, which the bodies named there do not replace."""
    if within and said.agencies and task.lead and not said.lead:
        task = replace(task, partners=(*task.partners, *said.partners), agencies=said.agencies)
    elif within and said.lead and not said.partners:
        task = replace(task, lead=said.lead, partners=tuple(name for name in task.partners if name not in said.lead))
    elif said.lead or said.agencies:
        task = replace(task, lead=said.lead, partners=said.partners, agencies=said.agencies)
    elif said.partners:
        task = replace(task, partners=tuple(name for name in said.partners if name not in task.lead))
    if said.timeframe:
        due = find_due(said.timeframe, year=year) or find_due(f"trong {said.timeframe}", year=year)
        task = replace(task, timeframe=said.timeframe, due=due.day if due else None)
    return task


@dataclass(frozen=True, slots=True)
class _Run:
    """Consecutive label lines. They speak of the blocks from ``first`` up to, not with, ``last``."""

    labels: Labels
    first: int
    last: int


def _label_runs(blocks: Sequence[Block]) -> list[_Run]:
    runs: list[_Run] = []
    index = 0
    while index < len(blocks):
        if not is_label(blocks[index]):
            index += 1
            continue
        start = index
        opened = False
        while index < len(blocks) and (
            is_label(blocks[index]) or (opened and _is_listed_under(blocks[index - 1], blocks[index]))
        ):
            opened = opened or blocks[index].text.rstrip().endswith(":")
            index += 1
        first = _first_described(blocks, start)
        is_title = start > 0 and (first == start or (first == start - 1 and blocks[first].kind == "item"))
        last = _last_described(blocks, start - 1, index) if is_title else start
        runs.append(_Run(_collected(blocks[start:index]), first, last))
    return runs


def _last_described(blocks: Sequence[Block], title: int, start: int) -> int:
    """Right under a title, labels speak of all entries under it that follow: the first block that is none of them."""
    last = start
    while last < len(blocks) and blocks[last].kind in ("item", "bullet") and not is_label(blocks[last]):
        if blocks[last].zone != "body" or not _stands_under(blocks[last], title, blocks):
            break
        last += 1
    return last


def _stands_under(block: Block, above: int, blocks: Sequence[Block]) -> bool:
    return any(title.index == above for title in ancestors(block, blocks))


def is_label(block: Block) -> bool:
    return (
        block.kind in ("label", "bullet", "item", "paragraph")
        and label_of(block.text)[0] not in ("", "task")
        and not told_in(block.text)
        and block.zone == "body"
        and not (block.kind != "label" and len(label_of(block.text)[1]) > 400)
    )


def told_in(text: str) -> str:
    """What a line tells to do that says first whose it is: "Ai làm: Phòng Kinh tế. Việc: lập sổ theo dõi"."""
    contents = [content for kind, content in labels_in(text)[1:] if kind == "task" and len(content) >= SHORTEST]
    return contents[0] if contents else ""


def _is_listed_under(before: Block, block: Block) -> bool:
    """A bullet below "Cơ quan thực hiện:" that only names a body, or the line right below that does."""
    if block.kind == "paragraph":
        return before.text.rstrip().endswith(":") and opens_with_bodies(block.text) is not None
    return block.kind == "bullet" and block.depth >= before.depth and opens_with_bodies(block.text) is not None


def _first_described(blocks: Sequence[Block], start: int) -> int:
    """The first entry that a run of labels speaks of: the item before it, or all bullets under the same heading."""
    first = start
    for index in range(start - 1, -1, -1):
        block = blocks[index]
        if block.kind in ("heading", "row") or is_label(block) or block.zone != "body":
            break
        first = index
        is_told = block.kind == "label" and not block.text.rstrip().endswith(":")
        if block.kind == "item" and not _goes_on(blocks, index):
            break
        if is_told and not (
            index and blocks[index - 1].kind == "item"
        ):  # "1. Mở lớp" over "- Nội dung: …" is told of too
            break
    return first


def _goes_on(blocks: Sequence[Block], index: int) -> bool:
    """Whether a lettered entry follows another: what stands under the last of a list tells of all of it."""
    before = blocks[index - 1] if index else None
    is_listed = before is not None and before.kind == "item" and before.parent == blocks[index].parent
    return is_listed and _LETTERED.fullmatch(blocks[index].label) is not None


def _collected(run: Sequence[Block]) -> Labels:
    said: dict[str, list[str]] = {"lead": [], "partners": [], "agencies": [], "timeframe": []}
    last = ""
    for block in run:
        parts = labels_in(block.text) or [(last, block.text)]
        for kind, content in parts:
            if kind in said and content:
                said[kind].append(content)
        last = parts[-1][0]
    return labels_of(said)


def _roles(content: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Lead and partners of "A chủ trì; B phối hợp", "A chủ trì, phối hợp với B"; None where no one is said to lead."""
    low = wording(content)
    leads = _leading().search(low)
    if leads is None:
        return None
    lead = split_bodies(content[: leads.start()])
    rest = _helping().sub(" ", content[leads.end() :]).replace("(", " ").replace(")", " ")
    return lead, tuple(name for name in split_bodies(rest) if read_bodies(name))


def labels_of(said: dict[str, list[str]]) -> Labels:
    roles = next((roles for text in said["agencies"] + said["lead"] if (roles := _roles(text))), None)
    if roles:
        said = {**said, "agencies": [], "lead": [], "partners": [*said["partners"]]}
        more = tuple(name for text in said["partners"] for name in split_bodies(text))
        return Labels(roles[0], roles[1] + more, (), said["timeframe"][0] if said["timeframe"] else None)
    lead, partners, agencies = (
        tuple(name for text in said[kind] for name in split_bodies(text)) for kind in ("lead", "partners", "agencies")
    )
    if partners and agencies and not lead:  # beside a line for partners, those who carry out are in the lead
        lead, agencies = agencies, ()
    return Labels(lead, partners, agencies, said["timeframe"][0] if said["timeframe"] else None)


def _bracketed_roles(text: str) -> Labels | None:
    """ "… (Phòng Tư pháp chủ trì; UBND các xã phối hợp)"."""
    for found in re.finditer(r"\(([^()]{4,300})\)", text):
        roles = _roles(found[1]) if read_bodies(found[1]) else None
        if roles and roles[0]:
            return Labels(roles[0], roles[1])
    return None


def _inline_labels(text: str) -> Labels | None:
    """Labels inside the task's own text: "… (Cơ quan chủ trì: A; phối hợp: B)"."""
    low = wording(text)
    first = -1 if told_in(text) else 0
    may_be_labelled = any(sign in low for sign in _signs())
    marks = [mark for mark in _inline_pattern().finditer(low) if mark.start() > first] if may_be_labelled else []
    if not marks:
        return _bracketed_roles(text)
    said: dict[str, list[str]] = {"lead": [], "partners": [], "agencies": [], "timeframe": []}
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        kind = line_kinds()[re.sub(r"\s+", " ", mark["word"])]
        end = following.start() if following else len(text)
        stop = _inline_stop().search(low, mark.end(), end)
        content = text[mark.end() : stop.start() if stop else end]
        if kind in said:
            said[kind].append(content.strip(" .;,()-"))
    labels = labels_of(said)
    return labels if labels.lead or labels.partners or labels.agencies else None


# --- tables -----------------------------------------------------------------------------------------------------------


def table_tasks(rows: list[Block], year: int | None) -> Iterator[Task]:
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
        if content is None or len(content.text) < SHORTEST or not any(said.values()):
            continue
        span = row.span(content.start, content.end)
        task = Task(row.text[content.start : content.end], span.start, span.end, row.path, (), (), (), None, None)
        yield described(task, labels_of(said), year)


@cache
def _label_pattern() -> re.Pattern[str]:
    ties = one_of("task_words", "label-ties")
    return re.compile(rf"\W*(?P<word>{any_of(tuple(line_kinds()))})(?:\s+{ties})?\s*(?:\([^()]{{0,60}}\)\s*)?:\s*")


@cache
def _further_pattern() -> re.Pattern[str]:
    """A label behind another in its line."""
    words, ties = any_of(tuple(line_kinds())), one_of("task_words", "label-ties")
    return re.compile(rf"(?:[;.,(|)]|\s-\s)\W{{0,6}}(?P<word>{words})(?:\s+{ties})?\s*:\s*")


@cache
def _inline_stop() -> re.Pattern[str]:
    """Where the content of a label within a text ends: a full stop, a bracket, by when it is due, who helps."""
    ends = any_of([*texts_of("subjects", "by-when"), *texts_of("subjects", "role-beside")])
    return re.compile(rf"\.\s|[)]|[;,]\s*(?={ends}(?!\w))|$")


@cache
def _inline_pattern() -> re.Pattern[str]:
    words = [word for word, kind in line_kinds().items() if kind in ("lead", "partners", "agencies", "timeframe")]
    acts = act_words()
    named = "|".join(f"(?<={word})" for word in texts_of("task_words", "labels-that-are"))
    ends = rf"(?:\s*:|(?:{named})\s+là\s)\s*"
    marked = rf"(?:(?<=[.,;:(\[|/-])|(?<=[.,;:(\[|/-]\s)){any_of(word for word in words if word in acts)}"
    return re.compile(rf"(?P<word>(?<!\w){any_of(word for word in words if word not in acts)}|{marked}){ends}")


@cache
def _signs() -> tuple[str, ...]:
    """Without one of these no label stands within a text."""
    return (":", *(f"{word} là" for word in texts_of("task_words", "labels-that-are")))


@cache
def _leading() -> re.Pattern[str]:
    """ "Phòng Tư pháp chủ trì", "Phòng Tư pháp (là cơ quan đầu mối)": behind who leads."""
    leads, bodies = one_of("task_words", "noted-as-leading"), one_of("task_words", "noted-bodies")
    return re.compile(rf"\s+\(?\s*(?:là {bodies}\s+)?{leads}(?!\w)")


@cache
def _helping() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of('task_words', 'noted-as-helping')}(?!\w)\s?:?")
