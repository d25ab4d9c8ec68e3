"""Word documents of before 2007 (.doc) to text: LibreOffice makes a .docx of it, which is read as any other."""

from vanban.errors import BrokenFileError, EncryptedFileError, MacroFileError, WrongContentError
from vanban.files.docx import read_docx
from vanban.files.programs import find_program, run_program, workplace
from vanban.files.source import Content, Limits

_PACKAGE = "libreoffice-writer-nogui"
_PURPOSE = "đổi văn bản Word đời cũ (.doc)"
_MAIN_STREAM = "WordDocument".encode("utf-16-le")
_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_WORD_MARK = b"\xec\xa5"
_SECTOR = 512
_ENCRYPTED = 0x0100
# Links are never followed, macros never run: the file is only to be read.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""


def check_doc(name: str, data: bytes) -> str:
    """The path of the program for old Word documents. Refused where there is none, or the file is not to be opened."""
    if _MAIN_STREAM not in data:
        raise WrongContentError(name, ".doc", "tệp Office đời cũ loại khác")
    if _MACROS in data:
        raise MacroFileError(name)
    if _is_encrypted(data):
        raise EncryptedFileError(name)
    return find_program(name, "soffice", "libreoffice", package=_PACKAGE, purpose=_PURPOSE)


def read_doc(name: str, data: bytes, limits: Limits) -> Content:
    """What an old Word document holds."""
    program = check_doc(name, data)
    with workplace(data, "source.doc") as place:
        profile = place / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        command = [
            program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck",
            "--infilter=MS Word 97", "--convert-to", "docx:MS Word 2007 XML", "--outdir", "made", "source.doc",
        ]  # fmt: skip
        run_program(name, command, place=place, limits=limits)
        made = place / "made" / "source.docx"
        if not made.is_file():
            raise BrokenFileError(name)
        return read_docx(name, made.read_bytes(), limits)


def _is_encrypted(data: bytes) -> bool:
    """The flag in the head of the main stream, which begins at the start of a sector."""
    for start in range(_SECTOR, min(len(data) - 12, 4_000_000), _SECTOR):
        if data[start : start + 2] == _WORD_MARK:
            return bool(int.from_bytes(data[start + 10 : start + 12], "little") & _ENCRYPTED)
    return False
