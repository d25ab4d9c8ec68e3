"""The parts of an Office package, unpacked within limits and checked before they are parsed."""

import io
import lzma
import re
import struct
import zipfile
import zlib
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

    def xml(self, part: str) -> etree._Element | None:
        """The root of an XML part, or None where there is none."""
        data = self.read(part)
        if data is None:
            return None
        if _declares(data):
            raise ExternalEntityError(self.name, part)
        refuse_heavy_xml(self.name, data, self._limits)
        data = data.replace(_STRICT, _TRANSITIONAL)  # "Strict Open XML" differs for a reader in its namespaces alone
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
