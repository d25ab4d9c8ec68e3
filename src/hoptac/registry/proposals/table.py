"""Proposals as a table to take away: what the cards of the page say, one row each."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from hoptac.accounts.models import User
from hoptac.base.tables_out import LOT, in_lots
from hoptac.base.templatetags.vietnamese import moment
from hoptac.registry.models import Proposal
from hoptac.registry.proposals.shown import ProposalShown, shown_proposals

HEADS = (
    "Số trong sổ", "Tổ chức", "Đề nghị", "Nội dung", "Thủ tục", "Người đề nghị", "Đề nghị lúc", "Trạng thái",
    "Người quyết định", "Quyết định lúc", "Trả lời",
)  # fmt: skip


def table_rows(rows: QuerySet[Proposal], user: User, *, today: date) -> Iterator[tuple[object, ...]]:
    """The rows with their heads first."""
    yield HEADS
    for lot in in_lots(rows.iterator(chunk_size=LOT)):
        yield from map(cells, shown_proposals(lot, user, today=today))


def cells(one: ProposalShown) -> tuple[object, ...]:
    """One proposal as a row under ``HEADS``."""
    proposal = one.proposal
    return (
        proposal.organization_id,
        one.name,
        proposal.get_act_display(),
        "; ".join(f"{label}: {words}" for label, words in one.facts),
        one.origin.name if one.origin else "",
        str(proposal.asked_by),
        moment(proposal.asked_at),
        proposal.get_state_display(),
        str(proposal.decided_by) if proposal.decided_by else "",
        moment(proposal.decided_at) if proposal.decided_at else "",
        proposal.answer,
    )
