"""Names in documents that stand for many bodies or people at once, so that no one agency can be behind them."""

import re
from functools import cache
from pathlib import Path

from django.conf import settings

from hoptac.base.folding import exact
from hoptac.base.services.loads import read_rows

_WORD = re.compile(r"[^\W\d_]+")


def is_group_name(name: str) -> bool:
    """Whether a name means a group: told by how it begins (``data/groups.csv``), and by no proper name behind that.

    Short names in capitals ("HTX", "UBND") are none; "Các phòng Kinh tế" and "Hợp tác xã Bình Minh" name some.
    """
    opening = _beginnings(Path(settings.UNITS_ROOT)).match(exact(name))
    return opening is not None and not any(_is_proper(word) for word in _WORD.findall(" ".join(name.split()))[1:])


def _is_proper(word: str) -> bool:
    return word[0].isupper() and not (len(word) > 1 and word.isupper())


@cache
def _beginnings(folder: Path) -> re.Pattern[str]:
    begins = [row["begins"] for row in read_rows(folder / "groups.csv")]
    return re.compile(rf"(?:{'|'.join(map(re.escape, begins))})(?!\w)")
