"""Refusals of the registry."""

from datetime import date
from typing import Any

from hoptac.base.errors import HoptacError


class RegistryError(HoptacError):
    """The root of the registry's refusals."""


class UnknownChoiceError(RegistryError):
    """A code that its closed list does not have for this kind of organization."""

    what = "“{code}” không có trong danh mục {title} của loại tổ chức này."
    why = "Giá trị ngoài danh mục thì không lọc, không cộng được."
    remedy = "Hãy chọn một giá trị trong danh mục."
    title: str
    code: str
    kind: str


class SecondPersonError(RegistryError):
    """A change that one person alone may not make."""

    what = "{what_changes} cần người thứ hai đồng ý."
    why = "Một mình quyết định việc này thì khó phát hiện nhầm lẫn."
    remedy = "Hãy gửi đề nghị; người khác cùng phạm vi sẽ xem và đồng ý."
    what_changes: str


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


class GoneOrganizationError(RegistryError):
    """The entry was removed, or turned out to be another."""

    what = "Mục {name} không còn dùng: {reason}."
    why = "Ghi thêm vào mục này thì số liệu sẽ mất."
    remedy = "Hãy mở mục được giữ lại."
    name: str
    reason: str


class BadTaxCodeError(RegistryError):
    """A tax code that cannot be one."""

    what = "Mã số thuế “{code}” không đúng: {detail}."
    why = "Mã sai thì không đối chiếu được với cơ quan thuế và cơ quan đăng ký."
    remedy = "Hãy kiểm tra lại từng chữ số trên giấy chứng nhận."
    code: str
    detail: str


class RealRegisterError(RegistryError):
    """Made organizations are wanted where real ones are."""

    what = "Sổ đăng ký đã có tổ chức thật."
    why = "Dữ liệu giả lập nằm cạnh dữ liệu thật sẽ làm sai mọi con số."
    remedy = "Hãy tạo dữ liệu giả lập trong một cơ sở dữ liệu khác (HOPTAC_DATA)."


class NoPlaceError(RegistryError):
    """The units that a made country needs are not loaded."""

    what = "Cỡ {size} cần {wanted} tỉnh, mới nạp {known}."
    why = "Tổ chức nào cũng phải có trụ sở ở một xã có thật."
    remedy = "Hãy chạy load_units với toàn bộ thư mục data."
    size: str
    wanted: int
    known: int


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


class AlikeError(RegistryError):
    """The book may have the organization already; ``doubles`` says where and why."""

    what = "Sổ có {count} mục có thể chính là tổ chức này; chưa ghi gì vào sổ."
    why = "Một tổ chức ghi hai lần thì mọi con số đều đếm hai lần."
    remedy = "Hãy mở mục có sẵn để ghi tiếp vào đó. Nếu chắc chắn là tổ chức khác, hãy ghi vì sao rồi lưu lần nữa."
    counts = ("count",)
    status = 409
    count: int
    doubles: tuple[Any, ...]


class AlreadyAskedError(RegistryError):
    """The same act is asked for already."""

    what = "Đã có đề nghị “{act}” cho tổ chức này đang chờ người thứ hai."
    why = "Hai đề nghị cùng việc có thể trái nhau."
    remedy = "Hãy chờ quyết định, hoặc nhờ người đã gửi rút đề nghị cũ."
    act: str


class DecidedProposalError(RegistryError):
    """Somebody decided first."""

    what = "Đề nghị này không còn chờ nữa: {state}."
    why = "Mỗi đề nghị chỉ được quyết định một lần."
    remedy = "Hãy tải lại danh sách; cần thay đổi nữa thì gửi đề nghị mới."
    status = 409
    state: str


class JoinItselfError(RegistryError):
    """An entry joined into itself, or into one that is not there."""

    what = "Không gộp được: mục được giữ lại phải là một mục khác đang có trong sổ."
    why = "Gộp vào chính nó hoặc vào mục đã bỏ thì cả hai cùng mất."
    remedy = "Hãy mở mục được giữ lại và ghi đúng số trong sổ ở đầu trang của nó."


class NothingToUndoError(RegistryError):
    """The entry stands as it was."""

    what = "Không có gì để hoàn lại: mục này đang có trong sổ."
    why = "Chỉ hoàn lại được việc gộp hoặc xóa đã được đồng ý và còn hiệu lực."
    remedy = "Hãy mở trang của tổ chức để xem hiện trạng."


class FaultyImportError(RegistryError):
    """All rows or none were asked for, and some have faults."""

    what = "Bảng tính “{name}” còn {rows} dòng có lỗi."
    why = "Bạn chọn chỉ lưu khi mọi dòng đều đúng, nên chưa lưu dòng nào."
    remedy = "Hãy sửa các ô được nêu rồi gửi lại, hoặc chọn lưu riêng các dòng đúng."
    counts = ("rows",)
    name: str
    rows: int


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

    what = "Không thu hồi được “{name}”: {count} tổ chức đã có thông tin ghi thêm sau đó, như {organizations}."
    why = "Thu hồi sẽ làm mất căn cứ của phần ghi sau."
    remedy = "Hãy sửa riêng từng tổ chức."
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
