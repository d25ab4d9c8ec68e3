"""Run the benchmarks: all of them, or those whose numbers are given.

.venv/bin/python -m bench [9 10]
"""

import sys
from importlib import import_module
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
sys.path[:0] = [str(FOLDER.parent / "src")]
sys.path.append(str(FOLDER.parent / "var" / "rivals"))  # last: what the site is tested with goes first


def main(wanted: list[str]) -> int:
    """Run the benchmarks in the order of their numbers."""
    there = sorted((path.stem for path in FOLDER.glob("B*.py")), key=lambda name: int(name[1:]))
    unknown = [name for name in wanted if f"B{name.removeprefix('B')}" not in there]
    if unknown:
        print(f"Không có phép đo {', '.join(unknown)}; có {', '.join(there)}.", file=sys.stderr)
        return 2
    for name in there:
        if not wanted or name[1:] in {number.removeprefix("B") for number in wanted}:
            import_module(f"bench.{name}").run()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
