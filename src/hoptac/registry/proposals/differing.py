"""What tells two entries apart that are asked to become one: what the second of two has to see before agreeing."""

from collections.abc import Iterable

from django.db.models import QuerySet

from hoptac.base.templatetags.vietnamese import day, number
from hoptac.registry.access import Personal
from hoptac.registry.codes import name_of
from hoptac.registry.listing.table import shown_tax_code
from hoptac.registry.models import Proposal, Standing

_NOT_SAID = "chưa ghi"


def differing(one: Standing, kept: Standing, personal: Personal) -> list[tuple[str, str]]:
    """Each thing of which the two say otherwise, with what both say; numbers of persons as far as they may be seen."""
    sides = (_said(one, personal), _said(kept, personal))
    both = zip(sides[0], (value for _, value in sides[1]), strict=True)
    return [
        (label, f"{mine or _NOT_SAID}; mục được giữ lại: {theirs or _NOT_SAID}")
        for (label, mine), theirs in both
        if mine != theirs
    ]


def joined_standings(proposals: Iterable[Proposal], among: QuerySet[Standing]) -> dict[int, Standing]:
    """The entries that open proposals would make one, by their number, as far as they are ``among`` those that the
    person may see; no query where there are none."""
    joins = [one for one in proposals if one.act == Proposal.Act.JOIN and one.state == Proposal.State.OPEN]
    keys = {key for one in joins for key in (one.organization_id, one.facts["into"])}
    return among.select_related("unit__parent__parent").in_bulk(keys) if keys else {}


def _said(standing: Standing, personal: Personal) -> list[tuple[str, str]]:
    return [
        ("Tên", standing.name),
        ("Trụ sở", standing.unit.full_name if standing.unit else ""),
        ("Mã số thuế", shown_tax_code(standing, personal)),
        ("Giấy chứng nhận", standing.certificate_number),
        ("Ngày thành lập", day(standing.founded_on) if standing.founded_on else ""),
        ("Thành viên", number(standing.members) if standing.members is not None else ""),
        ("Pháp lý", name_of("legal_status", standing.legal_status)),
    ]
