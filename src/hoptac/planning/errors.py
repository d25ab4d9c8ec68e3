"""Refusals about plans."""

from hoptac.base.errors import HoptacError


class PlanningError(HoptacError):
    """Anything that keeps a review or a plan from being changed."""


class NotReadyError(PlanningError):
    """The review lacks what a plan cannot be without."""

    what = "Chưa thể nhận văn bản: {missing}."
    why = "Thiếu điều này thì kế hoạch không biết thuộc về ai hoặc về việc gì."
    remedy = "Hãy bổ sung ở phần “Đầu văn bản” rồi nhận lại."


class StaleSummaryError(PlanningError):
    """Somebody corrected the review, or had it read again, after the person saw what acceptance would make of it."""

    what = "Văn bản này vừa thay đổi: {news}."
    why = "Nhận ngay thì kế hoạch có những điều bạn chưa thấy."
    remedy = "Hãy xem những chỗ vừa đổi rồi bấm nhận lần nữa."
    status = 409


class TakenUpError(PlanningError):
    """The document was accepted: a plan, an act or relations may rest on it."""

    what = "“{name}” đã được nhận nên không rút lại được."
    why = "Kế hoạch và quan hệ giữa các văn bản đã dựa vào nó."
    remedy = "Nếu đọc nhầm, hãy bấm “Sửa tiếp”, sửa rồi nhận lại."
    status = 409


class ActTakenError(PlanningError):
    """Another document already made the plan of this act."""

    what = "Văn bản {act} đã có kế hoạch trong hệ thống, lập từ “{document}”."
    why = "Một văn bản chỉ lập một kế hoạch, để không ai phải làm hai lần."
    remedy = "Hãy mở kế hoạch đã có, hoặc sửa số, ngày ban hành nếu đọc nhầm."
    plan_id: int


class OutOfReachError(PlanningError):
    """The plan would belong to a place that the person does not see."""

    what = "Văn bản này của {body}, ngoài phạm vi của đơn vị bạn."
    why = "Kế hoạch thuộc về nơi ban hành; người ở nơi khác không nhận thay."
    remedy = "Hãy chuyển tệp cho cán bộ của nơi đó, hoặc sửa lại cơ quan ban hành nếu đọc nhầm."
    status = 403


class LongQuoteError(PlanningError):
    """The words chosen for one item are pages long."""

    what = "Đoạn chữ được chọn dài {letters} ký tự."
    why = "Một mục dựa vào một đoạn nhiều nhất {most} ký tự, để người xem còn tìm được đúng chỗ của nó."
    remedy = "Hãy chọn đúng câu hoặc đoạn nói về mục ấy."


class TooMuchForOnePlanError(PlanningError):
    """The document holds more than people can carry out, or look through, as one plan."""

    what = (
        "Văn bản này có {items} mục trong {letters} ký tự; "
        "một văn bản được nhận có nhiều nhất {most_items} mục, {most_letters} ký tự."
    )
    why = (
        "Dài như vậy thường là nhiều văn bản ghép trong một tệp; nhận thành một thì không ai theo dõi được từng "
        "nhiệm vụ, và mỗi văn bản cần số, ngày, cơ quan ban hành của riêng nó."
    )
    remedy = "Hãy tách tệp thành từng văn bản, tải từng tệp lên rồi nhận; bản này có thể rút lại."


class UnknownItemError(PlanningError):
    """The item is in no reading and no correction of this document."""

    what = "Không tìm thấy mục này trong bản đọc."
    why = "Có thể văn bản vừa được đọc lại."
    remedy = "Hãy tải lại trang rà soát."
    status = 404


class BadPlaceError(PlanningError):
    """The selection is not a stretch of the text."""

    what = "Đoạn được chọn (từ {start} đến {end}) không nằm trong văn bản."
    why = "Mỗi mục phải dẫn được về đúng chỗ của nó."
    remedy = "Hãy bôi đen lại đoạn văn rồi thêm."


class AskedNotAssignedError(PlanningError):
    """Party bodies and the Front are asked, never made to lead by an officer's choice here."""

    what = "{agency} là cơ quan được đề nghị phối hợp."
    why = "Cơ quan Đảng, Mặt trận và đoàn thể không do chính quyền giao chủ trì."
    remedy = "Hãy chọn cơ quan chủ trì khác."


class LeadStatedError(PlanningError):
    """The document itself names who leads."""

    what = "Văn bản đã giao {lead} chủ trì nhiệm vụ này."
    why = "Chỉ nhiệm vụ mà văn bản không nêu cơ quan chủ trì mới cần chọn."
    remedy = "Nếu đọc nhầm, hãy sửa ở trang rà soát rồi nhận lại văn bản."


class AwaitingSuccessionError(PlanningError):
    """The plan's body has ended: nothing of it is assigned anew without an act of succession."""

    what = "{body} đã kết thúc hoạt động, nhiệm vụ này chờ văn bản kế thừa."
    why = "Cơ quan mới chỉ nhận việc khi có văn bản giao."
    remedy = "Hãy ghi nhận văn bản kế thừa trước."


class EndedAgencyError(PlanningError):
    """The body chosen is none on this day."""

    what = "{agency} không còn hoạt động."
    why = "Việc chỉ giao được cho cơ quan đang hoạt động."
    remedy = "Hãy chọn cơ quan khác."
