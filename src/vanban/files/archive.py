"""The parts of an Office package, unpacked within limits and checked before they are parsed."""

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from types import TracebackType
from typing import Self

from lxml import etree

from vanban.errors import (
    ArchiveBombError,
    BrokenFileError,
    EncryptedFileError,
    ExternalEntityError,
    ExternalTemplateError,
    MacroFileError,
)
from vanban.files.markup import refuse_heavy_xml
from vanban.files.source import Limits

_CHUNK = 65_536
_SMALL = 1_000_000  # a part this small may be packed as tightly as it likes
_HEAD = struct.Struct("<4s22x2H")  # before a packed part: its mark, …, the lengths of its name and of a further field
_PLAIN_FLAGS = 0x80E  # how tightly it is packed, where its sizes stand, how its name is written
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError, KeyError,
    NotImplementedError, RuntimeError,
)  # fmt: skip
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_LOADED_FROM_OUTSIDE = ("attachedTemplate", "oleObject", "frame", "subDocument", "package", "aFChunk", "externalLink")
_DECLARATIONS = tuple(
    word.encode(encoding) for word in ("<!DOCTYPE", "<!ENTITY") for encoding in ("ascii", "utf-16-le", "utf-16-be")
)


class Package:
    """An opened package. Every part is counted while it is unpacked; XML parts are refused with a DTD or an entity."""

    def __init__(self, name: str, data: bytes, limits: Limits) -> None:
        self.name = name
        self._limits = limits
        self._unpacked = 0
        self._data = data
        self._parts: dict[str, bytes] = {}  # what was read: the check reads a part, the reader wants it again
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._infos = {info.filename: info for info in self._archive.infolist()}
        except _BROKEN:
            raise BrokenFileError(name) from None
        self._check_list()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._archive.close()
        self._parts.clear()

    @property
    def names(self) -> list[str]:
        return list(self._infos)

    def find(self, stem: str) -> str:
        """The name of a part, also where the program that saved the file gave it a number ("word/document2.xml")."""
        pattern = re.compile(re.escape(stem) + r"\d{0,2}\.xml")
        return next((name for name in self._infos if pattern.fullmatch(name)), f"{stem}.xml")

    def read(self, part: str) -> bytes | None:
        """The bytes of a part, or None where there is none."""
        info = self._infos.get(part)
        if info is None:
            return None
        if part not in self._parts:
            self._parts[part] = self._unpack(part, info)
        return self._parts[part]

    def _unpack(self, part: str, info: zipfile.ZipInfo) -> bytes:
        if data := self._unpacked_at_once(info):
            self._count(len(data), len(data), info)
            return data
        chunks: list[bytes] = []
        size = 0
        try:
            with self._archive.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    self._count(len(chunk), size, info)
                    chunks.append(chunk)
        except _BROKEN:
            raise BrokenFileError(self.name, part) from None
        return b"".join(chunks)

    def _unpacked_at_once(self, info: zipfile.ZipInfo) -> bytes:
        """A small part, unpacked in one call: the library's stream takes twice the time of the unpacking itself.

        Empty where anything is not as in nearly all packages. The stream then finds out whether it may be read.
        """
        if info.compress_type != zipfile.ZIP_DEFLATED or info.flag_bits & ~_PLAIN_FLAGS:
            return b""
        if not 0 < info.file_size <= _SMALL:
            return b""
        try:
            mark, name, further = _HEAD.unpack_from(self._data, info.header_offset)
            begin = info.header_offset + _HEAD.size
            start = begin + name + further
            if mark != b"PK\x03\x04" or self._data[begin : begin + name] != info.filename.encode("ascii"):
                return b""
            packed = self._data[start : start + info.compress_size]
            data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, info.file_size)
        except (struct.error, zlib.error, UnicodeEncodeError):
            return b""
        return data if len(data) == info.file_size and zlib.crc32(data) == info.CRC else b""

    def xml(self, part: str, *, cut: Callable[[bytes], bytes] = bytes) -> etree._Element | None:
        """The root of an XML part, or None where there is none. What is cut from it is checked like the rest."""
        data = self.read(part)
        if data is None:
            return None
        if _declares(data):
            raise ExternalEntityError(self.name, part)
        refuse_heavy_xml(self.name, data, self._limits)
        # "Strict Open XML" differs for a reader in its namespaces alone.
        data = cut(data).replace(_STRICT, _TRANSITIONAL)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise BrokenFileError(self.name, part) from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise ExternalEntityError(self.name, part)
        return root

    def check(self) -> None:
        """Refuse macros, declarations in any XML part, and parts loaded from elsewhere."""
        if any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in self._infos):
            raise MacroFileError(self.name)
        for part in self._infos:
            if part.endswith(".rels"):
                self._check_relations(part)
            elif part.endswith(".xml"):
                data = self.read(part)
                if data and _declares(data):
                    raise ExternalEntityError(self.name, part)
                if part == "[Content_Types].xml" and data and b"macroEnabled" in data:
                    raise MacroFileError(self.name)

    def _check_relations(self, part: str) -> None:
        root = self.xml(part)
        if root is None:
            return
        for relation in root.iter(_RELATION):
            kind = (relation.get("Type") or "").rpartition("/")[2]
            if relation.get("TargetMode") == "External" and kind in _LOADED_FROM_OUTSIDE:
                raise ExternalTemplateError(self.name, (relation.get("Target") or "")[:80])

    def _check_list(self) -> None:
        infos = self._infos.values()
        entries = len(self._archive.infolist())
        if entries > self._limits.entries:
            raise ArchiveBombError(self.name, "entries", entries, self._limits.entries)
        declared = sum(info.file_size for info in infos)
        if declared > self._limits.unpacked:
            raise ArchiveBombError(self.name, "size", declared, self._limits.unpacked)
        if any(info.flag_bits & 0x1 for info in infos):
            raise EncryptedFileError(self.name)

    def _count(self, chunk: int, size: int, info: zipfile.ZipInfo) -> None:
        self._unpacked += chunk
        if self._unpacked > self._limits.unpacked:
            raise ArchiveBombError(self.name, "size", self._unpacked, self._limits.unpacked)
        if size > _SMALL and size > self._limits.ratio * max(1, info.compress_size):
            raise ArchiveBombError(self.name, "ratio", size // max(1, info.compress_size), self._limits.ratio)


def _declares(data: bytes) -> bool:
    """Whether an XML part declares a document type or an entity. Few parts hold the "!" that every such mark has."""
    return b"!" in data and any(declaration in data for declaration in _DECLARATIONS)
