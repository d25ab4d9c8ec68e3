"""Prepare what the site needs on this machine, and nothing else: `make setup`.

Safe to call again: each step is skipped while what it depends on has not changed.
"""

import os
import secrets
import subprocess
import sys
import tomllib
from pathlib import Path

from scripts import frontend, stamps
from scripts.console import refuse, say, speak_utf8
from scripts.paths import ROOT, VENV, VENV_PYTHON, data_folder

LAUNCHER = """#!{python}
import sys

from {module} import {function}

sys.exit({function}())
"""


def main(arguments: list[str]) -> None:
    """With --dev, also the tools that the tests need."""
    make_venv()
    install("requirements.txt")
    if "--dev" in arguments:
        install("requirements-dev.txt")
    link_sources()
    frontend.build(lambda: install("requirements-node.txt"))
    make_secret_key(data_folder())


def make_venv() -> None:
    """A virtual environment in .venv; one whose Python is gone or too old is made anew."""
    if _works(VENV_PYTHON):
        return
    say("Tạo môi trường Python trong .venv…", "Making the Python environment in .venv…")
    done = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], capture_output=True, text=True)
    if done.returncode != 0 or not _works(VENV_PYTHON):
        raise refuse(
            f"Python này không tạo được môi trường ảo. Trên Debian, Ubuntu: apt-get install python3-venv\n"
            f"{done.stdout}",
            "This Python cannot make a virtual environment. On Debian, Ubuntu: apt-get install python3-venv",
        )


def install(requirements: str) -> None:
    """Install a hashed requirements file: with uv, or with pip where uv is not to be had."""
    file = ROOT / requirements
    stamp = VENV / "stamps" / requirements
    digest = stamps.digest_of([file])
    if stamps.is_current(stamp, digest):
        return
    say(f"Cài các gói trong {requirements}…", f"Installing the packages of {requirements}…")
    if not _install_with_uv(file):
        say("Không dùng được uv; cài bằng pip, chậm hơn.", "uv is not to be had; installing with pip, which is slower.")
        if _run(VENV_PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "--requirement", file) != 0:
            raise refuse(
                f"Không cài được {requirements}: xem lời báo ở trên. Hãy kiểm tra đường mạng tới PyPI rồi gọi lại.",
                f"{requirements} could not be installed: see above. Check the way to PyPI, then call again.",
            )
    stamps.write(stamp, digest)


def link_sources() -> None:
    """Put src/ on the environment's path, and the commands of pyproject.toml into .venv/bin.

    What an editable install does, without building a package: no build tool is fetched, and nothing can go stale.
    """
    [packages] = VENV.glob("lib/python3.*/site-packages")
    (packages / "hoptac-sources.pth").write_text(f"{ROOT / 'src'}\n", encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name, target in project["scripts"].items():
        module, function = target.split(":")
        launcher = VENV / "bin" / name
        launcher.write_text(LAUNCHER.format(python=VENV_PYTHON, module=module, function=function), encoding="utf-8")
        launcher.chmod(0o755)


def make_secret_key(folder: Path) -> None:
    """A key of this machine, readable by its owner alone; an existing one is never touched."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        file = os.open(folder / "secret-key", os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return
    with os.fdopen(file, "w", encoding="ascii") as opened:
        opened.write(secrets.token_urlsafe(50) + "\n")


def _install_with_uv(file: Path) -> bool:
    uv = VENV / "bin" / "uv"
    if not uv.exists():
        wanted = ROOT / "requirements-uv.txt"
        _run(VENV_PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "--requirement", wanted)
    if not uv.exists():
        return False
    return (
        _run(uv, "pip", "install", "--quiet", "--python", VENV_PYTHON, "--require-hashes", "--requirement", file) == 0
    )


def _run(*command: str | Path) -> int:
    return subprocess.run(command, cwd=ROOT).returncode


def _works(python: Path) -> bool:
    try:
        return subprocess.run([python, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]).returncode == 0
    except OSError:
        return False


if __name__ == "__main__":
    speak_utf8()
    main(sys.argv[1:])
