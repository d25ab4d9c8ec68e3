"""The root of every refusal that a person may meet."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.utils.timezone import is_aware, localtime

from hoptac.base.templatetags.vietnamese import number


class HoptacError(Exception):
    """A refusal in three sentences: what happened, why it matters, what to do.

    Children set the three templates and take their facts as keyword arguments, kept as attributes,
    so that a page, an API answer and a log line say the same thing from the same fields.
    """

    what = "Có lỗi xảy ra."
    why = ""
    remedy = ""
    status = 422
    # Facts that are counted, and so have dots between their thousands; a year or a number of a file has none.
    counts: tuple[str, ...] = ()

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        for name, value in facts.items():
            setattr(self, name, value)
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """All three sentences with the facts filled in."""
        return " ".join(sentence for sentence in self.sentences.values() if sentence)

    @property
    def sentences(self) -> dict[str, str]:
        """The three by name, for a page that gives each its place."""
        shown = {name: _shown(value, is_count=name in self.counts) for name, value in self.facts.items()}
        return {name: str(getattr(self, name)).format(**shown) for name in ("what", "why", "remedy")}


def _shown(value: object, *, is_count: bool) -> object:
    """A fact as a sentence writes it: days the Vietnamese way, moments with their hour in Vietnam."""
    if is_count and isinstance(value, int):
        return number(value)
    if isinstance(value, datetime):
        return f"{localtime(value):%H:%M ngày %d/%m/%Y}" if is_aware(value) else f"{value:%H:%M ngày %d/%m/%Y}"
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else value


class StaleWriteError(HoptacError):
    """Someone else saved a newer version first; both versions travel with the refusal."""

    what = "Mục này vừa được {other} sửa lúc {when}."
    why = "Lưu đè sẽ làm mất phần sửa đó."
    remedy = "Hãy xem lại bản mới rồi sửa tiếp."
    status = 409
    mine: object
    theirs: object


class NotAllowedError(HoptacError, PermissionDenied):
    """The person sees the row but may not do this to it; uncaught, it is answered with the site's page for 403."""

    what = "Tài khoản của bạn chỉ được xem, không được {act}."
    why = "Mỗi vai trò chỉ làm phần việc của mình."
    remedy = "Hãy nhờ người có quyền tại cơ quan, hoặc quản trị hệ thống cấp quyền."
    status = 403


class NotWholeError(HoptacError):
    """Rows from before are not taken over while other things do not fit: a forgery must not pass with them."""

    what = "Nhật ký còn không khớp ở {count} chỗ khác, chỗ đầu tiên: {first}."
    why = "Nhận các dòng có từ trước lúc này có thể hợp thức hóa dữ liệu bị sửa ngoài ứng dụng."
    remedy = "Hãy chạy verify_audit, đối chiếu các chỗ ấy với bản sao lưu rồi làm lại."
    counts = ("count",)


class MisreadFilterError(HoptacError):
    """A table was asked for under conditions that make no sense."""

    what = "Không hiểu được điều kiện lọc: {conditions}."
    why = "Bảng tải về sẽ có cả những dòng mà bạn không muốn lấy, và bảng không tự nói ra điều đó."
    remedy = "Hãy chọn lại điều kiện ở danh sách rồi tải lần nữa."
    conditions: str


class TooManyRowsError(HoptacError):
    """A list too long for a workbook that people can open."""

    what = "Danh sách này có hơn {most} dòng."
    why = "Bảng tính dài hơn thế mở rất chậm và dễ hỏng."
    remedy = "Hãy lọc theo tỉnh hay theo điều kiện khác rồi tải lại, hoặc tải tệp CSV có đủ mọi dòng."
    counts = ("most",)
    most: int


class DayKnownError(HoptacError):
    """Of this day it is already said whether it is worked."""

    what = "Ngày {day} đã được ghi là ngày {words}, theo {source}."
    why = "Mỗi ngày chỉ có một lời, để mọi hạn tính bằng ngày làm việc ra một kết quả."
    remedy = "Nếu lời đã ghi sai thì hãy bỏ nó rồi ghi lại."
    status = 409
    day: date
    words: str
    source: str


class AsAlwaysError(HoptacError):
    """The calendar says the same of this day."""

    what = "Theo lịch, ngày {day} vốn đã là ngày {words}."
    why = "Ghi thêm cũng không đổi hạn nào, và người đọc sau tưởng có văn bản hoán đổi."
    remedy = "Hãy xem lại ngày, tháng, năm hoặc chọn lại nghỉ hay làm việc."
    day: date
    words: str


class DayTakenOutError(HoptacError):
    """Somebody else took the day out in the meantime."""

    what = "Ngày {day} vừa được người khác bỏ khỏi danh sách."
    why = "Lịch thường đang được dùng lại cho ngày này."
    remedy = "Hãy quay lại danh sách để xem những ngày còn ghi."
    status = 409
    day: date
