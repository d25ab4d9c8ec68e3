"""``vanban read``: a document on the screen in a minute or as JSON for a program, a folder of them as tables."""

import argparse
import json
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from vanban.errors import VanbanError
from vanban.page import page_of
from vanban.reader import read

_INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0 when all was read, 1 when something was refused, 2 for misuse, 130 when it was interrupted."""
    parser = _parser()
    arguments = parser.parse_args(argv)
    if arguments.path.is_dir():
        if arguments.out is None:
            parser.error("đọc thư mục cần nơi ghi kết quả: thêm --out THƯ_MỤC_KẾT_QUẢ")
        if arguments.json:
            parser.error("--json chỉ dùng khi đọc một tệp; kết quả của thư mục luôn có dạng JSON (ket-qua.jsonl)")
        return _read_folder(arguments)
    if arguments.out is not None or arguments.processes or arguments.again:
        parser.error("--out, --processes và --again chỉ dùng khi đọc thư mục")
    return _read_file(arguments)


def _read_file(arguments: argparse.Namespace) -> int:
    try:
        document = read(arguments.path)
    except VanbanError as error:
        print(error.message, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"Không mở được tệp “{arguments.path}”: {error.strerror}.", file=sys.stderr)
        return 2
    if arguments.json:
        _show(json.dumps(document.to_dict(with_text=arguments.with_text), ensure_ascii=False, indent=1))
    else:
        _show(page_of(document))
    return 0


def _read_folder(arguments: argparse.Namespace) -> int:
    from vanban.folder.run import Options, read_folder  # only here: one file is read without what writes workbooks

    signal.signal(signal.SIGTERM, _leave)
    options = Options(arguments.processes, with_text=arguments.with_text, anew=arguments.again)
    try:
        done = read_folder(arguments.path, arguments.out, options=options)
    except VanbanError as error:
        print(error.message, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Đã dừng. Những tệp đã đọc vẫn còn; chạy lại đúng lệnh này để đọc tiếp.", file=sys.stderr)
        return _INTERRUPTED
    _show(done.summary)
    return 1 if done.refused else 0


def _leave(_signal: int, _frame: FrameType | None) -> None:
    """A request to end is an interruption: what was started is ended, what was read is kept."""
    raise KeyboardInterrupt


def _show(text: str) -> None:
    """Print, and end quietly where the next program wants no more of it (``| head``)."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="vanban", description="Đọc văn bản hành chính tiếng Việt.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="LỆNH")
    reading = commands.add_parser("read", help="đọc một tệp hoặc cả một thư mục")
    reading.add_argument(
        "path", type=Path, metavar="TỆP_HOẶC_THƯ_MỤC", help="tệp .docx, .doc, .pdf, .html, .md, .txt, ảnh chụp; thư mục"
    )
    reading.add_argument("--json", action="store_true", help="in kết quả dạng JSON (đọc một tệp)")
    reading.add_argument("--with-text", action="store_true", help="kèm cả văn bản đã đọc trong kết quả JSON")
    reading.add_argument("--out", type=Path, metavar="THƯ_MỤC_KẾT_QUẢ", help="nơi ghi kết quả (đọc thư mục)")
    reading.add_argument(
        "--processes", type=_count, default=0, metavar="N", help="số tệp đọc cùng lúc (mặc định: theo số bộ xử lý)"
    )
    reading.add_argument("--again", action="store_true", help="đọc lại cả những tệp đã đọc từ trước")
    return parser


def _count(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("phải từ 1 trở lên")
    return value


if __name__ == "__main__":
    sys.exit(main())
