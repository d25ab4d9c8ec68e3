"""Write the hashed requirements*.txt from the names in requirements*.in.

    .venv/bin/python -m scripts.compile_requirements [--upgrade]

With --upgrade, every pin moves to the newest release that fits; without it, pins stay and what is missing is added.
"""

import subprocess
import sys

from scripts.paths import ROOT, VENV

OPTIONS = ("--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--no-header", "--quiet")
# The oldest Python we run on decides the versions; --universal keeps the pins of other systems beside ours.
TARGET = ("--universal", "--python-version", "3.11")


def compile_all(arguments: list[str]) -> None:
    """Run-time pins first: the test tools must live with them, not the other way round."""
    held_by = {"requirements-dev": "requirements.txt", "requirements-bench": "requirements-dev.txt"}
    for name in ("requirements", "requirements-dev", "requirements-bench", "requirements-node", "requirements-uv"):
        held = ("--constraint", held_by[name]) if name in held_by else ()
        command = [VENV / "bin" / "uv", "pip", "compile", *OPTIONS, *TARGET, *held, *arguments]
        subprocess.run([*command, f"{name}.in", "--output-file", f"{name}.txt"], cwd=ROOT, check=True)


if __name__ == "__main__":
    compile_all(sys.argv[1:])
