"""Refusals about documents."""

from hoptac.base.errors import HoptacError


class DocumentError(HoptacError):
    """Anything that keeps a document from being received or read."""


class UnreadableFileError(DocumentError):
    """The reader refused the file; its own sentence says why. Nothing was stored."""

    what = "{name}: {reason}"
    remedy = "Không có gì được lưu lại."


class AlreadyReceivedError(DocumentError):
    """The same bytes are there already, in the same unit."""

    what = "Tệp “{name}” đã có trong hệ thống."
    why = "Nội dung trùng khớp hoàn toàn với “{known}”, nên không lưu lần thứ hai."
    remedy = "Hãy mở văn bản đã có."
    document_id: int


class NoUnitError(DocumentError):
    """The person has nowhere to put a document."""

    what = "Tài khoản của bạn chưa được gắn với đơn vị nào được nhận văn bản."
    why = "Mỗi văn bản thuộc về một đơn vị."
    remedy = "Hãy nhờ quản trị hệ thống cấp quyền."
    status = 403
