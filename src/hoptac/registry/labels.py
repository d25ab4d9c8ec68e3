"""What the fields of statements are called on pages, and how their values are written."""

from datetime import date
from types import MappingProxyType
from typing import Any

from django.db import models

from hoptac.base.templatetags.vietnamese import UNKNOWN, day, number
from hoptac.registry.amounts import in_words
from hoptac.registry.codes import LISTS, name_of
from hoptac.registry.models import Facet, Organization
from hoptac.units.models import Unit

LABELS = MappingProxyType(
    {
        "name": "Tên",
        "short_name": "Tên viết tắt",
        "tax_code": "Mã số thuế",
        "certificate_number": "Số giấy chứng nhận",
        "certificate_on": "Ngày cấp giấy chứng nhận",
        "certificate_by": "Nơi cấp giấy chứng nhận",
        "founded_on": "Ngày thành lập",
        "founded_in": "Năm thành lập (khi chưa rõ ngày)",
        "representative": "Người đại diện theo pháp luật",
        "unit": "Xã, phường, đặc khu",
        "address": "Địa chỉ",
        "office": "Trụ sở làm việc",
        "phone": "Điện thoại",
        "email": "Thư điện tử",
        "website": "Trang web",
        "status": "Tình trạng",
        "paper": "Văn bản",
        "reason": "Lý do",
        "contacted_on": "Lần liên hệ gần nhất",
        "sector": "Lĩnh vực",
        "lines": "Mã ngành nghề",
        "is_high_technology": "Ứng dụng công nghệ cao",
        "keeps_electronic_books": "Dùng sổ sách điện tử",
        "form": "Tổ chức quản trị",
        "charter_state": "Điều lệ",
        "charter_on": "Ngày của điều lệ",
        "met_on": "Đại hội thường niên gần nhất",
        "audited_on": "Kiểm toán gần nhất",
        "has_land_dossier": "Có hồ sơ đất đai",
        "in_alliance": "Thành viên Liên minh HTX",
        "has_party_cell": "Có tổ chức Đảng",
        "has_trade_union": "Có công đoàn",
        "has_mass_organisation": "Có đoàn thể khác",
        "members": "Thành viên chính thức",
        "members_linked": "Thành viên liên kết",
        "members_women": "Thành viên nữ",
        "members_ethnic": "Thành viên là người dân tộc thiểu số",
        "members_foreign": "Thành viên là người nước ngoài",
        "member_organizations": "Pháp nhân, HTX thành viên",
        "workers": "Lao động thường xuyên",
        "workers_members": "Lao động đồng thời là thành viên",
        "workers_insured": "Lao động tham gia bảo hiểm xã hội",
        "managers": "Cán bộ quản lý",
        "managers_elementary": "Quản lý trình độ sơ cấp, trung cấp",
        "managers_college": "Quản lý trình độ cao đẳng, đại học trở lên",
        "charter_capital_dong": "Vốn điều lệ",
        "total_capital_dong": "Tổng nguồn vốn",
        "largest_share_dong": "Phần vốn góp lớn nhất của một thành viên",
        "linked_share_dong": "Vốn góp của mọi thành viên liên kết",
        "foreign_share_dong": "Vốn góp của mọi thành viên nước ngoài",
        "undivided_assets_dong": "Tài sản chung không chia",
        "year": "Năm",
        "revenue_dong": "Doanh thu",
        "internal_revenue_dong": "Doanh thu giao dịch nội bộ",
        "cost_dong": "Chi phí",
        "internal_cost_dong": "Chi phí giao dịch nội bộ",
        "profit_dong": "Lợi nhuận",
        "tax_dong": "Thuế đã nộp",
        "debt_dong": "Nợ phải trả",
        "worker_income_dong": "Tổng thu nhập của lao động",
        "members_admitted": "Thành viên kết nạp mới",
        "new_workers": "Lao động mới",
        "updated_on": "Cập nhật lần gần nhất",
        "full_name": "Họ và tên",
        "position": "Chức vụ",
        "is_woman": "Giới tính",
        "born_in": "Năm sinh",
        "training": "Trình độ",
        "trained_on": "Bồi dưỡng gần nhất",
        "left_on": "Thôi từ ngày",
        "partner": "Bên liên kết",
        "partner_tax_code": "Mã số thuế bên liên kết",
        "goods": "Sản phẩm",
        "value_dong": "Giá trị",
        "ends_on": "Đến hết ngày",
        "kind": "Loại",
        "number": "Số",
        "product": "Sản phẩm",
        "issuer": "Nơi cấp",
        "stars": "Số sao",
        "member": "HTX thành viên",
    }
)


# What yes and no are called where they are not called so.
YES_NO = MappingProxyType({"is_woman": ("Nữ", "Nam")})
_BY_A_PERSON = "Người cho biết: "
_SOMEBODY = "lời người cung cấp tin (không hiển thị)"
_SOMEBODY_NAMED = "Người cung cấp tin (không hiển thị)"
_TOLD = MappingProxyType({"Văn bản: ": "", "Bảng tính: ": "bảng tính ", _BY_A_PERSON: "lời của "})


def source_told(source: str, *, sees_personal: bool) -> str:
    """A source as a sentence goes on with it: "theo lời của Giám đốc", not "theo Người cho biết: Giám đốc".

    Who told it is a person's name, for those alone who may see personal data there; that a person did is for all.

    >>> source_told("Người cho biết: Giám đốc HTX", sees_personal=True)
    'lời của Giám đốc HTX'
    >>> source_told("Người cho biết: Giám đốc HTX", sees_personal=False)
    'lời người cung cấp tin (không hiển thị)'
    >>> source_told("Văn bản: Quyết định 05/QĐ-UBND", sees_personal=False)
    'Quyết định 05/QĐ-UBND'
    """
    if source.startswith(_BY_A_PERSON) and not sees_personal:
        return _SOMEBODY
    for head, words in _TOLD.items():
        if source.startswith(head):
            return words + source.removeprefix(head)
    return source


def source_named(source: str, *, sees_personal: bool) -> str:
    """A source where it stands under its own label, as it was written; a person's name for the same people alone.

    >>> source_named("Người cho biết: Giám đốc HTX", sees_personal=False)
    'Người cung cấp tin (không hiển thị)'
    """
    return _SOMEBODY_NAMED if source.startswith(_BY_A_PERSON) and not sees_personal else source


def label_of(field: str) -> str:
    """The name of a field on pages."""
    return LABELS[field]


def words_of(facet: type[Facet], field: str, value: Any) -> str:
    """A value as a page writes it; "—" for what is not known."""
    if value is None or value == "":
        return UNKNOWN
    if (list_id := LISTS.get((facet._meta.model_name or "", field))) is not None:
        return name_of(list_id, str(value))
    known = facet._meta.get_field(field)
    if isinstance(known, models.Field) and known.choices:
        return str(dict(known.flatchoices).get(value, value))
    return plain_words(field, value)


def plain_words(field: str, value: Any) -> str:
    """A value that is no code, as a page writes it."""
    if isinstance(value, bool):
        yes, no = YES_NO.get(field, ("Có", "Không"))
        return yes if value else no
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Unit):
        return value.full_name
    if isinstance(value, Organization):
        standing = getattr(value, "standing", None)
        return standing.name if standing else str(value)
    if isinstance(value, int) and field not in ("year", "born_in", "founded_in"):
        return in_words(value) if field.endswith("_dong") else number(value)
    return str(value)
