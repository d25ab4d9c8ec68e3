"""Many pdf files opened by one program of its own, within the limits in which the site opens each."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from vanban import DEFAULT, files

_FOLDER = Path(files.__file__).parent
_CONFINE, PROGRAM = _FOLDER / "confine.py", _FOLDER / "pdf_program.py"
_OPEN_MANY = Path(__file__).with_name("open_many.py")
_MOST_OUTPUT = 500_000_000


class FaultError(Exception):
    """The program that opens pdf ended at this file: by a signal, by a limit, or by an exception."""


def opened(papers: Sequence[bytes], place: Path, *, program: Path = PROGRAM) -> list[dict[str, Any] | FaultError]:
    """The answer for each file, in order; ``place`` is an empty folder to work in. A fault costs one file."""
    for i, data in enumerate(papers):
        (place / f"{i}.pdf").write_bytes(data)
    answers: list[dict[str, Any] | FaultError] = []
    while len(answers) < len(papers):
        said = _run(program, place, len(answers), len(papers))
        for i in range(len(answers), len(papers)):
            answer = place / f"{i}.json"
            if not answer.is_file():
                answers.append(FaultError(said))
                break
            answers.append(json.loads(answer.read_bytes()))
    return answers


def _run(program: Path, place: Path, first: int, count: int) -> str:
    """Run the program from the file ``first`` on; in words, how it ended."""
    command = [sys.executable, "-I", "-S", _CONFINE, DEFAULT.seconds, DEFAULT.memory, _MOST_OUTPUT]
    command += [sys.executable, "-I", _OPEN_MANY, program, DEFAULT.pages, DEFAULT.letters, first, count]
    with (place / "said").open("wb") as said:
        code = subprocess.run(
            [str(part) for part in command], cwd=place, stdin=subprocess.DEVNULL, stdout=said, stderr=said, check=False
        ).returncode
    last = (place / "said").read_text("utf-8", "replace").strip().rpartition("\n")[2]
    return f"the program that opens pdf ended with {code}: {last[:300]}"
