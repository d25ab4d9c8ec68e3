"""The words by which a line of a sheet is known to be no organization (rules/columns.toml): totals, signatures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hoptac.base.folding import exact

_AROUND = ":.() "


@dataclass(frozen=True, slots=True)
class LineWords:
    """How lines begin that add up others, and what stands where people sign."""

    _total: re.Pattern[str]
    _signatures: frozenset[str]

    @classmethod
    def of(cls, totals: Sequence[str], totals_of: Sequence[str], signatures: Sequence[str]) -> "LineWords":
        """``totals_of`` may follow one of the ``totals``."""
        total, of_what = (_one_of(words) for words in (totals, totals_of))
        return cls(
            re.compile(rf"{total}(?:\s*$|\s*[:.,;(\[–—-]|\s*\d|\s+{of_what}(?!\w))"), frozenset(map(exact, signatures))
        )

    def is_total(self, words: str) -> bool:
        """Whether a line that begins so adds up others: "Tổng cộng: 02 HTX", "Cộng xã Sơn Hà"."""
        return self._total.match(exact(words)) is not None

    def is_signature(self, words: str) -> bool:
        """Whether that stands where people sign: "Người lập biểu", "(Ký, ghi rõ họ tên)"."""
        return exact(words).strip(_AROUND) in self._signatures


def _one_of(words: Sequence[str]) -> str:
    return f"(?:{'|'.join(re.escape(exact(one)) for one in sorted(words, key=len, reverse=True))})"
