"""Refusals about documents."""

from django.core.exceptions import PermissionDenied

from hoptac.base.errors import HoptacError


class DocumentError(HoptacError):
    """Anything that keeps a document from being received or read."""


class UnreadableFileError(DocumentError):
    """The reader refused the file; its own sentence says why. Nothing was stored."""

    what = "{reason}"
    remedy = "Không có gì được lưu lại."


class AlreadyReceivedError(DocumentError):
    """The same bytes are there already, in the same unit."""

    what = "Tệp “{name}” đã có trong hệ thống."
    why = "Nội dung trùng khớp hoàn toàn với “{known}”, nên không lưu lần thứ hai."
    remedy = "Hãy mở văn bản đã có."
    document_id: int


class NoUnitError(DocumentError, PermissionDenied):
    """The person has nowhere to put a document."""

    what = "Tài khoản của bạn chưa được gắn với đơn vị nào được nhận văn bản."
    why = "Mỗi văn bản thuộc về một đơn vị."
    remedy = "Hãy nhờ quản trị hệ thống cấp quyền."
    status = 403


class SlowFileError(DocumentError):
    """A scan, a picture or an old Word file: reading it takes longer than a person may be kept waiting."""

    what = "Tệp “{name}” là bản quét, ảnh chụp hoặc Word đời cũ, trang này chưa đọc được."
    why = "Đọc loại tệp này mất từ vài giây đến vài phút."
    remedy = "Hãy lấy bản .docx hoặc .pdf có chữ, hoặc mở trong Word rồi lưu thành .docx. Không có gì được lưu lại."


class TooLargeError(DocumentError):
    """More bytes than one sending may hold; none of them was read."""

    what = "Nội dung gửi lên lớn hơn {limit_mb} MB nên chưa được nhận."
    why = "Tệp quá lớn thường do ảnh chụp chưa nén và làm chậm việc đọc của mọi người."
    remedy = "Hãy gửi bản .docx, nén ảnh hoặc tách phụ lục; nếu gửi nhiều tệp một lượt, hãy gửi từng tệp."
    status = 413


class MissingFileError(DocumentError):
    """The row is there, the bytes are not: a backup was not restored whole."""

    what = "Không còn tệp gốc của “{name}” trên máy chủ nên không đọc lại được."
    why = "Bản đọc và phần đã sửa vẫn còn nguyên."
    remedy = "Hãy báo quản trị hệ thống khôi phục tệp từ bản sao lưu."
