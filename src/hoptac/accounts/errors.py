"""Refusals about accounts."""

from hoptac.base.errors import HoptacError, NotAllowedError


class AccountsError(HoptacError):
    """A refusal about people, roles or sign-in."""


class OwnAccountError(AccountsError, NotAllowedError):
    """A person wants to raise, lock or end himself."""

    what = "Không ai được {act} cho chính mình."
    why = "Việc về quyền và tài khoản phải do một người khác làm, để không ai tự nâng quyền."
    remedy = "Hãy nhờ một quản trị hệ thống khác."


class NotInYourChargeError(AccountsError, NotAllowedError):
    """The person also holds roles that another has to look after."""

    what = "Bạn không được {act} cho {person}."
    why = "Người này còn giữ vai trò ngoài phạm vi bạn quản lý."
    remedy = "Hãy nhờ quản trị hệ thống."


class LastAdministratorError(AccountsError):
    """Nobody would be left to look after the system."""

    what = "{person} là quản trị hệ thống cuối cùng còn hoạt động."
    why = "Nếu bỏ vai trò hoặc khóa tài khoản này thì không còn ai quản lý được người dùng."
    remedy = "Hãy giao vai trò quản trị cho một người khác trước, rồi làm lại."


class RoleOutOfChargeError(AccountsError, NotAllowedError):
    """A role that is not in the hands of the one who gives it."""

    what = "Bạn không được giao vai trò {role} ở {place}."
    why = "Mỗi người chỉ giao được vai trò ở các đơn vị cấp dưới của mình."
    remedy = "Hãy chọn vai trò và đơn vị khác, hoặc nhờ quản trị hệ thống."


class RolePlaceError(AccountsError):
    """A role in a place where it cannot be held."""

    what = "Vai trò {role} không giao được ở {place}."
    why = "Vai trò này được giao cho {on}."
    remedy = "Hãy chọn lại đơn vị cho đúng."


class RoleHeldError(AccountsError):
    """The person holds the role already."""

    what = "{person} đang giữ vai trò {role} ở {place} rồi."
    why = "Giao lần nữa sẽ thành hai dòng cho cùng một việc."
    remedy = "Không cần làm gì thêm; nếu muốn đổi ngày kết thúc, hãy kết thúc vai trò cũ trước."


class RoleDatesError(AccountsError):
    """The last day comes before the first."""

    what = "Ngày cuối ({last}) sớm hơn ngày đầu ({first}) của vai trò."
    why = "Vai trò như vậy không có hiệu lực ngày nào."
    remedy = "Hãy sửa lại ngày."


class RoleBeginsInPastError(AccountsError):
    """The first day is gone: a role cannot be given backwards."""

    what = "Ngày {first} đã qua: vai trò chỉ giao được từ hôm nay ({today}) trở đi."
    why = "Ghi lùi ngày thì sổ nói rằng người này đã có quyền vào những ngày chưa hề có."
    remedy = "Hãy để từ hôm nay, và nêu ngày của quyết định ở ô Lý do."


class RoleEndsInPastError(AccountsError):
    """The day is gone: what was done since then was done with the role."""

    what = "Ngày {from_day} đã qua: vai trò chỉ kết thúc được từ hôm nay ({today}) trở đi."
    why = "Những gì người này đã làm từ ngày đó đến nay là làm bằng quyền đang có; sổ không viết lại điều đã xảy ra."
    remedy = "Hãy để từ hôm nay, và nêu ngày của quyết định ở ô Lý do. Việc đã làm trong thời gian ấy xem ở Lịch sử."


class RoleEndsSoonerError(AccountsError):
    """The role ends before that day anyway."""

    what = "Vai trò {role} ở {place} vốn chỉ giữ đến hết {last}."
    why = "Kết thúc từ {from_day} thì không rút ngắn được gì, và không dùng để kéo dài vai trò."
    remedy = "Muốn kết thúc sớm hơn, hãy chọn ngày trước đó; muốn giữ lâu hơn, hãy giao lại từ ngày sau ngày cuối."


class RoleEndedError(AccountsError):
    """The role ended before."""

    what = "Vai trò {role} ở {place} đã kết thúc từ trước."
    why = "Kết thúc lần nữa sẽ làm sai ngày đã ghi."
    remedy = "Hãy tải lại trang để xem các vai trò hiện có."
    status = 409


class LinkSpentError(AccountsError):
    """A link that was used, revoked, or ran out; which of these is nobody's business."""

    what = "Đường dẫn này không còn dùng được."
    why = "Mỗi đường dẫn chỉ dùng một lần, trong một thời hạn, và có thể đã bị thu hồi."
    remedy = "Đã đặt mật khẩu bằng đường dẫn này thì chỉ cần đăng nhập; chưa thì hãy xin đường dẫn mới từ người đã gửi."
    status = 410


class NameTakenError(AccountsError):
    """Another account bears this sign-in name."""

    what = "Tên đăng nhập “{username}” đã có người dùng."
    why = "Hai người không thể đăng nhập cùng một tên."
    remedy = "Hãy chọn tên khác, chẳng hạn thêm tên xã hoặc năm sinh."
    status = 409


class InvitationEndedError(AccountsError):
    """The invitation was taken up or revoked before."""

    what = "Lời mời {person} đã được nhận hoặc đã thu hồi từ trước."
    why = "Thu hồi lúc này không còn tác dụng."
    remedy = "Nếu người ấy đã có tài khoản mà không nên có, hãy khóa tài khoản."
    status = 409


class DepartureNotedError(AccountsError):
    """A leaving is noted already."""

    what = "{person} đã được ghi là rời vị trí từ {left_on}."
    why = "Mỗi lần rời vị trí chỉ có một hạn khóa tài khoản."
    remedy = "Hãy bàn giao hoặc khóa tài khoản trước hạn đã ghi; ghi nhầm thì bỏ ghi ngày rời vị trí."
    status = 409


class NoDepartureError(AccountsError):
    """No leaving is noted that could be withdrawn."""

    what = "{person} không có ngày rời vị trí nào đang được ghi."
    why = "Có thể người khác vừa bỏ ghi, hoặc tài khoản vừa bị khóa."
    remedy = "Hãy tải lại trang của người này để xem."
    status = 409


class LockedAlreadyError(AccountsError):
    """The account was locked before."""

    what = "Tài khoản của {person} đã khóa từ trước."
    why = "Khóa lần nữa sẽ thành hai lần khóa trong nhật ký cho cùng một việc."
    remedy = "Không cần làm gì thêm; còn việc đang mở thì dùng Bàn giao."
    status = 409


class NoSecondFactorError(AccountsError):
    """There is no second factor that could be taken away."""

    what = "{person} hiện không bật xác thực hai lớp."
    why = "Có thể người khác vừa bỏ giúp, hoặc chính người ấy vừa tắt."
    remedy = "Hãy tải lại trang để xem; quên mật khẩu thì dùng Đặt lại mật khẩu."
    status = 409


class NoSuccessorError(AccountsError):
    """Work cannot go to a person who is closed or who is the leaver."""

    what = "Không bàn giao được cho {person}."
    why = "Người nhận phải là một người khác, tài khoản đang mở, và làm được ở các đơn vị ấy việc của người bàn giao."
    remedy = "Hãy chọn người nhận khác, hoặc giao vai trò cho người nhận trước."


class FutureContactError(AccountsError):
    """A change of the roster from a day that has not come."""

    what = "Ngày {since} chưa đến (hôm nay là {today})."
    why = "Danh bạ nói ai đang phụ trách; điều chưa xảy ra có thể còn thay đổi."
    remedy = "Hãy ghi vào chính ngày người ấy nhận việc, hoặc chọn một ngày đã qua."


class NothingToEraseError(AccountsError):
    """A link whose content was erased before, or that never had any."""

    what = "Mắt xích {link} không còn nội dung nào để xóa."
    why = "Nội dung của nó đã được xóa trước đó, hoặc việc ấy không ghi gì thêm."
    remedy = "Hãy xem lại nhật ký để tìm đúng việc cần xóa nội dung."
    status = 409
    counts = ("link",)


class OwnActError(AccountsError, NotAllowedError):
    """An administrator wants to erase what the record says of his own act."""

    what = "Mắt xích {link} ghi việc do chính bạn làm, nên bạn không xóa được nội dung của nó."
    why = "Không ai được tự xóa dấu vết việc mình đã làm."
    remedy = "Hãy nhờ một quản trị hệ thống khác."
    counts = ("link",)


class LastingActError(AccountsError):
    """An erasure, or the taking over of rows, whose reason must stay."""

    what = "Mắt xích {link} ghi vì sao nhật ký được xóa nội dung hoặc nhận thêm dòng, nên phải giữ nguyên."
    why = "Thiếu nó thì không ai biết căn cứ của việc ấy."
    remedy = "Nếu chính lý do ấy có dữ liệu cá nhân, hãy ghi nhận yêu cầu và báo lãnh đạo cơ quan."
    counts = ("link",)
