"""Outlines of squares in the place of the real ones, which the build of the pages makes."""

import json
from pathlib import Path
from typing import Any

KEYS = ("02@2024", "08@2024", "08@2025", "22@2024", "51@2024", "51@2025", "62@2024")
HOANG_SA = {
    "name": "Quần đảo Hoàng Sa",
    "units": ["48@2024", "48@2025"],
    "path": "M60 5L61 5L61 6Z",
    "box": [60, 5, 61, 6],
}
TRUONG_SA = {"name": "Quần đảo Trường Sa", "units": ["56@2024"], "path": "M70 50L71 50L71 51Z", "box": [70, 50, 71, 51]}


def write_map(folder: Path, *, archipelagos: Any = (HOANG_SA, TRUONG_SA)) -> Path:
    """A map of the provinces that the tests load, as the build would write it."""
    squares = {
        key: {"path": f"M{at} 0L{at + 9} 0L{at + 9} 9Z", "at": [at + 5, 5], "box": [at, 0, at + 9, 9]}
        for at, key in zip(range(0, 70, 10), KEYS, strict=True)
    }
    file = folder / "map.json"
    file.write_text(
        json.dumps({"viewBox": [0, 0, 90, 60], "provinces": squares, "archipelagos": list(archipelagos)}), "utf-8"
    )
    return file
