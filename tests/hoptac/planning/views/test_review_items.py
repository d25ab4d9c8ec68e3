"""Editing, dropping, taking back and adding items, in place and without scripts."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from conftest import NOW
from hoptac.documents.headings import HEADER
from hoptac.documents.models import Correction, Document
from hoptac.planning.queries import review_of
from hoptac.planning.services.corrections import drop_item, edit_item
from hoptac.units.models import Agency
from readings import TEXT, make_document, result

pytestmark = pytest.mark.django_db

SignedIn = Callable[[str], Client]
COMMUNE = "21289@2025"
HTMX = {"HTTP_HX_REQUEST": "true"}
TARGET = {
    "seen": "0", "subject": "HTX lập mới", "comparator": "eq", "value": "1.234,5", "value_max": "", "unit": "HTX",
    "measure": "level", "year": "2024", "period": "", "base_year": "", "indicator": "",
}  # fmt: skip
HEAD = {
    "seen": "0", "doc_kind": "ke_hoach", "number": "12/KH-UBND", "date": "15/01/2024", "title": "Củng cố",
    "issuer": "UBND huyện", "agency": "", "agency_words": "", "unit": "", "year": "2024", "place": "",
    "signer_form": "KT", "signer_name": "",
}  # fmt: skip


@pytest.fixture
def document(unit: Callable[[str], Any]) -> Document:
    return make_document(unit(COMMUNE))


def name_of(document: Document, kind: str) -> str:
    return review_of(document).items[kind][0].name


def url(document: Document, name: str, act: str = "") -> str:
    return f"/van-ban/{document.pk}/muc/{name}/{act}"


def values_of(document: Document, name: str) -> Any:
    return review_of(document).by_name[name].values


def test_an_edit_without_scripts_returns_to_the_item(signed_in: SignedIn, document: Document) -> None:
    name = name_of(document, "targets")

    answer = signed_in("commune").post(url(document, name, "sua/"), TARGET)

    assert answer.status_code == 302
    assert answer["Location"] == f"/van-ban/{document.pk}/#item-{name}"
    assert values_of(document, name)["value"] == 1234.5


def test_an_edit_in_place_answers_with_the_card_alone(signed_in: SignedIn, document: Document) -> None:
    name = name_of(document, "targets")

    part = signed_in("commune").post(url(document, name, "sua/"), TARGET, **HTMX).content.decode()

    assert part.lstrip().startswith('<li class="item-card"')
    assert "<html" not in part
    assert "đã sửa bởi Cán bộ xã Sơn Hà" in part
    assert "hx-swap-oob" not in part


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({"value": "nhiều"}, "value", "dấu chấm ngăn hàng nghìn"),
        ({"value": ""}, "value", "Hãy nhập giá trị cần đạt."),
        ({"comparator": "range", "value_max": ""}, "value_max", "cần cả giá trị trên"),
        ({"comparator": "range", "value": "9", "value_max": "8"}, "value_max", "không nhỏ hơn giá trị"),
        ({"value_max": "9.999"}, "value_max", "Chỉ nhập giá trị trên khi"),
        ({"year": "24"}, "year", "Năm phải từ 1945."),
        ({"indicator": "khong-co"}, "indicator", "Hãy chọn một mục trong danh sách."),
        ({"subject": ""}, "subject", "Hãy điền mục này."),
    ],
)
def test_a_wrong_form_comes_back_with_its_faults_and_saves_nothing(
    signed_in: SignedIn, document: Document, wrong: dict[str, str], field: str, words: str
) -> None:
    name = name_of(document, "targets")

    answer = signed_in("commune").post(url(document, name, "sua/"), {**TARGET, **wrong}, **HTMX)

    page = answer.content.decode()
    slug = name.replace(":", "-")
    assert answer.status_code == 422
    assert words in page
    assert f'id="id_{slug}_{field}_error"' in page
    assert 'aria-invalid="true"' in page
    assert re.search(rf'aria-describedby="[^"]*id_{slug}_{field}_error', page)
    assert not Correction.objects.exists()


def test_the_form_opens_in_place_and_on_its_own_page(signed_in: SignedIn, document: Document) -> None:
    client = signed_in("commune")
    address = url(document, name_of(document, "targets"), "sua/")

    part, page = client.get(address, **HTMX).content.decode(), client.get(address).content.decode()

    assert part.lstrip().startswith("<li")
    assert "<html" in page
    assert 'value="3"' in part
    assert 'value="3"' in page


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("goals", {"section": "II.1"}, {"section": "II.1"}),
        ("recommendations", {"to": "UBND tỉnh", "section": ""}, {"to": "UBND tỉnh"}),
        (
            "actuals",
            {
                "subject": "HTX",
                "value": "1.200",
                "unit": "HTX",
                "as_of": "30/6/2024",
                "basis": "estimate",
                "indicator": "",
            },
            {"value": 1200, "as_of": "2024-06-30", "basis": "estimate", "indicator": None},
        ),
        (
            "citations",
            {"kind": "luat", "number": "1/L", "date": "03/01/2024", "issuer": "Quốc hội", "relation": "based_on"},
            {"kind": "luat", "number": "1/L", "date": "2024-01-03"},
        ),
        (
            "obligations",
            {
                "who": "Phòng A",
                "to": "UBND huyện",
                "via": "",
                "due": "06/12/2024",
                "due_kind": "by",
                "recurrence": "hằng năm",
            },
            {"who": "Phòng A", "due": "2024-12-06", "due_kind": "by", "recurrence": "hằng năm", "via": None},
        ),
        (
            "tasks",
            {
                "lead": "Phòng A\n\nPhòng  B",
                "partners": "",
                "agencies": "",
                "timeframe": "quý I",
                "due": "",
                "section": "",
            },
            {"lead": ["Phòng A", "Phòng B"], "partners": [], "timeframe": "quý I", "due": None},
        ),
    ],
)
def test_each_kind_has_its_form(
    signed_in: SignedIn, document: Document, kind: str, typed: dict[str, str], kept: dict[str, Any]
) -> None:
    name = name_of(document, kind)

    answer = signed_in("commune").post(url(document, name, "sua/"), {"seen": "0", **typed})

    assert answer.status_code == 302
    assert {key: values_of(document, name)[key] for key in kept} == kept


def test_a_known_agency_is_proposed_and_the_choice_is_kept(signed_in: SignedIn, document: Document) -> None:
    client, name = signed_in("commune"), name_of(document, "tasks")

    form = client.get(url(document, name, "sua/")).context["form"]
    field = next(field for field, named in form.known_fields.items() if named == "Phòng Tư pháp")
    typed = {
        "seen": "0",
        "lead": "Phòng Tư pháp",
        "partners": "",
        "agencies": "",
        "timeframe": "",
        "due": "",
        "section": "",
    }
    client.post(url(document, name, "sua/"), {**typed, field: ""})

    assert "(trùng khớp)" in str(form[field])
    assert form[field].initial == str(Agency.objects.get(key="phong-tu-phap/529@2024").pk)
    assert values_of(document, name)["known"] == {"Phòng Tư pháp": None}


def test_names_typed_anew_are_looked_up_without_saving(signed_in: SignedIn, document: Document) -> None:
    name = name_of(document, "tasks")
    typed = {"seen": "0", "lead": "UBND huyện", "due": "sai", "tim": "1"}

    answer = signed_in("commune").post(url(document, name, "sua/"), typed, **HTMX)

    assert answer.status_code == 200
    assert "Ủy ban nhân dân huyện Sơn Hà (trùng khớp)" in answer.content.decode()
    assert "data-error-summary" not in answer.content.decode()
    assert not Correction.objects.exists()


def test_the_head_is_corrected_with_blanks_where_the_text_is_blank(signed_in: SignedIn, document: Document) -> None:
    answer = signed_in("commune").post(url(document, HEADER, "sua/"), {**HEAD, "number": "", "date": ""})

    head = review_of(document).header.values
    assert answer.status_code == 302
    assert (head["number"], head["date"], head["signer"]) == (None, None, {"form": "KT", "name": None})
    document.refresh_from_db()
    assert (document.title, document.number) == ("Củng cố", "")


def test_the_issuer_is_proposed_exact_first(signed_in: SignedIn, document: Document) -> None:
    form = signed_in("commune").get(url(document, HEADER, "sua/")).context["form"]

    labels = [label for _, label in form.fields["agency"].choices]
    assert labels[1] == "Ủy ban nhân dân huyện Sơn Hà (trùng khớp)"
    assert form["agency"].initial == Agency.objects.get(key="ubnd-huyen/529@2024").pk


def test_any_agency_can_be_searched_for(signed_in: SignedIn, document: Document) -> None:
    typed = {**HEAD, "agency_words": "lien minh quang ngai", "tim": "1"}

    page = signed_in("commune").post(url(document, HEADER, "sua/"), typed).content.decode()

    assert "Liên minh Hợp tác xã tỉnh Quảng Ngãi" in page
    assert not Correction.objects.exists()


def article(unit: Callable[[str], Any]) -> Document:
    return make_document(unit(COMMUNE), read=result(doc_type="tin_tuc", doc_kind="tin_tuc"))


def test_an_article_s_act_is_chosen_among_those_it_cites(signed_in: SignedIn, unit: Callable[[str], Any]) -> None:
    document = article(unit)
    cited = name_of(document, "citations")

    signed_in("commune").post(
        url(document, HEADER, "sua/"), {**HEAD, "doc_kind": "tin_tuc", "about_choice": cited, "secondary": "on"}
    )

    head = review_of(document).header.values
    assert (head["about"]["number"], head["about"]["item"], head["secondary"]) == ("05/NQ-HĐND", cited, True)


def test_an_article_s_act_can_be_typed_in(signed_in: SignedIn, unit: Callable[[str], Any]) -> None:
    document = article(unit)
    typed = {"about_kind": "ke_hoach", "about_number": "248/KH-UBND", "about_date": "20/12/2022"}

    signed_in("commune").post(url(document, HEADER, "sua/"), {**HEAD, "doc_kind": "tin_tuc", **typed})

    about = review_of(document).header.values["about"]
    assert (about["number"], about["date"]) == ("248/KH-UBND", "2022-12-20")


def test_the_second_editor_is_refused_with_both_versions(
    signed_in: SignedIn, document: Document, province: Any
) -> None:
    name = name_of(document, "targets")
    newest = edit_item(document, name, {"value": 7}, seen=0, actor=province, at=NOW)

    answer = signed_in("commune").post(url(document, name, "sua/"), {**TARGET, "value": "9"}, **HTMX)

    page = answer.content.decode().replace("\u00a0", " ")
    assert answer.status_code == 409
    assert "<dd>9 HTX</dd>" in page
    assert "<dd>7 HTX</dd>" in page
    assert "vừa được Cán bộ tỉnh Quảng Ngãi sửa lúc" in page
    assert f'name="seen" value="{newest.pk}"' in page
    assert values_of(document, name)["value"] == 7


def test_dropping_answers_with_the_card_the_text_and_the_counts(signed_in: SignedIn, document: Document) -> None:
    name = name_of(document, "targets")

    part = signed_in("commune").post(url(document, name, "bo/"), {"seen": "0"}, **HTMX).content.decode()

    assert "is-dropped" in part
    assert '<div id="text" hx-swap-oob="innerHTML">' in part
    assert '<span id="count-targets" hx-swap-oob="innerHTML">1</span>' in part


def test_a_dropped_item_is_taken_back(signed_in: SignedIn, document: Document, commune: Any) -> None:
    name = name_of(document, "targets")
    seen = drop_item(document, name, seen=0, actor=commune, at=NOW).pk

    answer = signed_in("commune").post(url(document, name, "lay-lai/"), {"seen": seen})

    assert answer.status_code == 302
    assert review_of(document).by_name[name].state == "read"


def test_a_stale_drop_is_refused_with_both_versions(signed_in: SignedIn, document: Document, province: Any) -> None:
    name = name_of(document, "targets")
    edit_item(document, name, {"value": 7}, seen=0, actor=province, at=NOW)

    answer = signed_in("commune").post(url(document, name, "bo/"), {"seen": "0"})

    assert answer.status_code == 409
    assert review_of(document).by_name[name].state == "edited"


def test_an_item_that_is_none_is_not_found(signed_in: SignedIn, document: Document) -> None:
    client = signed_in("commune")

    assert client.get(url(document, "targets:khong", "sua/")).status_code == 404
    assert client.post(url(document, "targets:khong", "bo/"), {"seen": "0"}).status_code == 404


def test_closing_a_form_brings_the_card_back(signed_in: SignedIn, document: Document) -> None:
    client, name = signed_in("commune"), name_of(document, "targets")

    assert client.get(url(document, name), **HTMX).content.decode().lstrip().startswith("<li")
    assert client.get(url(document, name))["Location"] == f"/van-ban/{document.pk}/?sua=1#item-{name}"


def add_url(document: Document) -> str:
    return f"/van-ban/{document.pk}/them/"


def test_a_selection_becomes_an_item(signed_in: SignedIn, document: Document) -> None:
    client = signed_in("commune")
    start = TEXT.index("02 lớp học")
    place = {"loai": "targets", "start": str(start), "end": str(start + 10)}

    form = client.get(add_url(document), place, **HTMX).content.decode()
    answer = client.post(add_url(document), {**TARGET, **place}, **HTMX)

    assert "“02 lớp học”" in form
    assert answer["HX-Retarget"] == "#list-targets"
    added = [item for item in review_of(document).items["targets"] if item.state == "added"]
    assert [(item.quote, item.start, item.by) for item in added] == [("02 lớp học", start, "Cán bộ xã Sơn Hà")]


def test_words_that_stand_in_one_place_lead_to_the_form(signed_in: SignedIn, document: Document) -> None:
    answer = signed_in("commune").get(add_url(document), {"loai": "goals", "words": "Xóa tên  các HTX"})

    start = TEXT.index("Xóa tên")
    assert answer["Location"] == f"{add_url(document)}?loai=goals&start={start}&end={start + 15}"


def test_words_that_stand_in_several_places_are_a_choice(signed_in: SignedIn, document: Document) -> None:
    page = signed_in("commune").get(add_url(document), {"loai": "goals", "words": "HTX"}).content.decode()

    assert page.count("?loai=goals&amp;start=") == TEXT.count("HTX")


def test_words_that_are_nowhere_are_refused_in_words(signed_in: SignedIn, document: Document) -> None:
    answer = signed_in("commune").get(add_url(document), {"loai": "goals", "words": "không có đâu"})

    assert answer.status_code == 422
    assert "Không thấy đoạn chữ này trong văn bản" in answer.content.decode()


@pytest.mark.parametrize("place", [{"start": "5", "end": "5"}, {"start": "0", "end": "999999"}])
def test_a_place_outside_the_text_is_refused(signed_in: SignedIn, document: Document, place: dict[str, str]) -> None:
    answer = signed_in("commune").post(add_url(document), {"loai": "goals", "section": "", **place})

    assert answer.status_code == 422
    assert "không nằm trong văn bản" in answer.content.decode()
    assert not Correction.objects.exists()


def test_an_unknown_kind_is_not_found(signed_in: SignedIn, document: Document) -> None:
    assert signed_in("commune").get(add_url(document), {"loai": "khac"}).status_code == 404


def test_a_citation_is_added_with_its_own_kind(signed_in: SignedIn, document: Document) -> None:
    typed = {"kind": "luat", "number": "1/L", "date": "", "issuer": "", "relation": "mentions"}

    signed_in("commune").post(add_url(document), {**typed, "loai": "citations", "start": "0", "end": "20"})

    assert [item.values["kind"] for item in review_of(document).items["citations"]] == ["luat", "nghi_quyet"]


def test_a_relation_is_between_two_different_acts(signed_in: SignedIn, document: Document) -> None:
    client, cited = signed_in("commune"), name_of(document, "citations")
    typed = {"loai": "relations", "start": "0", "end": "20", "source": cited, "kind": "implements"}

    same = client.post(add_url(document), {**typed, "target": cited})
    other = client.post(add_url(document), {**typed, "target": "self"})

    assert (same.status_code, other.status_code) == (422, 302)
    assert "Hãy chọn một văn bản khác" in same.content.decode()
    assert values_of(document, name_of(document, "relations"))["target"] == "self"


WRITES = [("sua/", "post"), ("bo/", "post"), ("lay-lai/", "post"), ("sua/", "get")]


@pytest.mark.parametrize(("act", "method"), WRITES)
@pytest.mark.parametrize(("name", "status"), [("leader", 403), ("supervisor", 403), ("other_province", 404)])
def test_only_writers_touch_an_item(
    signed_in: SignedIn, document: Document, act: str, method: str, name: str, status: int
) -> None:
    item = name_of(document, "targets")

    answer = getattr(signed_in(name), method)(url(document, item, act), {"seen": "0"})

    assert answer.status_code == status
    assert not Correction.objects.exists()


@pytest.mark.parametrize(("name", "status"), [("leader", 403), ("other_province", 404)])
def test_only_writers_add_an_item(signed_in: SignedIn, document: Document, name: str, status: int) -> None:
    typed = {"loai": "goals", "section": "", "start": "0", "end": "20"}

    assert signed_in(name).post(add_url(document), typed).status_code == status
    assert not Correction.objects.exists()


@pytest.mark.parametrize("act", ["bo/", "lay-lai/"])
def test_a_visit_changes_nothing(signed_in: SignedIn, document: Document, act: str) -> None:
    assert signed_in("commune").get(url(document, name_of(document, "targets"), act)).status_code == 405


def test_a_document_that_is_none_has_no_items(signed_in: SignedIn) -> None:
    assert signed_in("commune").post("/van-ban/999999/muc/header/sua/", HEAD).status_code == 404
