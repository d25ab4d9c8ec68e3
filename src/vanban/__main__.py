"""``vanban read FILE``: a document on the screen in a minute, or as JSON for a program."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from vanban.errors import VanbanError
from vanban.page import page_of
from vanban.reader import read


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0 when the file was read, 1 when it was refused, 2 for misuse."""
    arguments = _parser().parse_args(argv)
    try:
        document = read(arguments.file)
    except VanbanError as error:
        print(error.message, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"Không mở được tệp “{arguments.file}”: {error.strerror}.", file=sys.stderr)
        return 2
    if arguments.json:
        _show(json.dumps(document.to_dict(with_text=arguments.with_text), ensure_ascii=False, indent=1))
    else:
        _show(page_of(document))
    return 0


def _show(text: str) -> None:
    """Print, and end quietly where the next program wants no more of it (``| head``)."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="vanban", description="Đọc văn bản hành chính tiếng Việt.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="LỆNH")
    reading = commands.add_parser("read", help="đọc một tệp .docx, .doc, .pdf, .html, .md, .txt hoặc ảnh chụp")
    reading.add_argument("file", type=Path, metavar="TỆP", help="tệp cần đọc")
    reading.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    reading.add_argument("--with-text", action="store_true", help="kèm cả văn bản đã đọc (với --json)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
