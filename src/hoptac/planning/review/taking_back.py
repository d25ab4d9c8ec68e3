"""The page before a document that was brought in by mistake is taken back."""

from django.urls import reverse

from hoptac.base.confirming import Confirmation
from hoptac.documents.models import Document
from hoptac.planning.review.links import review_url


def taking_back_asked(document: Document) -> Confirmation:
    """What will be gone, and what stays."""
    return Confirmation(
        title="Rút văn bản tải nhầm",
        act=f"“{document.name}” ({document.owner.name}) bị xóa cùng bản đọc, mọi chỗ đã sửa và tệp gốc.",
        kept="Nhật ký còn ghi ai rút, lúc nào, vì sao. Muốn có lại văn bản thì tải lên lại từ đầu.",
        button="Rút văn bản",
        back_url=review_url(document.pk),
        done_url=reverse("documents:documents"),
        about=str(document),
    )
