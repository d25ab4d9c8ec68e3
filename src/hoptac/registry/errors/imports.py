"""Refusals of workbooks that are stored and taken back."""

from hoptac.registry.errors.root import RegistryError


class FaultyImportError(RegistryError):
    """All rows or none were asked for, and some have faults."""

    what = "Bảng tính “{name}” còn {rows} dòng có lỗi."
    why = "Bạn chọn chỉ lưu khi mọi dòng đều đúng, nên chưa lưu dòng nào."
    remedy = "Hãy sửa các ô được nêu rồi gửi lại, hoặc chọn lưu riêng các dòng đúng."
    counts = ("rows",)
    name: str
    rows: int


class DoubtfulImportError(RegistryError):
    """Figures beyond what is plausible, persons or names beside those of the book: nobody confirmed some columns."""

    what = "Chưa lưu “{name}”: có điều khác thường chưa được xác nhận, ở cột {columns}."
    why = (
        "Số quá mức thường gặp thường do chọn nhầm đơn vị tiền, tên khác với sổ thường do ghi mã số nhầm dòng, "
        "người đại diện khác người giữ chức thường do một bên chưa cập nhật; đã vào sổ thì khó thấy lại."
    )
    remedy = (
        "Hãy đánh dấu xác nhận từng cột nếu đúng như vậy; nếu không, sửa bảng tính, hoặc bấm “Đổi cột, ngày” để sửa "
        "đơn vị của cột."
    )
    status = 422
    name: str
    columns: str


class TooManyForSqliteError(RegistryError):
    """More organizations than may be stored at once where only one can write at a time."""

    what = "“{name}” có {rows} tổ chức phải ghi, quá mức {limit} của một lần lưu."
    why = "Hệ thống này dùng SQLite: trong lúc lưu, không ai khác ghi được gì vào sổ, nên một lần lưu phải ngắn."
    remedy = (
        "Hãy chia bảng tính thành nhiều tệp rồi nhập từng tệp; hoặc nhờ quản trị nâng mức này "
        "(HOPTAC_SQLITE_IMPORT_ROWS) vào lúc không ai làm việc, hay chuyển sang PostgreSQL."
    )
    counts = ("rows", "limit")
    name: str
    rows: int
    limit: int


class NoActChosenError(RegistryError):
    """A form of an import's page came without any of its acts."""

    what = "Chưa rõ phải làm gì với lần nhập này."
    why = "Biểu mẫu gửi lên không kèm việc nào."
    remedy = "Hãy quay lại trang của lần nhập và bấm một nút ở đó."


class NothingNewError(RegistryError):
    """No row of the workbook says anything that the book does not."""

    what = "Bảng tính “{name}” không có gì mới để lưu."
    why = "Mọi dòng đúng đều khớp với sổ, hoặc dòng nào cũng có lỗi."
    remedy = "Hãy xem danh sách lỗi; nếu không có lỗi thì không cần làm gì thêm."
    name: str


class BookMovedOnError(RegistryError):
    """The book changed between the dry run and the storing."""

    what = "Sổ đã có thay đổi từ lúc kiểm tra “{name}”."
    why = "Lưu bây giờ sẽ cho kết quả khác với điều bạn đã xem."
    remedy = "Hãy kiểm tra lại bảng tính rồi lưu."
    status = 409
    name: str


class ImportStateError(RegistryError):
    """The import is not where this can be done."""

    what = "“{name}” đang ở trạng thái “{state}” nên không {act} được."
    why = "Mỗi lần nhập chỉ được lưu một lần và thu hồi một lần."
    remedy = "Hãy tải lại trang để xem trạng thái mới nhất."
    status = 409
    name: str
    state: str
    act: str


class StatementsRestError(RegistryError):
    """Something was written after the import about what it said."""

    what = (
        "Không thu hồi được “{name}”: {count} tổ chức đã có thông tin, đề nghị hoặc thủ tục ghi sau đó, "
        "như {organizations}."
    )
    why = "Thu hồi sẽ làm mất căn cứ của phần ghi sau."
    remedy = (
        "Đề nghị đang chờ, thủ tục đang mở thì trả lời hoặc rút trước, rồi thu hồi lại; "
        "còn lại, hãy sửa riêng từng tổ chức."
    )
    counts = ("count",)
    status = 409
    name: str
    count: int
    organizations: str


class ImportBusyError(RegistryError):
    """A job is at work on the import."""

    what = "“{name}” đang được xử lý: {act}."
    why = "Hai việc cùng lúc trên một lần nhập thì kết quả không còn là điều bạn đã xem."
    remedy = "Hãy chờ việc này xong; trang tự cập nhật."
    status = 409
    name: str
    act: str


class NothingToStartError(RegistryError):
    """No job of the import has stopped."""

    what = "“{name}” không có việc nào bị dừng để chạy lại."
    why = "Việc trước đã xong hoặc đã được chạy lại."
    remedy = "Hãy tải lại trang để xem kết quả."
    status = 409
    name: str


class LostWorkbookError(RegistryError):
    """The bytes of the import are gone."""

    what = "Không còn tệp “{name}” trên máy chủ."
    why = "Tệp nằm ngoài bản sao lưu đã khôi phục, hoặc đã bị xóa."
    remedy = "Hãy tải tệp lên lại."
    status = 409
    name: str


class NothingAnsweredError(RegistryError):
    """Rows were asked about, and none of them was answered."""

    what = "Chưa trả lời dòng nào của “{name}”."
    why = "Mỗi dòng còn hỏi chỉ được ghi vào sổ khi có người xác nhận đó là tổ chức nào."
    remedy = "Hãy chọn ít nhất một câu trả lời trong phần “Cần bạn xác nhận”, rồi bấm lại."
    status = 422
    name: str
