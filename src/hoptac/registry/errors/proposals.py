"""Refusals of what needs a second person."""

from datetime import date

from hoptac.registry.errors.root import RegistryError


class SecondPersonError(RegistryError):
    """A change that one person alone may not make."""

    what = "{what_changes} cần người thứ hai đồng ý."
    why = "Một mình quyết định việc này thì khó phát hiện nhầm lẫn."
    remedy = "Hãy gửi đề nghị; người khác cùng phạm vi sẽ xem và đồng ý."
    what_changes: str


class NoAnswerError(RegistryError):
    """A proposal refused without a word, or answered by no way that there is."""

    what = "Chưa ghi lý do."
    why = "Người đề nghị cần biết vì sao để sửa hoặc đề nghị lại."
    remedy = "Hãy quay lại, ghi lý do rồi gửi lần nữa."


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


class WhyApartError(RegistryError):
    """A pair was told apart without a reason."""

    what = "Chưa ghi vì sao là hai tổ chức."
    why = "Người xem sau cần biết căn cứ, và cặp này sẽ không được nêu lại."
    remedy = "Hãy quay lại, ghi lý do rồi gửi lần nữa."


class JoinItselfError(RegistryError):
    """An entry joined into itself, or into one that is not there."""

    what = "Không gộp được: mục được giữ lại phải là một mục khác đang có trong sổ."
    why = "Gộp vào chính nó hoặc vào mục đã bỏ thì cả hai cùng mất."
    remedy = "Hãy mở mục được giữ lại và ghi đúng số trong sổ ở đầu trang của nó."


class StillNeededError(RegistryError):
    """An entry was to leave the book while somebody is at work on what rests on it."""

    what = "“{act}” chưa làm được với {name}: còn {held_by}."
    why = "Mục đã ra khỏi sổ thì việc đang làm không còn chỗ để ghi kết quả."
    remedy = "Hãy ghi kết quả hoặc rút hồ sơ đó trước, rồi đề nghị lại."
    status = 409
    act: str
    name: str
    held_by: str


class AlreadyGoneError(RegistryError):
    """An entry that left the book meanwhile was to be joined or removed once more."""

    what = "Mục số {number} không còn trong sổ: đã được gộp hoặc xóa theo một đề nghị khác."
    why = "Gộp hoặc xóa thêm lần nữa thì việc đã làm trước bị ghi đè, không hoàn lại đúng được."
    remedy = "Hãy trả lời không đồng ý với đề nghị này; nếu việc trước sai, hãy hoàn lại việc ấy rồi gửi đề nghị mới."
    status = 409
    number: int


class NothingToUndoError(RegistryError):
    """The entry stands as it was."""

    what = "Không có gì để hoàn lại: mục này đang có trong sổ."
    why = "Chỉ hoàn lại được việc gộp hoặc xóa đã được đồng ý và còn hiệu lực."
    remedy = "Hãy mở trang của tổ chức để xem hiện trạng."


class NotItsBodyError(RegistryError):
    """A legal status that one kind of body alone sets and lifts, asked for without a paper of such a body."""

    what = "“{wanted}” chỉ {set_by} đặt và gỡ, mà đề nghị không có văn bản của {set_by}."
    why = "Ghi khi chưa có văn bản thì sổ nói khác nơi quyết định tình trạng này."
    remedy = "Hãy ghi số, ngày của văn bản và tên cơ quan ban hành ({issuers} …)."
    wanted: str
    set_by: str
    issuers: str


class OtherActStandsError(RegistryError):
    """An entry was to be brought back by a proposal that is not the one that took it out of the book."""

    what = "Không hoàn lại được bằng đề nghị này: mục số {number} ra khỏi sổ vì một việc khác."
    why = "Việc sau có người đề nghị, người đồng ý và lý do riêng; hoàn lại việc cũ không trả lời được lý do ấy."
    remedy = "Hãy mở trang của mục để xem vì sao mục ra khỏi sổ, rồi hoàn lại việc đang có hiệu lực nêu ở đó."
    status = 409
    number: int


class ReplacedStatusGoneError(RegistryError):
    """The row that a status was to take the place of is no standing row of the organization."""

    what = "Không thay được: dòng tình trạng cần thay không còn trong sổ của tổ chức này."
    why = "Chỉ thay được một dòng đang ghi của chính tổ chức; dòng ấy có thể đã được người khác sửa hoặc thay."
    remedy = "Hãy mở trang của tổ chức, xem lại các dòng tình trạng pháp lý rồi gửi đề nghị mới."
    status = 409


class HiddenStatusError(RegistryError):
    """A legal status before the first that the book knows: the later one would hide it. ``row`` is that first one."""

    what = "“{wanted}” từ ngày {since} không đổi được tình trạng hiện nay: sổ đã ghi “{known}” từ ngày {first}."
    why = "Dòng của ngày sau đứng trên dòng của ngày trước, nên đồng ý rồi vẫn không có gì thay đổi."
    remedy = (
        "Nếu ngày {first} chỉ là ngày ghi vào sổ, hãy gửi lại từ trang của tổ chức và chọn thay dòng ấy; "
        "nếu không, hãy ghi ngày không trước ngày {first}."
    )
    wanted: str
    since: date
    known: str
    first: date
    row: int
