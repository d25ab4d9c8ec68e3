"""Refusals of what is said of an organization."""

from datetime import date
from typing import Any

from hoptac.registry.errors.root import RegistryError


class UnknownChoiceError(RegistryError):
    """A code that its closed list does not have for this kind of organization."""

    what = "“{code}” không có trong danh mục {title} của loại tổ chức này."
    why = "Giá trị ngoài danh mục thì không lọc, không cộng được."
    remedy = "Hãy chọn một giá trị trong danh mục."
    title: str
    code: str
    kind: str


class PartTooLargeError(RegistryError):
    """A part of a figure is larger than the figure."""

    what = "{part} nhiều hơn {whole}."
    why = "Một phần không thể lớn hơn toàn bộ."
    remedy = "Hãy xem lại hai số; nếu số toàn bộ đã ghi từ trước bị sai, hãy sửa cả hai trong một lần."
    part: str
    whole: str


class DatesCrossedError(RegistryError):
    """Something would end before it begins."""

    what = "Ngày kết thúc {last} trước ngày bắt đầu {first}."
    why = "Như vậy thì chưa có ngày nào đúng."
    remedy = "Hãy xem lại hai ngày."
    first: date
    last: date


class NoMemberError(RegistryError):
    """A membership of which one side cannot be what it should."""

    what = "Không ghi được {member} là thành viên của {union}."
    why = "Chỉ hợp tác xã, quỹ tín dụng nhân dân mới ghi là thành viên, và chỉ của một liên hiệp hợp tác xã."
    remedy = "Hãy mở trang của liên hiệp rồi chọn đúng hợp tác xã thành viên."
    member: str
    union: str


class FutureStatementError(RegistryError):
    """A statement about a day that has not come."""

    what = "Ngày {since} chưa tới."
    why = "Sổ chỉ ghi điều đã xảy ra."
    remedy = "Hãy ghi ngày bắt đầu không sau ngày {today}."
    since: date
    today: date


class AlreadyCorrectedError(RegistryError):
    """Somebody has corrected this statement already."""

    what = "Dòng “{label}” ghi lúc {recorded} đã được sửa lại."
    why = "Mỗi dòng chỉ sửa một lần, để đường đi của số liệu không rẽ nhánh."
    remedy = "Hãy sửa dòng mới nhất."
    label: str


class OnlyStatementError(RegistryError):
    """The only statement of a kind that no organization is without."""

    what = "Dòng “{label}” này là dòng duy nhất của tổ chức, không bỏ được."
    why = "Tổ chức không tên hay không trụ sở thì không ai tìm thấy trong sổ."
    remedy = "Hãy ghi nội dung đúng rồi chọn Lưu; nếu tổ chức ghi nhầm, hãy đề nghị xóa."
    label: str


class OutsideUnitError(RegistryError):
    """A head office in a unit that was not one on the day."""

    what = "{unit} không phải đơn vị cấp xã tồn tại ngày {since}."
    why = "Số liệu của tổ chức đi theo trụ sở, nên trụ sở phải ở một đơn vị có thật vào ngày đó."
    remedy = "Hãy chọn xã, phường, thị trấn hoặc đặc khu của ngày đó."
    unit: str
    since: date


class NotOldUnitError(RegistryError):
    """An old commune of which no ground came to the commune of today."""

    what = "{old} không phải là xã cũ của {unit} vào ngày {since}."
    why = "Trụ sở trước và sau lần sắp xếp phải cùng một nơi; trụ sở đã dời là một thay đổi riêng, có ngày của nó."
    remedy = "Hãy chọn xã cũ có đất thuộc xã hiện nay, hoặc để trống nếu chưa rõ."
    old: str
    unit: str
    since: date


class UnclearAmountError(RegistryError):
    """An amount of money that cannot be read for certain."""

    what = "“{written}” chưa rõ là bao nhiêu đồng."
    why = "Nhầm đồng với triệu đồng thì mọi bảng tổng hợp sai theo."
    remedy = "Hãy ghi như 250 triệu, 1,2 tỷ hoặc 250.000.000."
    written: str


class GoneOrganizationError(RegistryError):
    """The entry was removed, or turned out to be another."""

    what = "Mục {name} không còn dùng: {reason}."
    why = "Ghi thêm vào mục này thì số liệu sẽ mất."
    remedy = "Hãy mở mục được giữ lại."
    name: str
    reason: str


class EndedOrganizationError(RegistryError):
    """Something new is to be said of an organization that is no more; ``organization`` is its number in the book."""

    what = "Không ghi thêm được về “{name}”: sổ ghi “{stands}” từ ngày {since}{by}."
    why = "Tổ chức không còn tồn tại thì không có gì mới; ghi thêm sẽ làm sai danh sách và số liệu."
    remedy = (
        "Trên trang của tổ chức vẫn sửa được chỗ ghi nhầm, ghi kết quả các năm đã qua, ghi ngày kết thúc của chức vụ, "
        "hợp đồng, chứng nhận. Nếu việc chấm dứt ghi nhầm thì mở lại thủ tục hoặc đề nghị ghi lại tình trạng pháp lý."
    )
    status = 409
    organization: int
    name: str
    stands: str
    since: date
    by: str


class BadTaxCodeError(RegistryError):
    """A tax code that cannot be one."""

    what = "Mã số thuế “{code}” không đúng: {detail}."
    why = "Mã sai thì không đối chiếu được với cơ quan thuế và cơ quan đăng ký."
    remedy = "Hãy kiểm tra lại từng chữ số trên giấy chứng nhận."
    code: str
    detail: str


class AlikeError(RegistryError):
    """The book may have the organization already; ``doubles`` says where and why."""

    what = "Sổ có {count} mục có thể chính là tổ chức này; chưa ghi gì vào sổ."
    why = "Một tổ chức ghi hai lần thì mọi con số đều đếm hai lần."
    remedy = "Hãy mở mục có sẵn để ghi tiếp vào đó. Nếu chắc chắn là tổ chức khác, hãy ghi vì sao rồi lưu lần nữa."
    counts = ("count",)
    status = 409
    count: int
    doubles: tuple[Any, ...]
