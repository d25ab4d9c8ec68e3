"""The ground that every other app stands on."""

from typing import Any

from django.apps import AppConfig

from hoptac.base import journal


class BaseConfig(AppConfig):
    name = "hoptac.base"
    label = "base"
    verbose_name = "Nền tảng"

    def ready(self) -> None:
        """Say what the journal tells of itself; an erasure is told in the history of what the erased link is about."""
        from django import forms
        from django.urls import register_converter

        from hoptac.base.models import AuditLink, SwappedDay
        from hoptac.base.protection import protect
        from hoptac.base.row_number import RowNumber

        # Before any list of addresses is read, whichever is read first.
        register_converter(RowNumber, "row")

        # Every form says the same of a blank box, those of other packages too.
        forms.Field.default_error_messages["required"] = "Hãy điền mục này."
        protect(SwappedDay)
        journal.register_tables({SwappedDay: "Ngày hoán đổi"})
        journal.register_home(AuditLink, lambda link: journal.Home(link.about, link.place_id))
        acts = {
            "base.audit.check_asked": "Cho kiểm tra chuỗi nhật ký",
            "base.audit.payload_erased": "Xóa nội dung theo yêu cầu về dữ liệu cá nhân",
            "base.audit.rows_adopted": "Nhận các dòng có từ trước vào nhật ký",
            "base.swapped_day.noted": "Ghi ngày làm bù, ngày nghỉ hoán đổi",
            "base.swapped_day.taken_out": "Bỏ ngày hoán đổi đã ghi",
        }
        facts = {
            "reason": "Lý do",
            "tables": "Số dòng theo bảng",
            "paper": "Văn bản",
            "erased": "Mắt xích đã xóa nội dung",
            "day": "Ngày",
            "is_working": "Là ngày làm việc",
            "source": "Căn cứ",
        }
        journal.register_chapter("base", "Nhật ký", acts, facts=facts, say=_say)


def _say(action: str, fact: str, value: Any) -> str:
    """Tables by what people call them."""
    return journal.rows_counted(value) if fact == "tables" and isinstance(value, dict) else ""
