"""Started as a program of its own: opens pdf files one after another, as the program of the site opens one.

    python -I open_many.py PROGRAM MOST_PAGES MOST_LETTERS FIRST COUNT

In the folder that it is started in, ``N.pdf`` becomes ``N.json``. A fault ends it at the file that it is at.
"""

import json
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path


def main(program: str, most_pages: str, most_letters: str, first: str, count: str) -> None:
    """Open the files from number ``first`` on, with what PROGRAM does to one."""
    found = spec_from_file_location("opening_program", program)
    assert found is not None
    assert found.loader is not None
    module = module_from_spec(found)
    found.loader.exec_module(module)
    for i in range(int(first), int(count)):
        answer = module.letters(f"{i}.pdf", int(most_pages), int(most_letters))
        part = Path(f"{i}.part")
        part.write_text(json.dumps(answer), encoding="ascii")
        part.rename(f"{i}.json")  # whole or not at all


if __name__ == "__main__":
    main(*sys.argv[1:])
