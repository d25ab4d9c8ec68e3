"""What the panels of this app give to the file of an organization: the same rows that they show."""

from collections.abc import Iterator, Mapping
from typing import Any

from hoptac.base.tables_out import Row
from hoptac.base.templatetags.sources import source_words
from hoptac.base.templatetags.vietnamese import moment
from hoptac.registry.checks import Finding
from hoptac.registry.organization.statements import FieldShown, StatementShown
from hoptac.registry.proposals.table import HEADS as PROPOSAL_HEADS
from hoptac.registry.proposals.table import cells as proposal_cells

FACTS, FINDINGS = "Thông tin", "Cần rà soát"
_FACT_HEADS = ("Phần", "Mục", "Nội dung", "Từ ngày", "Nguồn", "Người ghi", "Ghi lúc")
_SAID = ("Từ ngày", "Nguồn", "Người ghi", "Ghi lúc")


def fact_rows(content: Mapping[str, Any]) -> Iterator[Row]:
    """What is known of one kind, a row for each fact with where it is known from and since when."""
    yield _FACT_HEADS
    for statement in content["statements"]:
        for field in statement.fields:
            if field.cell != "":
                yield statement.row.label, field.label, field.cell, *_said(statement)


def finding_rows(content: Mapping[str, Any]) -> Iterator[Row]:
    """What the rules say of the figures of one kind, to be looked at again."""
    yield "Mục", "Nội dung", "Cần rà soát", "Điều luật", "Căn cứ"
    for statement in content["statements"]:
        for field in statement.fields:
            for one in field.findings:
                yield field.label, field.cell, one.words, one.rule, _basis(one)


def thing_rows(content: Mapping[str, Any]) -> Iterator[Row]:
    """People and things, a row each, those too that have ended."""
    if "unions" in content:
        yield ("Thuộc liên hiệp", "Từ ngày", "Nguồn")
        for union in content["unions"]:
            yield union.name, union.since, union.source
        return
    things = [*content["things"], *content["ended"]]
    if not things:
        return
    yield (*(field.label for field in things[0].statement.fields), *_SAID, "Hiệu lực")
    for thing in things:
        yield (*map(_cell, thing.statement.fields), *_said(thing.statement), thing.term.words)


def proposal_rows(content: Mapping[str, Any]) -> Iterator[Row]:
    """What was asked of a second person."""
    yield PROPOSAL_HEADS
    yield from map(proposal_cells, content["shown"])


def trail_rows(content: Mapping[str, Any]) -> Iterator[Row]:
    """Who did what."""
    yield "Lúc", "Người làm", "Việc"
    for link, words, whole in content["links"]:
        yield moment(link.at), link.actor_name, f"{words}: {whole.name}" if whole else words


def _basis(finding: Finding) -> str:
    source = source_words(finding.source)
    return source if finding.is_verified else f"{source} (chưa đối chiếu với văn bản)"


def _cell(field: FieldShown) -> object:
    return field.cell


def _said(statement: StatementShown) -> Row:
    row = statement.row
    return row.valid_from, statement.source, statement.author, moment(row.recorded_at)
