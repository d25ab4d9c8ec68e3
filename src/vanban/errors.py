"""Why a file was not read: one class for each refusal, its facts as fields, and a sentence for the person.

Each message says what happened, why it matters and what to do. A text that was opened is never refused for what it
lacks: a missing number or day is a :class:`vanban.model.Problem` of the reading.
"""

from dataclasses import dataclass


class VanbanError(Exception):
    """Any refusal of this library."""

    @property
    def message(self) -> str:
        raise NotImplementedError

    def __str__(self) -> str:
        return self.message


class FileRefusedError(VanbanError):
    """A file that is not read; ``name`` is the name it came under."""

    name: str


@dataclass(eq=False)
class FileTooLargeError(FileRefusedError):
    name: str
    size: int
    limit: int

    @property
    def message(self) -> str:
        return (
            f"Tệp “{self.name}” nặng {_megabytes(self.size)}, vượt mức {_megabytes(self.limit)}. Tệp quá lớn làm "
            "nghẽn máy chủ của cả cơ quan. Hãy bỏ bớt ảnh trong tệp hoặc tách phụ lục thành tệp riêng rồi gửi lại."
        )


@dataclass(eq=False)
class ArchiveBombError(FileRefusedError):
    """A package that unpacks to far more than a document holds. ``measure``: size, ratio or entries."""

    name: str
    measure: str
    found: int
    limit: int

    @property
    def message(self) -> str:
        facts = {
            "size": f"bung ra hơn {_megabytes(self.limit)}",
            "ratio": f"nén hơn {_thousands(self.limit)} lần",
            "entries": f"chứa {_thousands(self.found)} thành phần, quá mức {_thousands(self.limit)}",
        }
        return (
            f"Tệp “{self.name}” {facts[self.measure]}. Tệp như vậy thường được tạo ra để làm treo máy nên không "
            "được mở. "
            "Hãy mở tệp bằng Word, lưu lại thành tệp .docx mới rồi gửi lại."
        )


@dataclass(eq=False)
class TooMuchMarkupError(FileRefusedError):
    """A page or a part of a package with more tags and attributes, in all or in one tag, than any document has."""

    name: str
    found: int
    limit: int

    @property
    def message(self) -> str:
        return (
            f"Tệp “{self.name}” có từ {_thousands(self.found)} thẻ trình bày trở lên ở một chỗ, quá mức "
            f"{_thousands(self.limit)}. Tệp như vậy làm cạn bộ nhớ của máy chủ nên không được mở. "
            "Hãy mở tệp bằng Word, chép phần chữ sang tệp .docx mới rồi gửi lại."
        )


@dataclass(eq=False)
class MacroFileError(FileRefusedError):
    name: str

    @property
    def message(self) -> str:
        return (
            f"Tệp “{self.name}” có macro. Macro có thể mang mã độc nên tệp không được mở. "
            "Hãy lưu lại thành tệp .docx không có macro rồi gửi lại."
        )


@dataclass(eq=False)
class ExternalEntityError(FileRefusedError):
    """A part of the package declares a document type or entities. ``part``: its path."""

    name: str
    part: str

    @property
    def message(self) -> str:
        return (
            f"Tệp “{self.name}” có khai báo thực thể lạ trong phần “{self.part}”. Khai báo này có thể đọc trộm dữ liệu "
            "của máy chủ nên tệp không được mở. Hãy mở tệp bằng Word, lưu lại thành tệp .docx mới rồi gửi lại."
        )


@dataclass(eq=False)
class ExternalTemplateError(FileRefusedError):
    """The document loads a part of itself from elsewhere. ``target``: from where."""

    name: str
    target: str

    @property
    def message(self) -> str:
        return (
            f"Tệp “{self.name}” nạp nội dung từ nơi khác ({self.target}). Nội dung đó có thể đổi sau khi duyệt "
            "và có thể "
            "mang mã độc nên tệp không được mở. Hãy bỏ mẫu gắn ngoài trong Word (Developer, Document Template) "
            "rồi lưu lại."
        )


@dataclass(eq=False)
class EmptyFileError(FileRefusedError):
    name: str

    @property
    def message(self) -> str:
        return f"Tệp “{self.name}” rỗng, không có gì để đọc. Hãy kiểm tra lại tệp gốc rồi gửi lại."


@dataclass(eq=False)
class NoTextError(FileRefusedError):
    name: str

    @property
    def message(self) -> str:
        return (
            f"Tệp “{self.name}” không có chữ nào đọc được, có thể chỉ gồm ảnh mờ hoặc trang trắng. Không có chữ thì "
            "không đọc được chỉ tiêu, nhiệm vụ. Hãy gửi bản có chữ (.docx) do nơi ban hành cung cấp."
        )


@dataclass(eq=False)
class WrongContentError(FileRefusedError):
    """The content is not what the name says. ``claimed``: the ending; ``actual``: what it is, in words."""

    name: str
    claimed: str
    actual: str

    @property
    def message(self) -> str:
        return (
            f"Tệp “{self.name}” mang đuôi {self.claimed} nhưng thực ra là {self.actual}. Đọc theo đuôi tệp sẽ "
            "cho kết quả sai. "
            "Hãy chọn đúng tệp văn bản hoặc lưu lại đúng định dạng rồi gửi lại."
        )


@dataclass(eq=False)
class UnsupportedFormatError(FileRefusedError):
    name: str
    actual: str

    @property
    def message(self) -> str:
        return (
            f"Tệp “{self.name}” là {self.actual}, loại tệp chưa đọc được ở đây. Các loại đọc được: .docx, "
            ".doc, .pdf, .html, .md, .txt, ảnh .png, .jpg, .tif. "
            "Hãy lưu văn bản thành tệp .docx rồi gửi lại."
        )


@dataclass(eq=False)
class MissingProgramError(FileRefusedError):
    """A program that this kind of file needs is not installed. ``package``: what brings it; ``purpose``: what for."""

    name: str
    package: str
    purpose: str

    @property
    def message(self) -> str:
        return (
            f"Tệp “{self.name}” cần chương trình {self.purpose}, máy chủ này chưa cài nên chưa đọc được. "
            f"Hãy nhờ quản trị cài gói {self.package}, hoặc lưu văn bản thành tệp .docx rồi gửi lại."
        )


@dataclass(eq=False)
class ReadingTookTooLongError(FileRefusedError):
    """The program that reads this kind of file was ended at its limit of time or memory. ``page``: where it was."""

    name: str
    seconds: int
    page: int | None = None

    @property
    def message(self) -> str:
        where = f"trang {self.page} của " if self.page else ""
        return (
            f"Đọc {where}tệp “{self.name}” quá {_thousands(self.seconds)} giây hoặc quá nhiều bộ nhớ nên "
            "đã dừng, để không làm nghẽn máy chủ. "
            "Hãy tách phụ lục thành tệp riêng hoặc lưu văn bản thành tệp .docx rồi gửi lại."
        )


@dataclass(eq=False)
class TooManyPagesError(FileRefusedError):
    """A pdf longer than a document is. ``measure``: pages or letters."""

    name: str
    measure: str
    found: int
    limit: int

    @property
    def message(self) -> str:
        unit = "trang" if self.measure == "pages" else "chữ"
        return (
            f"Tệp “{self.name}” có từ {_thousands(self.found)} {unit} trở lên, quá mức {_thousands(self.limit)} "
            f"{unit}. "
            "Tệp quá dài làm nghẽn máy chủ của cả cơ quan. Hãy tách phụ lục thành tệp riêng rồi gửi lại."
        )


@dataclass(eq=False)
class NoSuchPageError(FileRefusedError):
    name: str
    page: int
    pages: int

    @property
    def message(self) -> str:
        return (
            f"Tệp “{self.name}” chỉ có {_thousands(self.pages)} trang, không có trang {_thousands(self.page)}. "
            "Hãy chọn một trang có trong tệp."
        )


@dataclass(eq=False)
class EncryptedFileError(FileRefusedError):
    name: str

    @property
    def message(self) -> str:
        return (
            f"Tệp “{self.name}” được đặt mật khẩu nên không mở được. Hãy bỏ mật khẩu rồi gửi lại; "
            "nếu văn bản thuộc diện bí mật nhà nước thì không đưa lên hệ thống này."
        )


@dataclass(eq=False)
class EncodingError(FileRefusedError):
    """Text that is not UTF-8. ``guess``: the encoding it seems to be in."""

    name: str
    guess: str

    @property
    def message(self) -> str:
        return (
            f"Tệp “{self.name}” không dùng bảng mã UTF-8 (có thể là {self.guess}). Đọc sai bảng mã sẽ làm hỏng "
            "chữ tiếng Việt. "
            "Hãy lưu lại với bảng mã UTF-8 (Unicode) rồi gửi lại."
        )


@dataclass(eq=False)
class BrokenFileError(FileRefusedError):
    """The file cannot be opened as what it is. ``part``: the part of the package at fault, where there is one."""

    name: str
    part: str | None = None

    @property
    def message(self) -> str:
        where = f" (phần “{self.part}”)" if self.part else ""
        return (
            f"Tệp “{self.name}” bị hỏng{where} nên không mở được. Có thể tệp chưa tải lên hết hoặc đã lỗi từ nơi gửi. "
            "Hãy mở thử trên máy của mình, lưu lại rồi gửi lại."
        )


@dataclass(eq=False)
class ClassifiedDocumentError(FileRefusedError):
    """The document states a classification. Nothing of it is kept."""

    name: str
    mark: str

    @property
    def message(self) -> str:
        return (
            f"Văn bản “{self.name}” đóng dấu độ mật {self.mark}. Văn bản bí mật nhà nước không được đưa lên hệ "
            "thống này; "
            "nội dung đã bị loại bỏ, không lưu lại. Hãy xử lý văn bản theo quy định về bảo vệ bí mật nhà nước."
        )


@dataclass(eq=False)
class FileNotOpenedError(FileRefusedError):
    """The system does not give the file's content. ``fault``: in the system's words."""

    name: str
    fault: str

    @property
    def message(self) -> str:
        return (
            f"Không mở được tệp “{self.name}” ({self.fault}) nên chưa đọc được gì trong tệp. "
            "Hãy kiểm tra tệp còn ở đó và tài khoản đang dùng được phép đọc, rồi chạy lại."
        )


@dataclass(eq=False)
class ReaderStoppedError(FileRefusedError):
    """The reader itself ended in a fault at this file. ``fault``: which one."""

    name: str
    fault: str

    @property
    def message(self) -> str:
        return (
            f"Bộ đọc dừng đột ngột ở tệp “{self.name}” ({self.fault}) nên tệp chưa được đọc; các tệp khác không bị "
            "ảnh hưởng. Hãy báo lỗi này cho người bảo trì kèm tệp, và tạm lưu văn bản thành tệp .docx khác rồi đọc lại."
        )


class FolderError(VanbanError):
    """A folder that is not read, or whose results have nowhere to go."""


@dataclass(eq=False)
class EmptyFolderError(FolderError):
    folder: str

    @property
    def message(self) -> str:
        return (
            f"Thư mục “{self.folder}” không có tệp nào nên không có gì để đọc. Hãy chọn đúng thư mục chứa văn bản "
            "(tệp ẩn và tệp tạm “~$…” của Word không được tính)."
        )


@dataclass(eq=False)
class FolderBusyError(FolderError):
    """Another run writes to the same place."""

    out: str

    @property
    def message(self) -> str:
        return (
            f"Một lần đọc khác đang ghi vào “{self.out}”. Hai lần cùng ghi một chỗ sẽ làm hỏng kết quả của nhau. "
            "Hãy đợi lần kia xong, hoặc chọn nơi ghi khác bằng --out."
        )


@dataclass(eq=False)
class ResultsNotWrittenError(FolderError):
    """The place of the results cannot be written to. ``fault``: in the system's words."""

    out: str
    fault: str

    @property
    def message(self) -> str:
        return (
            f"Không ghi được kết quả vào “{self.out}” ({self.fault}). Những tệp đã đọc trước đó vẫn còn. "
            "Hãy kiểm tra chỗ trống và quyền ghi, rồi chạy lại đúng lệnh này để đọc tiếp."
        )


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


def _thousands(value: int) -> str:
    return f"{value:,}".replace(",", ".")
