"""Refusals about documents."""

from django.core.exceptions import PermissionDenied

from hoptac.base.errors import HoptacError


class DocumentError(HoptacError):
    """Anything that keeps a document from being received or read."""


class UnreadableFileError(DocumentError):
    """The reader refused the file; its own sentence says why. Nothing was stored."""

    what = "{reason}"
    remedy = "Không có gì được lưu lại."
    is_passing = False  # a program was missing or too slow: another time the same file may be read


class ReadLaterError(DocumentError):
    """The file was not read for a reason that lies not in it: it is kept, to be read another time."""

    what = "{reason}"
    remedy = "Tệp vẫn được giữ: bấm “Đọc lại” để thử lần nữa, hoặc bỏ tệp này."


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


class AlreadySentError(DocumentError):
    """The same bytes wait to be read already, in the same unit."""

    what = "Tệp “{name}” đã được gửi lên và đang nằm trong danh sách chờ đọc."
    why = "Nội dung trùng khớp hoàn toàn, nên không đọc lần thứ hai."
    remedy = "Hãy xem tiến độ của tệp đã gửi."
    job_id: int


class StillReadingError(DocumentError):
    """The job waits or runs: it is not started a second time."""

    what = "Tệp “{name}” đang được đọc."
    why = "Đọc hai lần cùng lúc chỉ làm chậm thêm."
    remedy = "Hãy chờ lượt đọc này xong."
    status = 409


class NothingToReadError(DocumentError):
    """The bytes are gone: the file was refused, or read in the meantime."""

    what = "Không còn tệp “{name}” để đọc."
    why = "Tệp đã được đọc xong hoặc đã bị từ chối và xóa."
    remedy = "Hãy tải tệp lên lại nếu cần."
    status = 409


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
