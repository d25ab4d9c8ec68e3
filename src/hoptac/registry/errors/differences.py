"""Refusals about what an extract says otherwise than the book."""

from hoptac.registry.errors.root import RegistryError


class NoYearChosenError(RegistryError):
    """The yearly list was asked for without its year."""

    what = "Chưa rõ lập danh sách của năm nào."
    why = "Mỗi năm có một hạn cập nhật riêng."
    remedy = "Hãy quay lại, chọn năm rồi bấm lập danh sách."


class NoUpdatesKnownError(RegistryError):
    """No extract told who was updated."""

    what = "Chưa biết tổ chức nào đã cập nhật dữ liệu năm {year}."
    why = "Chưa bản trích nào trong sổ có cột “Ngày cập nhật trên hệ thống quốc gia”."
    remedy = "Hãy nhập bản trích có cột này (trang Nhập bảng tính), rồi lập lại danh sách."
    year: int


class SettledDifferenceError(RegistryError):
    """Somebody settled it first."""

    what = "Khác biệt này không còn chờ nữa: {outcome}."
    why = "Mỗi khác biệt chỉ được xử lý một lần."
    remedy = "Hãy tải lại danh sách để xem kết quả."
    status = 409
    outcome: str


class WrongOutcomeError(RegistryError):
    """A difference of this kind cannot be settled so."""

    what = "Khác biệt “{kind}” không xử lý được theo cách này."
    why = "Mỗi loại khác biệt có cách xử lý riêng."
    remedy = "Hãy chọn một trong các cách hiện trên trang."
    kind: str
