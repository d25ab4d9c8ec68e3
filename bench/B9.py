"""B9: reading a plan, from text and from a Word file, against patterns on python-docx and against markitdown.

Goals: 300 pages a second from text (a page is 2,500 letters), time and memory linear in the length, text out of a
Word file within three times of a bare walk with lxml. The rivals do less: python-docx with patterns finds no
targets, tasks or duties, markitdown only text. What they share with us is compared before the clock runs.
"""

import io
import json
import zipfile
from collections.abc import Callable, Sequence
from importlib.util import find_spec

from docx import Document
from lxml import etree

from bench.made_plans import SEED, checksum, made_plans
from bench.measure import RUNS, Timing, in_new_process, ratio, tell, tell_machine, timed
from bench.plan_texts import PAGE, as_word_file, five, read_plainly, words_of
from vanban import read, read_file, read_text

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MADE = 1000
_RUNS_OF_MADE = 5
_MEGABYTES = (1, 5, 20)

_COLD = """
from bench.plan_texts import five, read_plainly
_, texts = five()
"""


def run() -> None:
    """Measure all cases."""
    tell_machine("B9")
    source, texts = five()
    _from_text(f"five documents ({source}), from text", texts, RUNS)
    _from_files(texts)
    _text_of_files("five documents, text out of Word files", texts)
    _text_of_files("one of 100 pages, text out of a Word file", ["\n".join(texts * 4)])
    made = made_plans(_MADE)
    tell("B9", "data", plans=len(made), letters=sum(map(len, made)), seed=SEED, checksum=checksum(made))
    tell("B9", "rows on a page", **{source: _density(texts), "made": _density(made[:100])})
    _from_text("1,000 made plans, from text", made, _RUNS_OF_MADE)
    _linearity()


def _from_text(case: str, texts: Sequence[str], runs: int) -> None:
    same = _agreement(texts)
    pages = sum(map(len, texts)) / PAGE
    is_few = runs == RUNS
    ours = timed(
        lambda: [read_text(text) for text in texts],
        runs=runs,
        cold=f"{_COLD}from vanban import read_text\nread_text(texts[0])" if is_few else None,
    )
    plain = timed(
        lambda: [read_plainly(text) for text in texts],
        runs=runs,
        cold=f"{_COLD}read_plainly(texts[0])" if is_few else None,
    )
    tell(
        "B9",
        case,
        goal="ours >= 300 pages/s",
        met=pages / ours.median >= 300,
        same=same,
        ours=ours.told(units=pages, per="pages"),
        patterns=plain.told(units=pages, per="pages"),
        ratios={"patterns": ratio(ours, plain)},
    )


def _agreement(texts: Sequence[str]) -> dict[str, str]:
    """In how many texts both name the same number and day of issue, or neither does. Two that differ end the run."""
    pairs = [(read_text(text), read_plainly(text)) for text in texts]
    numbers = [(ours.number, plain.number) for ours, plain in pairs]
    days = [(ours.date, plain.day) for ours, plain in pairs]
    for one, other in (*numbers, *days):
        if one and other and one != other:
            raise SystemExit(f"Hai cách đọc khác nhau: {one} và {other}.")
    return {
        "number": f"{sum(one == other for one, other in numbers)}/{len(texts)}",
        "day": f"{sum(one == other for one, other in days)}/{len(texts)}",
    }


def _density(texts: Sequence[str]) -> dict[str, float]:
    """How many rows there are to find on a page: what the speed depends on besides the length."""
    pages = sum(map(len, texts)) / PAGE
    read = [read_text(text) for text in texts]
    kinds = ("sections", "targets", "actuals", "tasks", "obligations", "citations")
    return {kind: round(sum(len(getattr(document, kind)) for document in read) / pages, 1) for kind in kinds}


# --- Word files -------------------------------------------------------------------------------------------------------


def _lxml_walk(data: bytes) -> str:
    """The least that reads a Word file at all."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return "\n".join("".join(part.text or "" for part in line.iter(f"{_W}t")) for line in root.iter(f"{_W}p"))


def _python_docx(data: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)


def _markitdown() -> Callable[[bytes], str] | None:
    """The rival's reader; None where it is not installed."""
    if find_spec("markitdown") is None:
        return None
    from markitdown import MarkItDown, StreamInfo

    converter = MarkItDown(enable_plugins=False)
    docx = StreamInfo(extension=".docx")
    return lambda data: str(converter.convert_stream(io.BytesIO(data), stream_info=docx).markdown)


def _rivals() -> dict[str, Callable[[bytes], str]]:
    found: dict[str, Callable[[bytes], str]] = {"python-docx": _python_docx}
    markitdown = _markitdown()
    if markitdown is None:
        tell("B9", "markitdown", skipped="not installed: python -m bench.rivals")
    else:
        found["markitdown"] = markitdown
    return found


def _from_files(texts: Sequence[str]) -> None:
    """The whole reading of Word files: ours finds rows, the rivals take the text and run patterns over it."""
    files = [as_word_file(text) for text in texts]
    pages = sum(map(len, texts)) / PAGE
    ours = timed(lambda: [read(data, name="a.docx") for data in files])
    timings = {name: _timed_patterns(text_of, files) for name, text_of in _rivals().items()}
    _tell_files("five documents, whole reading of Word files", pages, ours, timings, {})


def _timed_patterns(text_of: Callable[[bytes], str], files: Sequence[bytes]) -> Timing:
    return timed(lambda: [read_plainly(text_of(data)) for data in files])


def _text_of_files(case: str, texts: Sequence[str]) -> None:
    files = [as_word_file(text) for text in texts]
    pages = sum(map(len, texts)) / PAGE
    rivals = {"lxml walk": _lxml_walk, **_rivals()}
    same = {name: _same_words(files, text_of) for name, text_of in rivals.items()}
    ours = timed(lambda: [read_file("a.docx", data) for data in files])
    timings = {name: _timed_text(text_of, files) for name, text_of in rivals.items()}
    goal = {"goal": "within 3 times of the lxml walk", "met": ours.median <= 3 * timings["lxml walk"].median}
    _tell_files(case, pages, ours, timings, {**goal, "same_words": same})


def _timed_text(text_of: Callable[[bytes], str], files: Sequence[bytes]) -> Timing:
    return timed(lambda: [text_of(data) for data in files])


def _same_words(files: Sequence[bytes], text_of: Callable[[bytes], str]) -> str:
    same = sum(words_of(read_file("a.docx", data).text) == words_of(text_of(data)) for data in files)
    return f"{same}/{len(files)}"


def _tell_files(case: str, pages: float, ours: Timing, rivals: dict[str, Timing], more: dict[str, object]) -> None:
    tell(
        "B9",
        case,
        **more,
        ours=ours.told(units=pages, per="pages"),
        **{name: timing.told(units=pages, per="pages") for name, timing in rivals.items()},
        ratios={name: ratio(ours, timing) for name, timing in rivals.items()},
    )


# --- length -----------------------------------------------------------------------------------------------------------

_LONG = r"""
import json, re, time
from pathlib import Path
from bench.made_plans import long_text
from vanban import read_text
text = long_text({size})
read_text("KẾ HOẠCH")
def most():
    return int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1])
before = most()
start = time.process_time()
document = read_text(text)
seconds = time.process_time() - start
after = most()
rows = len(document.sections) + len(document.targets) + len(document.tasks) + len(document.obligations)
print(json.dumps({{"seconds": seconds, "kib": after - before, "rows": rows}}))
"""


def _linearity() -> None:
    """One text of 1, 5 and 20 million letters, each once and in a process of its own."""
    first: float | None = None
    for megabytes in _MEGABYTES:
        size = megabytes * 1_000_000
        told = json.loads(in_new_process(_LONG.format(size=size)))
        per_megabyte = told["seconds"] / megabytes
        first = first or per_megabyte
        tell(
            "B9",
            f"one text of {megabytes} million letters",
            goal="time for a million letters at most 1.3 times that of the shortest text",
            met=per_megabyte <= 1.3 * first,
            runs=1,
            seconds=round(told["seconds"], 2),
            pages_per_s=round(size / PAGE / told["seconds"]),
            memory_mb_per_million_letters=round(told["kib"] / 1024 / megabytes, 1),
            rows=told["rows"],
        )
