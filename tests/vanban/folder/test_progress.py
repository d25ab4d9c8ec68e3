"""How far a run is, in one line."""

import io

from vanban.folder.progress import Progress


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_line_counts_what_is_done_known_and_refused() -> None:
    progress = Progress(1200, io.StringIO())
    for i in range(3):
        progress.count(is_known=i == 0, is_refused=i == 2)

    assert progress.line().startswith("3/1.200 tệp · 1 đã đọc từ trước · ")
    assert progress.line().endswith(" · từ chối 1")


def test_a_slow_file_is_named_and_a_quick_one_is_not() -> None:
    progress = Progress(2, io.StringIO())

    assert "đang đọc lâu: b.pdf (7 giây)" in progress.line(("b.pdf", 7.2))
    assert "b.pdf" not in progress.line(("b.pdf", 0.5))


def test_on_a_screen_one_line_is_written_over_and_kept_within_its_width() -> None:
    screen = Screen()
    progress = Progress(2, screen)
    progress._told = float("-inf")
    progress.watch(("thu-muc-rat-dai/" * 10 + "b.pdf", 30.0))
    progress.end()

    shown = screen.getvalue()
    assert shown.count("\r") == 2
    assert shown.endswith("\n")
    assert max(map(len, shown.strip("\n").split("\r"))) <= 100


def test_elsewhere_lines_come_now_and_then_and_at_the_end() -> None:
    kept = io.StringIO()
    progress = Progress(2, kept)
    for _ in range(50):
        progress.watch(None)
    progress.end()

    assert kept.getvalue().count("\n") == 1
