"""A case that breaks a promise made small, so that a person sees at a glance what it takes."""

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import AnyStr

_MOST_TRIES = 600


def shrunk(data: AnyStr, breaks: Callable[[AnyStr], bool], *, tries: int = _MOST_TRIES) -> AnyStr:
    """The data without whatever can be left out while it still breaks; pieces are tried from large to small.

    >>> shrunk("một hai ba bốn", lambda text: "ba" in text)
    'ba'
    """
    size = max(1, len(data) // 2)
    while size and tries > 0:
        at, is_shorter = 0, False
        while at < len(data) and tries > 0:
            shorter = data[:at] + data[at + size :]
            tries -= 1
            if breaks(shorter):
                data, is_shorter = shorter, True
            else:
                at += size
        if not is_shorter:
            size //= 2
    return data


def shrunk_package(data: bytes, breaks: Callable[[bytes], bool], *, tries: int = _MOST_TRIES) -> bytes:
    """A Word file with fewer and shorter members; as bytes, where only the archive as it is breaks the promise."""
    members = _members(data)
    if not members or not breaks(_packed(members)):
        return shrunk(data, breaks, tries=tries)
    for name in list(members):
        fewer = {other: content for other, content in members.items() if other != name}
        if fewer and breaks(_packed(fewer)):
            members = fewer
    for name, content in list(members.items()):
        others = {other: members[other] for other in members if other != name}

        def still(shorter: bytes, name: str = name, others: dict[str, bytes] = others) -> bool:
            return breaks(_packed(others | {name: shorter}))

        members[name] = shrunk(content, still, tries=tries // len(members))
    return _packed(members)


def _members(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {info.filename: archive.read(info) for info in archive.infolist() if info.file_size < 10_000_000}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError, RuntimeError):
        return {}


def _packed(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
    return stream.getvalue()
