"""Report duties as a calendar file (iCalendar, RFC 5545). Pure: duties in, bytes out."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from icalendar import Calendar, Event

from hoptac.base.templatetags.vietnamese import day
from hoptac.planning.duties.lines import DutyLine
from hoptac.planning.duties.owed import demo_mark

MEDIA_TYPE = "text/calendar; charset=utf-8"


def calendar_of(name: str, lines: Iterable[DutyLine], *, host: str, at: datetime) -> bytes:
    """One whole-day event for each duty with a day, on the day that counts; the same duty always bears the same UID."""
    calendar = Calendar()
    calendar.add("prodid", "-//Hop Tac//Nhiem vu bao cao//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for line in lines:
        if line.counts_on is not None:
            calendar.add_component(_event(line, host=host, at=at))
    return bytes(calendar.to_ical())


def _event(line: DutyLine, *, host: str, at: datetime) -> Event:
    assert line.counts_on is not None
    event = Event()
    event.add("uid", f"nhiem-vu-bao-cao-{line.duty.pk}@{host}")
    event.add("dtstamp", at)
    event.add("dtstart", line.counts_on)
    event.add("dtend", line.counts_on + timedelta(days=1))
    event.add("summary", _summary(line))
    event.add("description", _description(line))
    event.add("transp", "TRANSPARENT")
    return event


def _summary(line: DutyLine) -> str:
    to = f" gửi {line.duty.to}" if line.duty.to else ""
    return f"{demo_mark(line.duty)}Báo cáo{to}"


def _description(line: DutyLine) -> str:
    duty = line.duty
    kind = f"{duty.get_due_kind_display()} " if duty.due_kind else ""
    told = [
        ("Ai làm", duty.who),
        ("Gửi", duty.to),
        ("Qua", duty.via),
        ("Hạn ghi trong văn bản", f"{kind}{day(duty.due)}" if duty.due else ""),
        ("Định kỳ", duty.recurrence),
        ("Kỳ tới, tính từ lời văn", day(line.due) if line.coming and line.due else ""),
        ("Nguyên văn", duty.quote or duty.text),
        ("Kế hoạch", duty.plan.title),
    ]
    return "\n".join(f"{name}: {value}" for name, value in told if value)
