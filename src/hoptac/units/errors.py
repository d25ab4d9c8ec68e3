"""Refusals about units and bodies."""

from hoptac.base.errors import HoptacError


class UnitsError(HoptacError):
    """A refusal about units or bodies."""


class BodyStandsError(UnitsError):
    """A body that has not ended has no successor yet."""

    what = "{body} vẫn đang hoạt động ngày {day}."
    why = "Chỉ cơ quan đã kết thúc mới có cơ quan kế thừa; ghi sớm sẽ chuyển nhầm chỉ tiêu và nhiệm vụ."
    remedy = "Hãy ghi từ ngày cơ quan kết thúc, hoặc xem lại tên cơ quan."


class SuccessionKnownError(UnitsError):
    """Another act is recorded already."""

    what = "Đã ghi văn bản kế thừa của {body}: {act}."
    why = "Hai văn bản cùng lúc thì không rõ ai chịu trách nhiệm."
    remedy = "Nếu văn bản đã ghi là nhầm, hãy hoàn lại rồi ghi văn bản đúng."


class NoTakerError(UnitsError):
    """Nobody is named to carry on."""

    what = "Chưa chọn cơ quan kế thừa nào."
    why = "Không có cơ quan nhận thì chỉ tiêu, nhiệm vụ vẫn chờ."
    remedy = "Hãy chọn ít nhất một cơ quan theo văn bản."


class TakerNotThereError(UnitsError):
    """A body that is not there on the day cannot carry on."""

    what = "{body} không hoạt động ngày {day}."
    why = "Cơ quan không còn, hoặc chưa có, thì không nhận việc được."
    remedy = "Hãy chọn cơ quan đang hoạt động ngày ấy, hoặc xem lại ngày bắt đầu nhận việc."


class OtherSystemError(UnitsError):
    """A State body's duties cannot pass to the Party or the Front, nor the other way."""

    what = "{taker} không thể kế thừa nhiệm vụ của {body}."
    why = "Cơ quan Đảng, Mặt trận, đoàn thể chỉ được đề nghị phối hợp, không nhận việc thay cơ quan nhà nước."
    remedy = "Hãy chọn cơ quan cùng hệ thống."


class FutureActError(UnitsError):
    """A paper of a day to come."""

    what = "Văn bản ghi ngày {issued}, sau hôm nay ({today})."
    why = "Chỉ ghi văn bản đã ban hành."
    remedy = "Hãy xem lại ngày ban hành."


class TakenBackError(UnitsError):
    """What was taken back once is not taken back again."""

    what = "Văn bản {act} đã được hoàn lại, hoặc chính là dòng hoàn lại."
    why = "Mỗi dòng chỉ hoàn lại một lần; dòng cũ vẫn được giữ."
    remedy = "Hãy ghi văn bản kế thừa mới nếu cần."


class TooManyFiguresError(UnitsError):
    """More lines than are carried over while somebody waits."""

    what = "Có {lines} dòng số liệu, nhiều hơn {most} dòng một lần."
    why = "Quy đổi nhiều hơn thế một lúc làm mọi người khác phải chờ."
    remedy = "Hãy chia ra theo tỉnh rồi quy đổi từng phần."
    counts = ("lines", "most")
    lines: int
    most: int
