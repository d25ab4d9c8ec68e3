"""The list as a table to take away."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from hoptac.registry.access import Personal
from hoptac.registry.calc import is_personal
from hoptac.registry.codes import name_of
from hoptac.registry.models import Organization, Standing

HEADS = (
    "Số trong sổ",
    "Loại",
    "Tên",
    "Mã số thuế",
    "Số giấy chứng nhận",
    "Ngày thành lập",
    "Xã, phường",
    "Tỉnh, thành phố",
    "Tình trạng pháp lý",
    "Tình trạng hoạt động",
    "Lĩnh vực",
    "Điều lệ",
    "Thành viên",
    "Lao động thường xuyên",
    "Vốn điều lệ (đồng)",
    "Doanh thu (đồng)",
    "Năm của doanh thu",
    "Tính đến ngày",
    "Giả lập",
)
_CHUNK = 2000


def shown_tax_code(standing: Standing, personal: Personal) -> str:
    """The tax code as this person may see it: one that is a person's number only where personal data may be seen."""
    return standing.tax_code if not is_personal(standing.tax_code) or personal.holds(standing) else ""


def table_rows(rows: QuerySet[Standing], *, personal: Personal, today: date) -> Iterator[tuple[object, ...]]:
    """The rows with their heads first."""
    yield HEADS
    for standing in rows.select_related("unit", "province").iterator(chunk_size=_CHUNK):
        yield (
            standing.pk,
            Organization.SHORT_KINDS[standing.kind],
            standing.name,
            shown_tax_code(standing, personal),
            standing.certificate_number,
            standing.founded_on,
            standing.unit.name if standing.unit else "",
            standing.province.name if standing.province else "",
            name_of("legal_status", standing.legal_status),
            name_of("operating_status", standing.operating_status),
            name_of("sector", standing.sector),
            name_of("charter_state", standing.charter_state),
            standing.members,
            standing.workers,
            standing.charter_capital_dong,
            standing.revenue_dong,
            standing.revenue_year,
            today,
            "x" if standing.is_synthetic else "",
        )
