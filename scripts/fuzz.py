"""Try the reader on cases made by chance: `CASES=100000 SEED=7 make fuzz`.

    .venv/bin/python -m scripts.fuzz --cases 100000 --seed 7
    .venv/bin/python -m scripts.fuzz --seed 7 --case docx:123

The same seed makes the same cases, as long as the texts and tables that they are made of are the same. A case that
breaks a promise is shrunk and kept in var/fuzz, with what broke beside it. Exit code 1 when anything broke.
"""

import argparse
import gc
import resource
import sys
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from scripts.paths import ROOT, data_folder

sys.path.insert(0, str(ROOT / "src"))

from scripts.fuzzing.cases import SHARES, Case, make_case, make_cases, outcome, outcomes
from scripts.fuzzing.shrink import shrunk, shrunk_package
from scripts.fuzzing.tally import Tally, failure_of

BATCH = 5_000  # cases whose pdf files are opened by one program
TELL_EVERY = 50_000


def main(argv: Sequence[str] | None = None) -> int:
    """Run the cases; 1 when a promise broke."""
    arguments = _parser().parse_args(argv)
    if arguments.case:
        kind, _, number = arguments.case.partition(":")
        return _run_one(make_case(kind, arguments.seed, int(number)), arguments.keep)
    tally = run(arguments.seed, arguments.first, arguments.cases, arguments.keep, tell=not arguments.quiet)
    print("\n".join(tally.lines()), flush=True)
    return 1 if tally.broken else 0


def run(seed: int, first: int, count: int, keep: Path, *, tell: bool = True) -> Tally:
    """Run so many cases from this number on, and keep the first of each failure."""
    tally, began = Tally(), time.monotonic()
    gc.freeze()  # the tables and the modules stay: what is looked through for garbage is the cases alone
    cases = make_cases(seed, first, count)
    while batch := list(islice(cases, BATCH)):
        for case, found in outcomes(batch):
            failure = tally.add(case, found)
            if failure:
                print(f"seed {seed}, case {case}: {failure}", flush=True)
                kept(case, failure, found.broken or (found.reading,), keep)
        if tell and tally.cases % TELL_EVERY < BATCH:
            most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            minutes = (time.monotonic() - began) / 60
            print(f"{first + tally.cases:,} cases, {minutes:.1f} minutes, {most} MB at most", flush=True)
    return tally


def kept(case: Case, failure: str, broken: Sequence[str], keep: Path) -> Path:
    """The case as it came, as small as it still breaks in the same way, and what broke: three files."""
    keep.mkdir(parents=True, exist_ok=True)
    stem = keep / f"{case.seed}-{case.kind}-{case.number}"
    ending = Path(case.name).suffix or ".txt"

    def breaks(data: str | bytes) -> bool:
        found = outcome(Case(case.kind, case.seed, case.number, data, case.name))
        return (bool(found.broken) or found.ended == "fault") and failure_of(found) == failure

    small: str | bytes
    if isinstance(case.data, str):
        small = shrunk(case.data, breaks)
    elif case.kind == "docx":
        small = shrunk_package(case.data, breaks)
    else:
        small = shrunk(case.data, breaks, tries=100 if case.kind == "pdf" else 600)
    for path, data in ((stem.with_suffix(ending), case.data), (stem.with_suffix(f".small{ending}"), small)):
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
    told = "\n".join((f"seed {case.seed}, case {case}, {case.name}", *broken, f"small: {small!r}"[:4_000]))
    stem.with_suffix(".failure").write_text(told + "\n", encoding="utf-8", errors="backslashreplace")
    return stem.with_suffix(f".small{ending}")


def _run_one(case: Case, keep: Path) -> int:
    found = outcome(case)
    print(f"seed {case.seed}, case {case}, {case.name or 'text'} ({len(case.data)}): {found.ended}")
    print("\n".join(ascii(line) for line in found.broken) or found.reading[:2_000])
    if not found.broken and found.ended != "fault":
        return 0
    print(f"kept: {kept(case, failure_of(found), found.broken or (found.reading,), keep)}")
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="fuzz", description="Thử bộ đọc bằng văn bản và tệp tạo ngẫu nhiên theo hạt giống."
    )
    parser.add_argument("--cases", type=int, default=20_000, metavar="SỐ", help="bao nhiêu ca")
    parser.add_argument("--first", type=int, default=0, metavar="SỐ", help="bắt đầu từ ca số mấy")
    parser.add_argument("--seed", type=int, default=1, metavar="SỐ", help="hạt giống: cùng hạt giống cho cùng các ca")
    parser.add_argument("--case", metavar="LOẠI:SỐ", help=f"chỉ chạy một ca, ví dụ docx:123; loại: {', '.join(SHARES)}")
    parser.add_argument("--keep", type=Path, default=data_folder() / "fuzz", metavar="THƯ MỤC", help="nơi giữ ca hỏng")
    parser.add_argument("--quiet", action="store_true", help="không báo tiến độ")
    return parser


if __name__ == "__main__":
    sys.exit(main())
