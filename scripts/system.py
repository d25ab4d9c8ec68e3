"""Install the optional programs of the system with apt, and say what each is for: `make system`.

The site runs without any of them; what each adds is in the table.
"""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass

from scripts.console import refuse, say, speak_utf8
from scripts.programs import MissingProgramError, find_chromium, find_postgresql


@dataclass(frozen=True, slots=True)
class Package:
    """A Debian package, what it is for, and how we know that it (or its like) is there."""

    name: str
    vietnamese: str
    english: str
    is_there: Callable[[], bool]


def main() -> None:
    """Install what is missing, in one call of apt-get. Refused in words without apt or without the right to use it."""
    for package in PACKAGES:
        mark = "có · there" if package.is_there() else "thiếu · missing"
        say(f"{package.name} ({mark}): {package.vietnamese}", package.english)
    missing = [package.name for package in PACKAGES if not package.is_there()]
    if not missing:
        return
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *missing]
    if shutil.which("apt-get") is None:
        raise refuse(
            f"Máy này không có apt-get. Hãy cài bằng cách của hệ điều hành này: {', '.join(missing)}.",
            "This machine has no apt-get. Install these in this system's own way.",
        )
    if os.geteuid() != 0:
        raise refuse(
            f"Cần quyền quản trị để cài. Hãy gọi: sudo apt-get update && sudo {' '.join(command)}",
            "Installing needs administrator's rights: call the line above.",
        )
    for step in (["apt-get", "update"], command):
        if subprocess.run(step, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}).returncode != 0:
            raise refuse(f"Lệnh {' '.join(step)} không chạy được.", "The command above failed; see its own words.")


def _is_found(find: Callable[[], object]) -> bool:
    try:
        find()
    except MissingProgramError:
        return False
    return True


def _draws_vietnamese() -> bool:
    """fontconfig knows a font with ạ, ế, ữ: without one the browser draws boxes."""
    if shutil.which("fc-list") is None:
        return False
    fonts = subprocess.run(["fc-list", ":lang=vi", "family"], capture_output=True, text=True)
    return bool(fonts.stdout.strip())


def recognises_vietnamese() -> bool:
    """tesseract is there and has its Vietnamese letters."""
    if shutil.which("tesseract") is None:
        return False
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True)
    return "vie" in listed.stdout.split()


PACKAGES = (
    Package(
        "chromium",
        "trình duyệt cho nhóm kiểm thử “browser”, bấm từng trang như người dùng",
        "the browser of the test group “browser”, which clicks through the pages as a person does",
        lambda: _is_found(find_chromium),
    ),
    Package(
        "postgresql",
        "cơ sở dữ liệu cho văn phòng nhiều người dùng; nhóm kiểm thử “postgresql” tự chạy một máy chủ riêng",
        "the database for an office with many people; the test group “postgresql” starts a server of its own",
        lambda: _is_found(find_postgresql),
    ),
    Package(
        "libreoffice-writer-nogui",
        "đổi văn bản Word đời cũ (.doc) để đọc được",
        "turns old Word documents (.doc) into ones that are read",
        lambda: any(map(shutil.which, ("soffice", "libreoffice"))),
    ),
    Package(
        "tesseract-ocr",
        "nhận dạng chữ trong bản chụp và ảnh văn bản",
        "recognises letters in scans and pictures of documents",
        lambda: shutil.which("tesseract") is not None,
    ),
    Package(
        "tesseract-ocr-vie",
        "chữ Việt cho tesseract-ocr",
        "the Vietnamese letters of tesseract-ocr, which it does not bring along by itself",
        recognises_vietnamese,
    ),
    Package(
        "fonts-dejavu-core",
        "phông chữ có đủ chữ Việt, để ảnh chụp trang đúng dấu",
        "a font with all Vietnamese letters, so that pictures of the pages are right",
        _draws_vietnamese,
    ),
)


if __name__ == "__main__":
    speak_utf8()
    main()
