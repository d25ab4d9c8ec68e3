"""What a row may not say together, or against what the book holds: told at the cell before anything is stored."""

from collections.abc import Iterator, Mapping
from typing import Any

from hoptac.base.templatetags.vietnamese import day, money, number
from hoptac.registry.imports.lines import Line
from hoptac.registry.models import Facet, Identity, LegalStatus, OperatingStatus, TaxStatus
from hoptac.registry.parts import PARTS, too_large
from hoptac.registry.workbooks.cells import CellFault, letters
from hoptac.registry.workbooks.columns_known import columns
from hoptac.registry.workbooks.reading import ADDRESS, COMMUNE, FOUNDED_ON, NAME, Layout

# Facets that say nothing without this field.
_NEEDED: dict[type[Facet], str] = {OperatingStatus: "status", LegalStatus: "status", TaxStatus: "status"}


def contradictions(row: Line, facet: type[Facet], after: Mapping[str, Any], layout: Layout) -> Iterator[CellFault]:
    """Why the statement that a row makes, with what the book holds, cannot be so; of cells that could be read."""
    model, unread = facet._meta.model_name, row.unread(layout) if row.faults else frozenset[str]()
    after = {name: value for name, value in after.items() if f"{model}.{name}" not in unread}
    if facet in _NEEDED and not after.get(_NEEDED[facet]) and f"{model}.{_NEEDED[facet]}" not in unread:
        why = f"Có thông tin về {facet.label.lower()} nhưng không có tình trạng."
        yield _fault(row, layout, NAME, row.asked.name, why, "Hãy ghi tình trạng.")
    if facet is Identity and after.get("founded_on") and after.get("founded_in"):
        why = f"Sổ ghi ngày thành lập {day(after['founded_on'])}, dòng này ghi năm khác."
        said, remedy = str(after["founded_in"]), "Hãy ghi đủ ngày thành lập, hoặc để trống ô này."
        yield _fault(row, layout, FOUNDED_ON, said, why, remedy, general="Năm thành lập khác với ngày trong sổ.")
    for excess in too_large(facet, after):
        value = after[excess.field]
        said = money(value) if excess.field.endswith("_dong") else number(value)
        why = f"{excess.part} nhiều hơn {excess.whole}."
        remedy = "Hãy xem lại hai số: phần không thể lớn hơn tổng."
        yield _fault(row, layout, f"{model}.{excess.field}", said, why, remedy)


def further_faults(
    row: Line, held: Mapping[type[Facet], Mapping[str, Any]] | None, layout: Layout
) -> Iterator[CellFault]:
    """What else is wrong with a row that cannot be stored, by what the book ``held``: {} for a new organization.

    None where it is not known which one the row speaks of: then only figures are held against each other.
    """
    if held == {} and row.said.unit_id is None:
        yield homeless(row, layout)
    for facet, said in row.said.by_facet().items():
        if held is not None or facet in PARTS:
            yield from contradictions(row, facet, {**(held or {}).get(facet, {}), **said}, layout)


def homeless(row: Line, layout: Layout) -> CellFault:
    """A new organization of which no row says where it is: nobody would have it on his ground."""
    places = {chosen.id for chosen in layout.chosen.values()}
    column_id = COMMUNE if COMMUNE in places else ADDRESS
    why = "Tổ chức này chưa có trong sổ, mà dòng không ghi ở xã, phường nào."
    return _fault(row, layout, column_id, "", why, "Hãy ghi xã, phường nơi đặt trụ sở.")


def _fault(
    row: Line, layout: Layout, column_id: str, what: str, why: str, remedy: str, *, general: str = ""
) -> CellFault:
    """The fault at the column that says it; at the name where the book says it and the workbook does not."""
    places = {chosen.id: index for index, chosen in layout.chosen.items()}
    found = column_id if column_id in places else NAME
    what = what if found == column_id else row.asked.name
    return CellFault(row.number, letters(places[found]), columns().by_id[found].name, what, why, remedy, general)
