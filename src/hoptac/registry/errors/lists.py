"""Refusals of lists that are taken away."""

from hoptac.registry.errors.root import RegistryError


class MisreadFilterError(RegistryError):
    """A table was asked for under conditions that make no sense."""

    what = "Không hiểu được điều kiện lọc: {conditions}."
    why = "Bảng tải về sẽ có cả những tổ chức mà bạn không muốn lấy, và bảng không tự nói ra điều đó."
    remedy = "Hãy chọn lại điều kiện ở danh sách rồi tải lần nữa."
    conditions: str


class TooManyRowsError(RegistryError):
    """A list too long for a workbook that people can open."""

    what = "Danh sách này có hơn {most} tổ chức."
    why = "Bảng tính dài hơn thế mở rất chậm và dễ hỏng."
    remedy = "Hãy lọc theo tỉnh rồi tải lại, hoặc tải tệp CSV có đủ mọi dòng."
    counts = ("most",)
    most: int
