"""Every refusal of the rulebook: what happened, why it matters, what to do."""

from datetime import date
from decimal import Decimal


class RulebookError(Exception):
    """A refusal in three sentences. Children set the templates; the facts that fill them are kept as attributes."""

    what = ""
    why = ""
    remedy = ""

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        for name, value in facts.items():
            setattr(self, name, value)
        shown = {name: _shown(value) for name, value in facts.items()}
        super().__init__(" ".join(part.format(**shown) for part in (self.what, self.why, self.remedy) if part))


class RuleFileError(RulebookError):
    """A rule file that cannot be trusted as it stands; ``path`` and ``row`` name the place."""

    path: str
    row: str


class BrokenFileError(RuleFileError):
    """The file is absent, or is no TOML."""

    what = "Không đọc được tập tin quy tắc {path}: {detail}."
    why = "Thiếu tập tin này thì mọi kết quả dựa vào nó đều không có căn cứ."
    remedy = "Hãy sửa lỗi cú pháp ở chỗ nêu trên, hoặc lấy lại tập tin từ bản phát hành."


class MissingFieldError(RuleFileError):
    """A field that every such row must have."""

    what = "{path}: {row} thiếu trường “{field}”."
    why = "Dòng thiếu trường này không dùng được."
    remedy = "Hãy bổ sung “{field}” cho dòng đó."
    field: str


class MissingSourceError(RuleFileError):
    """A value without the paper that says it."""

    what = "{path}: {row} không ghi nguồn."
    why = "Giá trị không có nguồn thì không ai kiểm tra lại được."
    remedy = "Hãy ghi “source”: văn bản hoặc dấu nguồn đã thấy giá trị này."


class MissingUnitError(RuleFileError):
    """A number without its unit of measure."""

    what = "{path}: {row} không ghi đơn vị tính."
    why = "Cùng một số mà đơn vị đổi thì nghĩa đổi theo."
    remedy = "Hãy ghi “unit” bằng một mã của rules/measures.toml cho từng giá trị."


class UnknownFieldError(RuleFileError):
    """A field that nobody reads: most often a slip of spelling."""

    what = "{path}: {row} có trường lạ “{field}”."
    why = "Trường viết sai sẽ bị bỏ qua mà không ai biết."
    remedy = "Hãy sửa tên trường hoặc bỏ trường đó."
    field: str


class BadValueError(RuleFileError):
    """A value of the wrong kind."""

    what = "{path}: {row} ghi “{field}” là “{value}”, phải là {expected}."
    why = "Giá trị sai kiểu làm hỏng mọi phép tính dựa vào nó."
    remedy = "Hãy sửa “{field}” của dòng đó."
    field: str
    value: object
    expected: str


class DatesFallBackError(RuleFileError):
    """A later line that starts before the one above it, or an end before its beginning."""

    what = "{path}: {row} có ngày {later} không sau ngày {earlier} đứng trước nó."
    why = "Ngày phải tăng dần thì mới biết giá trị nào đúng vào một ngày."
    remedy = "Hãy xếp lại theo ngày, hoặc sửa ngày viết nhầm."
    earlier: date
    later: date


class DuplicateError(RuleFileError):
    """The same name twice."""

    what = "{path}: “{value}” có ở hai dòng, {row} và một dòng trước đó."
    why = "Hai dòng cùng tên thì không biết dòng nào đúng."
    remedy = "Hãy bỏ một dòng hoặc đổi tên."
    value: str


class UnknownReferenceError(RuleFileError):
    """A row that points to one which is not there."""

    what = "{path}: {row} nhắc đến “{value}” ở “{field}”, nhưng không có dòng nào như vậy."
    why = "Liên kết đứt thì không lần ngược được căn cứ."
    remedy = "Hãy sửa mã, hoặc thêm dòng còn thiếu."
    field: str
    value: str


class UndecidedError(RulebookError):
    """The rules at hand do not answer; nothing is guessed."""

    what = "Chưa xác định được {subject}, vì {reason}."
    remedy = "Hãy bổ sung giá trị còn thiếu kèm văn bản làm nguồn."
    subject: str
    reason: str


class UnknownCodeError(RulebookError):
    """A code that the catalogue does not have."""

    what = "Danh mục không có {subject} nào mang mã “{code}”."
    why = "Số liệu gắn với mã lạ sẽ không cộng được vào đâu."
    remedy = "Hãy chọn một mã có trong {path}."
    code: str


class NotWholeError(RulebookError):
    """A value finer than the smallest unit that is kept."""

    what = "{value} {unit} không phải là số nguyên lần {smallest}."
    why = "Hệ thống lưu số nguyên theo {smallest} để cộng không bị lệch."
    remedy = "Hãy làm tròn đến {smallest}."


def _shown(value: object) -> object:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value).replace(".", ",") if isinstance(value, Decimal) else value
