"""What is seen before the content of a link is erased: all of it, and what stays."""

from django.urls import reverse
from django.utils.http import urlencode

from hoptac.accounts.journal_facts import Teller
from hoptac.base.confirming import Confirmation
from hoptac.base.journal import chapter_of
from hoptac.base.models import AuditLink


def content_of(link: AuditLink) -> list[tuple[str, str]]:
    """Everything that its payload holds; what has no words of its own, such as keys, stands together at the end."""
    chapter, teller = chapter_of(link.action), Teller([link])
    said = {key: value for key, value in (link.payload or {}).items() if value not in (None, "", [], {})}
    told = {key: teller.words(link, key, value) for key, value in said.items()}
    shown = [(chapter.facts[key], value) for key, value in told.items() if key in chapter.facts]
    rest = "; ".join(f"{key}: {value}" for key, value in told.items() if key not in chapter.facts)
    return [*shown, ("Mã kèm theo", rest)] if rest else shown


def erasure_asked(link: AuditLink) -> Confirmation:
    """What is asked first."""
    journal = reverse("accounts:journal")
    return Confirmation(
        title="Xóa nội dung của một mắt xích",
        act="Nội dung ở trên bị xóa hẳn khỏi nhật ký, không lấy lại được, và không còn tìm thấy theo nội dung ấy.",
        kept="Ai làm, việc gì, lúc nào, về đối tượng nào, cùng mã đối chiếu của nội dung; chuỗi vẫn nguyên vẹn. "
        "Dữ liệu ở trang của đối tượng và trong bản sao lưu không đổi: phải xử lý riêng.",
        button="Xóa nội dung",
        back_url=f"{journal}?{urlencode({'about': link.about})}" if link.about else journal,
        about=f"số {link.pk}",
    )
