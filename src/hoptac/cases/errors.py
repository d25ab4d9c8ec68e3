"""Refusals of procedures and of the list of those to be put in order."""

from datetime import date

from hoptac.base.errors import HoptacError


class CasesError(HoptacError):
    """The root of the refusals of cases."""


class NoReasonChosenError(CasesError):
    """An aim was to be measured by nothing."""

    what = "Chưa chọn lý do."
    why = "Mục tiêu được đo bằng số tổ chức có lý do đó."
    remedy = "Hãy quay lại, chọn một lý do rồi gửi lần nữa."


class NoSuchProcedureError(CasesError):
    """A kind of procedure that the rules do not have."""

    what = "Không có loại thủ tục “{code}”."
    why = "Bước và thời hạn của thủ tục lấy từ bảng quy tắc."
    remedy = "Hãy chọn một loại thủ tục trong danh sách."
    code: str


class UnknownEditionError(CasesError):
    """The rules do not reach back to the day of the file."""

    what = "{reason}"
    why = "Không có quy định của ngày đó thì không tính được thời hạn."
    remedy = "Hãy kiểm tra ngày nhận hồ sơ; hồ sơ cũ hơn thì ghi thẳng kết quả ở trang của tổ chức."
    reason: str


class WrongPartiesError(CasesError):
    """Not the organizations that such a procedure is about."""

    what = "Thủ tục “{title}” cần {wanted}."
    why = "Thiếu hoặc thừa tổ chức thì kết quả sẽ ghi sai vào sổ."
    remedy = "Hãy chọn lại tổ chức rồi gửi."
    title: str
    wanted: str


class EarlyResultError(CasesError):
    """The result bears a day before what led to it."""

    what = "Kết quả ghi ngày {on}, trước {before} ngày {last}."
    why = "Tình trạng ghi từ ngày ấy sẽ bị tình trạng của các bước sau đó che mất."
    remedy = "Hãy sửa ngày của kết quả; nếu ngày của bước ghi nhầm thì bỏ bước ấy rồi ghi lại."
    on: date
    before: str
    last: date


class TooYoungError(CasesError):
    """An organization has not had its certificate for long enough."""

    what = "{name} được cấp giấy chứng nhận ngày {certificate_on}, đến ngày {received_on} chưa đủ {months} tháng."
    why = (
        "Thủ tục “{title}” chỉ dành cho tổ chức hoạt động liên tục đủ {months} tháng từ ngày được cấp giấy chứng nhận."
    )
    remedy = "Hãy nhận hồ sơ từ ngày {ready_on}; nếu ngày cấp trong sổ sai thì sửa chỗ ghi nhầm trước."
    name: str
    certificate_on: date
    received_on: date
    months: int
    ready_on: date
    title: str


class GoneOrganizationError(CasesError):
    """An organization was taken out of the book while its file was being opened."""

    what = "{which} không còn trong sổ: vừa bị xóa hoặc đã gộp vào mục khác."
    why = "Kết quả của thủ tục phải ghi được vào một mục còn trong sổ."
    remedy = "Hãy tìm lại tổ chức trong danh sách rồi mở thủ tục từ đó; bị xóa nhầm thì hoàn lại việc xóa trước."
    status = 409
    which: str


class GonePartyError(CasesError):
    """An organization of an open procedure has left the book, and the result would be written about it."""

    what = "{which} không còn trong sổ: đã bị xóa hoặc đã gộp vào mục khác từ khi mở thủ tục."
    why = "Kết quả của thủ tục phải ghi được vào một mục còn trong sổ."
    remedy = (
        "Xóa hay gộp nhầm thì hãy hoàn lại ở “Chờ người thứ hai”, phần đã đồng ý, rồi làm tiếp; "
        "nếu đúng, hãy rút hồ sơ này và mở thủ tục từ mục được giữ lại."
    )
    status = 409
    which: str


class OpenAlreadyError(CasesError):
    """The same is under way for the organization."""

    what = "{name} đang có thủ tục “{title}” chưa xong (số {number})."
    why = "Hai hồ sơ cùng việc có thể cho hai kết quả trái nhau."
    remedy = "Hãy mở thủ tục đó để làm tiếp, hoặc rút nó trước."
    status = 409
    name: str
    title: str
    number: int


class FutureDayError(CasesError):
    """A day of something that happened, which has not come."""

    what = "Ngày {day} chưa tới."
    why = "Sổ chỉ ghi việc đã làm."
    remedy = "Hãy ghi ngày không sau ngày {today}."
    day: date
    today: date


class BeforeFoundingError(CasesError):
    """A day on which the organization was not yet there."""

    what = "Ngày {day} trước ngày thành lập của {name}, {founded_on}."
    why = "Tổ chức chưa thành lập thì chưa làm thủ tục; hạn tính từ ngày sai thì mọi cảnh báo đều sai."
    remedy = "Hãy kiểm tra lại ngày trên văn bản; ngày thành lập trong sổ sai thì đính chính ở trang của tổ chức trước."
    day: date
    name: str
    founded_on: date


class StartsLaterError(CasesError):
    """A file that tells of a day that has come, and names one after its own."""

    what = "{title} ngày {starts} sau ngày nhận hồ sơ {received_on}."
    why = "Hồ sơ này báo việc đã có; hạn nộp đếm từ ngày ấy."
    remedy = "Hãy kiểm tra lại hai ngày trên hồ sơ."
    title: str
    starts: date
    received_on: date


class TooLongError(CasesError):
    """A stretch longer than the rules allow, or one that ends before it begins."""

    what = "Khoảng từ {starts} đến {ends} không ghi được: {detail}."
    why = "Thời gian sai thì mọi hạn tính theo nó đều sai."
    remedy = "Hãy kiểm tra lại hai ngày trên thông báo."
    starts: date
    ends: date
    detail: str


class EndedProcedureError(CasesError):
    """Nothing more is done in a procedure that ended."""

    what = "Thủ tục số {number} không còn mở: {state}."
    why = "Thủ tục đã có kết quả thì các bước được giữ nguyên để xem lại."
    remedy = "Hãy tải lại trang; có việc mới thì mở thủ tục mới."
    status = 409
    number: int
    state: str


class StepDoneError(CasesError):
    """The step is done already, or was never done."""

    what = "Bước “{step}” {state}."
    why = "Mỗi bước chỉ ghi một lần."
    remedy = "Hãy tải lại trang để xem các bước hiện nay."
    status = 409
    step: str
    state: str


class StepNotOwedError(CasesError):
    """A step that is only done where there is cause was to be left out."""

    what = "Bước “{step}” không cần ghi là không làm."
    why = "Bước này chỉ làm khi có việc; để trống tức là không làm."
    remedy = "Hãy để trống bước này."
    step: str


class StepTooEarlyError(CasesError):
    """A step that waits for the law's time was said to be done too early."""

    what = "Bước “{step}” chỉ ghi được từ ngày {earliest}."
    why = "Pháp luật đặt ra thời gian chờ để người có quyền lợi kịp lên tiếng."
    remedy = "Hãy ghi bước này khi đã hết thời gian chờ."
    step: str
    earliest: date


class StepUnanchoredError(CasesError):
    """A time of waiting that has not even begun."""

    what = "Bước “{step}” chưa ghi được: {because}."
    why = "Chưa có mốc thì chưa biết bao giờ hết thời gian chờ."
    remedy = "Hãy ghi bước mà thời gian chờ tính từ đó trước."
    step: str
    because: str


class StepsCrossedError(CasesError):
    """A step said to be done before what it follows, or after what follows it."""

    what = "Bước “{step}” ngày {done_on} không khớp với “{other}” ngày {day}."
    why = "Bước sau không thể làm trước bước mà nó tiếp theo; hạn tính sai thì mọi cảnh báo đều sai."
    remedy = "Hãy kiểm tra lại ngày trên văn bản của hai bước."
    step: str
    done_on: date
    other: str
    day: date


class StepsMissingError(CasesError):
    """A result before the steps that lead to it."""

    what = "Chưa ghi kết quả “{outcome}” được: còn thiếu bước {steps}."
    why = "Kết quả phải dựa trên việc đã làm."
    remedy = "Hãy ghi các bước đó với ngày và văn bản; bước không làm thì mở “Không làm” ở bước ấy và ghi vì sao."
    outcome: str
    steps: str


class NotYetError(CasesError):
    """A status before its first day."""

    what = "Chưa ghi kết quả được trước ngày {since}."
    why = "Tình trạng của tổ chức chỉ đổi từ ngày đó."
    remedy = "Hãy ghi kết quả từ ngày {since}."
    since: date


class NewcomersMissingError(CasesError):
    """Too few organizations that come into being."""

    what = "Cần ghi {wanted} tổ chức mới, mới có {known}."
    why = "Kết quả của thủ tục là những tổ chức mới vào sổ."
    remedy = "Hãy thêm tên tổ chức mới ở trang thủ tục rồi ghi kết quả."
    wanted: int
    known: int


class OneHeirError(CasesError):
    """A second heir of a code that only one can keep."""

    what = "Thủ tục này đã có tổ chức mới: {name}."
    why = "Tổ chức mới giữ nguyên mã số của tổ chức cũ, nên chỉ có một."
    remedy = "Ghi nhầm tên thì hãy rút hồ sơ này và mở lại với tên đúng."
    status = 409
    name: str


class UndecidedStatusError(CasesError):
    """A status that was asked for on the way still waits for the second person."""

    what = "{name} còn một đề nghị (đổi tình trạng pháp lý hoặc xóa khỏi sổ) chờ người thứ hai."
    why = "Hai đề nghị cùng lúc có thể trái nhau."
    remedy = "Hãy chờ đề nghị đó được quyết định, rồi ghi kết quả."
    status = 409
    name: str


class AlikeSinceError(CasesError):
    """Between the result and its agreement something came into the book that may be what the result brings."""

    what = "Chưa đồng ý được: từ khi ghi kết quả, sổ có thêm {count} mục có thể chính là {name}."
    why = "Một tổ chức ghi hai lần thì mọi con số đều đếm hai lần."
    remedy = (
        "Hãy trả lời không đồng ý và nêu rõ tên tổ chức này; người ghi sẽ mở lại thủ tục, xem mục có sẵn "
        "rồi ghi kết quả lần nữa."
    )
    counts = ("count",)
    status = 409
    count: int
    name: str


class NothingToReopenError(CasesError):
    """The result stands."""

    what = "Không mở lại được thủ tục số {number}."
    why = "Chỉ mở lại thủ tục có kết quả đổi tình trạng pháp lý, sau khi người thứ hai đã quyết định."
    remedy = "Hãy mở thủ tục mới nếu có việc mới."
    status = 409
    number: int


class NoCountError(CasesError):
    """An aim that cannot be counted by a reason."""

    what = "Chưa đếm được cho mục tiêu này: {detail}."
    why = "Con số không có căn cứ thì không dùng để đánh giá kế hoạch được."
    remedy = "Hãy chọn mục tiêu của một kế hoạch đã bắt đầu, của tỉnh hoặc xã hiện nay."
    detail: str
