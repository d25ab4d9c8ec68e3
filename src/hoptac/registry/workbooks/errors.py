"""Refusals of whole workbooks."""

from hoptac.registry.errors import RegistryError


class WorkbookError(RegistryError):
    """The root of the refusals of workbooks."""


class NotAWorkbookError(WorkbookError):
    """The bytes are no workbook that can be read."""

    what = "Không đọc được tệp “{name}” như một bảng tính: {detail}."
    why = "Chỉ nhận .xlsx, .xls, .ods và .csv còn nguyên vẹn."
    remedy = "Hãy mở tệp bằng Excel hoặc LibreOffice, lưu lại thành .xlsx rồi gửi lại."
    name: str
    detail: str


class MacrosError(WorkbookError):
    """The workbook carries a program."""

    what = "Tệp “{name}” có macro nên không được nhận."
    why = "Macro là chương trình, có thể làm hại máy của người mở tệp."
    remedy = "Hãy lưu lại thành .xlsx (không có macro) rồi gửi lại."
    name: str


class LockedWorkbookError(WorkbookError):
    """The workbook is kept under a password."""

    what = "Tệp “{name}” được khóa bằng mật khẩu."
    why = "Hệ thống không đọc được nội dung và không hỏi mật khẩu."
    remedy = "Hãy bỏ mật khẩu mở tệp rồi gửi lại."
    name: str


class SwollenWorkbookError(WorkbookError):
    """Far more comes out of the file than a table of organizations ever holds."""

    what = "Tệp “{name}” khi giải nén lớn hơn {limit_mb} MB."
    why = "Tệp phình to như vậy có thể làm treo máy chủ."
    remedy = "Hãy chép riêng các dòng có dữ liệu sang bảng tính mới rồi gửi lại."
    name: str
    limit_mb: int


class TooLongSheetError(WorkbookError):
    """More rows with something in them than are taken."""

    what = "Trang tính “{sheet}” có dữ liệu ở dòng {row}, quá {limit} dòng."
    why = "Bảng dài hơn số tổ chức của cả nước thường là do một ô thừa ở cuối trang."
    remedy = "Hãy xóa các ô thừa hoặc chia tệp theo tỉnh rồi gửi lại."
    counts = ("limit",)
    sheet: str
    row: int
    limit: int


class TooWideSheetError(WorkbookError):
    """Something stands further to the right than any table of organizations goes."""

    what = "Trang tính “{sheet}” có dữ liệu bên phải cột {column}."
    why = "Bảng rộng như vậy thường là do một ô thừa."
    remedy = "Hãy xóa các cột thừa rồi gửi lại."
    sheet: str
    column: str


class BrokenTextError(WorkbookError):
    """A text table that is not written in UTF-8."""

    what = "Tệp “{name}” không viết bằng Unicode (UTF-8)."
    why = "Tên đọc theo bảng mã khác sẽ sai dấu."
    remedy = "Hãy lưu lại từ Excel theo kiểu “CSV UTF-8” hoặc .xlsx rồi gửi lại."
    name: str


class EmptyWorkbookError(WorkbookError):
    """Nothing stands in any sheet."""

    what = "Tệp “{name}” không có gì: trang tính nào cũng trống."
    why = "Không có dòng nào thì không có gì để nhập; có thể dữ liệu chưa được lưu vào tệp."
    remedy = "Hãy mở tệp, xem dữ liệu đã ở đó chưa, lưu lại rồi gửi lại."
    name: str


class NoHeaderError(WorkbookError):
    """No row of the sheet names its columns."""

    what = "Không thấy dòng tên cột trong {rows} dòng đầu của trang tính “{sheet}”."
    why = "Không có tên cột thì không biết ô nào là tên, ô nào là mã số."
    remedy = "Hãy đặt một dòng tên cột (có “Tên HTX”) trên dữ liệu, hoặc dùng bảng tính mẫu."
    sheet: str
    rows: int


class MissingColumnError(WorkbookError):
    """A column without which no row can be stored."""

    what = "Chưa chọn cột nào là “{column}”."
    why = "Thiếu cột này thì không biết dòng nói về tổ chức nào, ở đâu."
    remedy = "Hãy chọn cột tương ứng rồi thử lại."
    column: str


class RepeatedColumnError(WorkbookError):
    """Two columns of the sheet are taken for the same thing."""

    what = "Hai cột cùng được chọn là “{column}”."
    why = "Không biết lấy giá trị ở cột nào."
    remedy = "Hãy bỏ chọn một trong hai cột."
    column: str


class MissingMoneyUnitError(WorkbookError):
    """A column of money whose unit is not known."""

    what = "Chưa rõ đơn vị tiền của cột “{column}”."
    why = "Đồng và triệu đồng khác nhau một triệu lần, không thể đoán."
    remedy = "Hãy chọn đồng, nghìn đồng, triệu đồng hoặc tỷ đồng cho cột này."
    column: str
