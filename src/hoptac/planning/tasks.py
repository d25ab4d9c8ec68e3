"""What is due by the clock: called by the tick, safe to call at any time and as often as wanted."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module

from django.conf import settings

from hoptac.accounts.services.handover import remind_of_leavers
from hoptac.base.statistics import refresh_statistics
from hoptac.documents.services.reading_jobs import clear_waiting
from hoptac.planning.services.reminders import remind_of_reports


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that the clock does; ``run`` says in words what it did, "" for nothing."""

    name: str
    run: Callable[[date, datetime], str]


def remind(today: date, at: datetime) -> str:
    """Tell officers of the reports that their units owe."""
    sent = remind_of_reports(today=today, at=at)
    return f"đã gửi {sent} thông báo đến hạn báo cáo" if sent else ""


def remind_of_open_accounts(today: date, at: datetime) -> str:
    """Tell who noted that an officer leaves, until the account is closed."""
    sent = remind_of_leavers(today=today, at=at)
    return f"đã gửi {sent} thông báo khóa tài khoản" if sent else ""


def clear_sessions(today: date, at: datetime) -> str:
    """Forget sign-ins that have run out."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    return ""


def clear_files(today: date, at: datetime) -> str:
    """Remove files that wait for nothing any more."""
    cleared = clear_waiting(at=at)
    return f"đã dọn {cleared} tệp và lời từ chối cũ" if cleared else ""


def look_at_tables(today: date, at: datetime) -> str:
    """Let the database know what has come in since."""
    refresh_statistics()
    return ""


DUE = [
    Due("xem lại các bảng để tìm cho nhanh", look_at_tables),
    Due("nhắc hạn báo cáo", remind),
    Due("nhắc khóa tài khoản của người rời vị trí", remind_of_open_accounts),
    Due("dọn phiên đăng nhập", clear_sessions),
    Due("dọn tệp chờ đọc", clear_files),
]


def register_due(due: Due) -> None:
    """Let an app above do something by the clock; called once from its ``ready``."""
    if due not in DUE:
        DUE.append(due)
