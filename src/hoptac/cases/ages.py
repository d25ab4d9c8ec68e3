"""For how long organizations have had their certificate, where a procedure asks for some months of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hoptac.base.templatetags.vietnamese import day as written
from hoptac.base.working_days import months_after
from hoptac.registry.models import Identity, Standing
from hoptac.registry.norms import whole_on
from rulebook import Procedure


@dataclass(frozen=True, slots=True)
class Age:
    """One organization: since when it has its certificate (None: nobody wrote it down), how many months it needs."""

    name: str
    certificate_on: date | None
    months: int

    @property
    def ready_on(self) -> date | None:
        """The first day on which it has had it for long enough."""
        return months_after(self.certificate_on, self.months) if self.certificate_on else None

    @property
    def words(self) -> str:
        """The same in a sentence."""
        if self.certificate_on is None or self.ready_on is None:
            return (
                f"{self.name}: chưa xác định được đã đủ {self.months} tháng từ ngày được cấp giấy chứng nhận hay chưa, "
                "vì sổ chưa ghi ngày cấp."
            )
        since, ready = written(self.certificate_on), written(self.ready_on)
        return f"{self.name}: được cấp giấy chứng nhận ngày {since}, đủ {self.months} tháng từ ngày {ready}."


def ages_of(kind: Procedure, standings: Sequence[Standing], day: date) -> list[Age]:
    """The age of each on ``day``; none where the procedure asks for none, or no norm says how many months."""
    months = whole_on(kind.youngest, day) if kind.youngest else None
    if months is None:
        return []
    said = Identity.objects.filter(organization__in=[one.pk for one in standings]).as_of(day)
    days = dict(said.values_list("organization", "certificate_on"))
    return [Age(one.name, days.get(one.pk), months) for one in standings]
