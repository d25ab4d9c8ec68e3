"""How far a run is, told on a stream: one line that is written over, or lines now and then where it is kept."""

import time
from typing import TextIO

_SLOW = 3.0  # seconds after which a file is named
_EACH = {True: 0.2, False: 10.0}  # seconds between two lines, on a screen and elsewhere
_WIDTH = 100


class Progress:
    """Counts files and tells of them. ``rate`` counts what was read, not what was known already."""

    def __init__(self, total: int, stream: TextIO) -> None:
        self._total = total
        self._stream = stream
        self._is_screen = stream.isatty()
        self._began = time.monotonic()
        self._told = self._began
        self.known = self.read = self.refused = 0

    def count(self, *, is_known: bool, is_refused: bool) -> None:
        self.known += is_known
        self.read += not is_known
        self.refused += is_refused

    @property
    def done(self) -> int:
        return self.known + self.read

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began

    def watch(self, longest: tuple[str, float] | None) -> None:
        """Tell, where it is time to."""
        now = time.monotonic()
        if now - self._told >= _EACH[self._is_screen]:
            self._told = now
            self._write(self.line(longest))

    def line(self, longest: tuple[str, float] | None = None) -> str:
        """
        >>> import io
        >>> Progress(1200, io.StringIO()).line(("pl/so-lieu.pdf", 12.4))
        '0/1.200 tệp · 0,0 tệp/giây · từ chối 0 · đang đọc lâu: pl/so-lieu.pdf (12 giây)'
        """
        parts = [
            f"{whole(self.done)}/{whole(self._total)} tệp",
            f"{self.rate} tệp/giây",
            f"từ chối {whole(self.refused)}",
        ]
        if self.known:
            parts.insert(1, f"{whole(self.known)} đã đọc từ trước")
        if longest and longest[1] >= _SLOW:
            parts.append(f"đang đọc lâu: {longest[0]} ({longest[1]:.0f} giây)")
        return " · ".join(parts)

    @property
    def rate(self) -> str:
        seconds = self.seconds
        return f"{self.read / seconds if seconds >= 0.05 else 0:.1f}".replace(".", ",")

    def end(self) -> None:
        """Leave the screen to what comes next."""
        self._write(self.line())
        if self._is_screen:
            print(file=self._stream, flush=True)

    def _write(self, line: str) -> None:
        if self._is_screen:
            shown = line if len(line) < _WIDTH else line[: _WIDTH - 1] + "…"
            print(f"\r{shown:{_WIDTH}}", end="", file=self._stream, flush=True)
        else:
            print(line, file=self._stream, flush=True)


def whole(value: int) -> str:
    """A number with its thousands apart."""
    return f"{value:,}".replace(",", ".")
