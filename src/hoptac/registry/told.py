"""What the journal tells of organizations: all that was stated, asked and decided about one is its history."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db.models import Model
from django.urls import reverse

from hoptac.accounts.access import scope_of
from hoptac.accounts.models import User
from hoptac.base import journal
from hoptac.base.journal import Home, Thing
from hoptac.registry.access import may_change, standings_for
from hoptac.registry.brought import called_so, links_of_many
from hoptac.registry.codes import LISTS, code_lists
from hoptac.registry.imports.access import imports_for
from hoptac.registry.labels import LABELS, plain_words
from hoptac.registry.models import (
    FACETS,
    Batch,
    Checked,
    Difference,
    Identity,
    Import,
    Organization,
    OrganizationGrant,
    Proposal,
    Standing,
    ToldApart,
)
from hoptac.registry.naming import names_of
from hoptac.registry.organization.removed import removed_for
from hoptac.registry.organization.statements import BESIDES

ACTS = {
    "registry.organization.entered": "Ghi tổ chức vào sổ",
    "registry.organization.undone": "Hoàn lại việc gộp hoặc bỏ tổ chức",
    "registry.organization.manager_appointed": "Giao tài khoản cho người quản lý",
    "registry.organization.manager_dismissed": "Thu lại tài khoản của người quản lý",
    "registry.organization.manager_unlocked": "Mở khóa tài khoản của người quản lý",
    "registry.organization.manager_link_made": "Tạo đường dẫn đặt lại mật khẩu cho người quản lý",
    "registry.organization.manager_factor_reset": "Bỏ xác thực hai lớp của người quản lý",
    "registry.proposal.asked": "Đề nghị người thứ hai đồng ý",
    "registry.proposal.approved": "Đồng ý đề nghị",
    "registry.proposal.refused": "Không đồng ý đề nghị",
    "registry.proposal.withdrawn": "Rút đề nghị",
    "registry.doubles.told_apart": "Xác định là hai tổ chức",
    "registry.doubles.looked_again": "Xét lại hai mục giống nhau",
    "registry.correction.seen": "Đã xem phần sửa",
    "registry.batch.stored": "Ghi cả lô",
    "registry.import.received": "Nhận bảng tính",
    "registry.import.columns_chosen": "Chọn cột của bảng tính",
    "registry.import.answered": "Xác nhận dòng của bảng tính là tổ chức nào, chữ có nghĩa gì",
    "registry.import.check_asked": "Cho kiểm tra bảng tính, chưa ghi gì",
    "registry.import.checked": "Kiểm tra xong bảng tính",
    "registry.import.store_asked": "Cho ghi bảng tính vào sổ",
    "registry.import.take_back_asked": "Yêu cầu rút cả lần nhập",
    "registry.import.asked": "Yêu cầu một việc với bảng tính",
    "registry.import.refused": "Không nhận bảng tính",
    "registry.import.discarded": "Bỏ bảng tính",
    "registry.import.given_up": "Dừng bảng tính",
    "registry.import.started_again": "Cho đọc lại bảng tính",
    "registry.import.taken_back": "Rút cả lần nhập",
    "registry.difference.asked": "Gửi chỗ khác nhau cho người thứ hai",
    "registry.difference.settled": "Giải quyết chỗ khác nhau",
    "registry.differences.listed": "Liệt kê chỗ khác nhau",
}
_STATED = {"stated": "Ghi điều mới", "corrected": "Sửa chỗ ghi nhầm"}
FACTS = {
    **LABELS,
    "asked": "Việc được đề nghị",
    "act": "Việc",
    "why": "Vì sao",
    "answer": "Trả lời",
    "valid_from": "Có hiệu lực từ",
    "kind": "Loại",
    "source": "Nguồn",
    "outcome": "Cách giải quyết",
    "note": "Ghi chú",
    "created": "Tổ chức mới",
    "changed": "Tổ chức được cập nhật",
    "person_name": "Người quản lý",
    "second": "Khác với tổ chức",
}


# The codes that acts note beside what is stated: by what the act is about, and the fact.
_CODES: Mapping[tuple[str, str], list[tuple[str, str]]] = {
    ("organization", "kind"): Organization.Kind.choices,
    ("proposal", "asked"): Proposal.Act.choices,
    ("difference", "kind"): Difference.Kind.choices,
    ("difference", "outcome"): Difference.Outcome.choices,
    ("import", "act"): Import.Act.choices,
}


TABLES: Mapping[type[Model], str] = {
    Organization: "Tổ chức",
    OrganizationGrant: "Tài khoản của người quản lý",
    Proposal: "Đề nghị chờ người thứ hai",
    ToldApart: "Xác định là hai tổ chức",
    **{facet: facet.label for facet in (*FACETS, *BESIDES)},
}


def tell() -> None:
    """Called once, from ``ready``."""
    facets = (*FACETS, *BESIDES)
    stated = {
        f"registry.{facet._meta.model_name}.{act}": f"{words}: {facet.label}"
        for facet in facets
        for act, words in _STATED.items()
    }
    acts = {**ACTS, **stated}
    things = {"member": _organization_noted, "second": _organization_noted}
    personal = {"tax_code", "person_name", *(field for facet in facets for field in facet.personal)}
    journal.register_chapter(
        "registry", "HTX, THT, LHHTX", acts, facts=FACTS, personal=personal, say=_say, things=things
    )
    journal.register_tables(TABLES)
    journal.register_home(Organization, lambda one: _home(one.pk))
    journal.register_home(Import, lambda held: Home(journal.about(held), held.place_id))
    journal.register_home(ToldApart, lambda told: _home(told.first_id))
    tables: tuple[type[Model], ...] = (*facets, Proposal, Checked, Difference)
    for table in tables:
        journal.register_home(table, _home_of_row)
    journal.register_home(Batch, _home_of_batch)
    told = (_names, _url, _reads, _reads, _said, links_of_many, called_so)
    journal.register_thing(Thing(Organization._meta.label, "Tổ chức", *told))
    journal.register_thing(Thing(Import._meta.label, "Bảng tính", _files, _import_url, _reads_import))


def _say(action: str, fact: str, value: Any) -> str:
    """What stands behind a code or figure of a statement, as the organization's page says it."""
    if isinstance(value, int):
        return plain_words(fact, value)
    model = action.split(".")[1] if action.count(".") == 2 else ""
    if (model, fact) in _CODES and isinstance(value, str):
        return dict(_CODES[model, fact]).get(value, "")
    facet = next((one for one in (*FACETS, *BESIDES) if one._meta.model_name == model), None)
    if facet is None or not isinstance(value, str):
        return ""
    if (model, fact) in LISTS:
        return next((entry.name for entry in code_lists()[LISTS[model, fact]] if entry.code == value), "")
    choices = next((field.flatchoices for field in facet._meta.concrete_fields if field.name == fact), ())
    return str(dict(choices).get(value, ""))


def _organization_noted(value: Any) -> str:
    """The organization that a statement or an act notes: by its number, alone or as its row names it."""
    key = str(value).rpartition(" ")[2]
    return journal.about(Organization, int(key)) if key.isdecimal() else ""


def _home_of_row(row: Any) -> Home:
    return _home(row.organization_id)


def _home_of_batch(batch: Batch) -> Home:
    """The import that brought it; a made country is about nothing."""
    held = Import.objects.filter(batch=batch).first()
    return journal.home_of(held) if held else Home()


def _home(organization_id: int) -> Home:
    place = Standing.objects.filter(pk=organization_id).values_list("unit", flat=True).first()
    return Home(journal.about(Organization, organization_id), place)


def _names(keys: Collection[int]) -> Mapping[int, str]:
    return dict(Standing.objects.filter(pk__in=keys).values_list("pk", "name"))


def _said(keys: Collection[int]) -> list[tuple[int, str]]:
    """What was ever said of their names, then what they are called, or were when they were removed."""
    rows = Identity.objects.filter(organization__in=keys).order_by("valid_from", "recorded_at", "pk")
    return [*rows.values_list("organization_id", "name"), *names_of(keys).items()]


def _url(key: int) -> str:
    return reverse("registry:organization", args=(key,))


def _reads(user: User, key: int, today: date) -> bool:
    """As the panel on the page: for those who write about the organization, or did before it was removed."""
    standing = standings_for(user, today=today).filter(pk=key).first() or removed_for(user, key, today=today)
    return standing is not None and may_change(user, standing, today=today)


def _files(keys: Collection[int]) -> Mapping[int, str]:
    return {pk: f"tệp {name}" for pk, name in Import.objects.filter(pk__in=keys).values_list("pk", "name")}


def _import_url(key: int) -> str:
    return reverse("registry:import", args=(key,))


def _reads_import(user: User, key: int, today: date) -> bool:
    return imports_for(scope_of(user, today=today)).filter(pk=key).exists()
