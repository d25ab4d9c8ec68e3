"""A workbook on its way through the pages: sent, its columns chosen, checked, stored, taken back."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from python_calamine import CalamineWorkbook

from hoptac.base.clock import now
from hoptac.base.models import Notice
from hoptac.registry.models import Import, Organization, Size, Standing
from job_worker import do_jobs, live
from tests.hoptac.registry.builders import enter
from tests.hoptac.registry.import_builders import FAULTY, GOOD, HEAD, checked_import, received_import, stored_import
from tests.hoptac.registry.workbook_files import xlsx

pytestmark = pytest.mark.django_db
SignedIn = Callable[[str], Client]
FACTS = {"since": "31/10/2026", "year": "2025"}


def sent(data: bytes, name: str = "ds.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def columns_of(held: Import) -> dict[str, str]:
    """The form of the columns as the page shows it."""
    said = {"sheet": held.sheet, "row": str(held.header_row + 1), **FACTS}
    for index, (column, factor) in held.chosen.items():
        said |= {f"col-{index}": column, f"unit-{index}": str(factor or "")}
    return said


def page_of(held: Import) -> str:
    return reverse("registry:import", args=[held.pk])


def test_the_whole_way_from_the_workbook_to_the_book_and_back(signed_in: SignedIn) -> None:
    client = signed_in("commune")
    answer = client.post(reverse("registry:import_upload"), {"file": sent(xlsx([HEAD, GOOD]))})
    held = Import.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, reverse("registry:import_columns", args=[held.pk]))

    client.post(reverse("registry:import_columns", args=[held.pk]), columns_of(held))
    do_jobs()
    assert "không ô nào có lỗi" in client.get(page_of(held)).content.decode()
    assert Organization.objects.count() == 0

    client.post(reverse("registry:import_act", args=[held.pk]), {"act": "store"})
    do_jobs()
    shown = client.get(page_of(held)).content.decode()
    assert "HTX Rau sạch Sơn Hà" in shown
    assert reverse("registry:organization", args=[Standing.objects.get().pk]) in shown

    client.post(reverse("registry:import_take_back", args=[held.pk]), {"reason": "nhầm tệp"})
    do_jobs()
    assert Standing.objects.count() == 0
    assert "thu hồi lúc" in client.get(page_of(held)).content.decode()
    assert Notice.objects.count() == 3


def test_the_script_is_told_where_to_go_on(signed_in: SignedIn) -> None:
    url, script = reverse("registry:import_upload"), {"HTTP_ACCEPT": "application/json"}

    good = signed_in("commune").post(url, {"file": sent(xlsx([HEAD, GOOD]))}, **script)
    bad = signed_in("commune").post(url, {"file": sent(b"PK", "ds.xlsx")}, **script)

    assert (good.status_code, good.json()["url"]) == (
        201,
        reverse("registry:import_columns", args=[Import.objects.get().pk]),
    )
    assert (bad.status_code, "Không đọc được tệp" in bad.json()["error"]) == (422, True)
    assert Import.objects.count() == 1


def columns_page(client: Client, held: Import) -> tuple[str, str]:
    """The page on which columns are chosen, and what stands in its field of the day."""
    shown = client.get(reverse("registry:import_columns", args=[held.pk])).content.decode()
    field = re.search(r'<input[^>]*name="since"[^>]*>', shown)
    assert field is not None
    value = re.search(r'value="([^"]*)"', field[0])
    return shown, value[1] if value else ""


@pytest.mark.parametrize(
    "above, name, day, words",
    [
        ((), "ds.xlsx", "23/11/2026", "không nói số liệu đúng đến ngày nào"),
        (("Trích xuất ngày 15/12/2025",), "ds.xlsx", "15/12/2025", "lấy từ ô A1 (“Trích xuất ngày 15/12/2025”)"),
        (("Trích xuất ngày 15/12/2025",), "ds 30.11.2025.xlsx", "", "Bảng tính ghi nhiều ngày khác nhau"),
    ],
)
def test_the_day_of_the_data_is_proposed_with_where_it_was_found(
    signed_in: SignedIn, above: tuple[str, ...], name: str, day: str, words: str
) -> None:
    client = signed_in("commune")
    client.post(reverse("registry:import_upload"), {"file": sent(xlsx([[one] for one in above] + [HEAD, GOOD]), name)})
    held = Import.objects.get()

    shown, proposed = columns_page(client, held)
    assert (proposed, words in shown) == (day, True)

    client.post(reverse("registry:import_columns", args=[held.pk]), columns_of(held))
    do_jobs()
    assert Import.objects.get().valid_from.isoformat() == "2026-10-31"
    shown, said = columns_page(client, held)
    assert (said, words in shown) == ("31/10/2026", False)


def test_the_day_of_another_sheet_is_looked_for_there(signed_in: SignedIn, commune: Any) -> None:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        for name, title in (("Một", "Số liệu đến 15/12/2025"), ("Hai", "Số liệu đến 20/12/2025")):
            sheet = book.add_worksheet(name)
            for row, line in enumerate(([title], HEAD, GOOD)):
                sheet.write_row(row, 0, line)
    client = signed_in("commune")
    client.post(reverse("registry:import_upload"), {"file": sent(data.getvalue())})
    address = reverse("registry:import_columns", args=[Import.objects.get().pk])

    assert 'value="15/12/2025"' in client.get(address).content.decode()
    assert 'value="20/12/2025"' in client.get(address, {"sheet": "Hai"}).content.decode()


@pytest.mark.parametrize("name, is_told", [("ds.XLS", True), ("ds.xlsx", False)])
def test_what_is_not_checked_of_an_old_workbook_is_said(
    signed_in: SignedIn, commune: Any, name: str, is_told: bool
) -> None:
    held = received_import(commune, name=name)

    shown = signed_in("commune").get(reverse("registry:import_columns", args=[held.pk])).content.decode()

    assert ("không kiểm tra được" in shown) == is_told


def test_a_sending_that_is_too_large_is_not_read(signed_in: SignedIn, settings: Any) -> None:
    settings.UPLOAD_LIMIT_MB = 0

    answer = signed_in("commune").post(reverse("registry:import_upload"), {"file": sent(b"x" * 70_000)})

    assert (answer.status_code, Import.objects.count()) == (413, 0)


def test_faults_are_shown_at_their_cells_and_found_by_words(signed_in: SignedIn, commune: Any) -> None:
    held = checked_import(commune, GOOD, FAULTY)
    client = signed_in("commune")

    whole = client.get(page_of(held)).content.decode()
    searched = client.get(page_of(held), {"q": "khong phai la so"}).content.decode()

    assert ">C3<" in whole
    assert "D3" in whole
    assert "Chỉ lưu các dòng đúng" in whole
    assert "D3" in searched
    assert ">C3<" not in searched


def test_equal_faults_are_one_line_and_open_cell_by_cell(signed_in: SignedIn, commune: Any) -> None:
    rows = [(f"HTX Số {number}", "Xã Sơn Hà", None, "mười", None, None) for number in range(60)]
    held = checked_import(commune, *rows, (*GOOD[:2], "0100109107", 12, None, None))
    client = signed_in("commune")

    whole = client.get(page_of(held)).content.decode()
    assert whole.count("Không phải là số.") == 1
    assert [f">D{row}<" in whole for row in (2, 6, 7)] == [True, True, False]

    opened = client.get(page_of(held), {"loai": "1"}).content.decode()
    assert 'id="o-D2"' in opened
    assert "1–50 trong 60" in opened.replace("\xa0", " ")
    assert "C62" not in opened
    assert ">C62<" in client.get(page_of(held), {"loai": "2"}).content.decode()
    assert client.get(page_of(held), {"loai": "9"}).content.decode().count("Không phải là số.") == 1


def test_an_unknown_word_is_answered_on_the_page_for_all_its_rows(signed_in: SignedIn, commune: Any) -> None:
    rows = [(f"HTX Số {number}", "Xã Sơn Hà", "trồng lúa") for number in range(3)]
    held = checked_import(commune, *rows, head=("Tên HTX", "Xã", "Lĩnh vực"))
    client = signed_in("commune")

    shown = client.get(page_of(held)).content.decode()
    assert "“trồng lúa” là lĩnh vực nào?" in shown
    field = re.search(r'name="(chu-[0-9a-f]{16})"', shown)
    assert field is not None

    client.post(reverse("registry:import_answer", args=[held.pk]), {field[1]: "crops"})
    do_jobs()
    shown = client.get(page_of(held)).content.decode()
    assert "không ô nào có lỗi" in shown
    assert "“trồng lúa” → <strong>Trồng trọt</strong>" in shown

    client.post(reverse("registry:import_answer", args=[held.pk]), {field[1]: "?"})
    do_jobs()
    assert "là lĩnh vực nào?" in client.get(page_of(held)).content.decode()


def test_all_rows_or_none_unless_the_good_ones_alone_are_wished(signed_in: SignedIn, commune: Any) -> None:
    held, client = checked_import(commune, GOOD, FAULTY), signed_in("commune")
    act = reverse("registry:import_act", args=[held.pk])

    client.post(act, {"act": "store"})
    do_jobs()
    refused = client.get(page_of(held)).content.decode()
    assert "còn 1 dòng có lỗi" in refused
    assert Organization.objects.count() == 0

    client.post(act, {"act": "store_good"})
    do_jobs()
    assert Standing.objects.get().name == GOOD[0]


def test_the_faulty_workbook_comes_back_with_its_cells_marked(signed_in: SignedIn, commune: Any) -> None:
    held = checked_import(commune, GOOD, FAULTY)

    answer = signed_in("commune").get(reverse("registry:import_faults", args=[held.pk]))

    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    assert book.get_sheet_by_name("DS").to_python()[2][:4] == list(FAULTY[:4])
    assert [row[0] for row in book.get_sheet_by_name("Danh sách lỗi").to_python()] == ["Ô", "C3", "D3"]


def test_while_the_job_waits_the_page_says_so_and_keeps_asking(signed_in: SignedIn, commune: Any) -> None:
    held, client = received_import(commune), signed_in("commune")
    client.post(reverse("registry:import_columns", args=[held.pk]), columns_of(held))

    nobody = client.get(page_of(held)).content.decode()
    live(at=now())
    waiting = client.get(page_of(held)).content.decode()

    assert "chương trình làm việc nền chưa chạy" in nobody
    assert "đang chờ đến lượt" in waiting
    assert 'hx-trigger="every 2s"' in waiting


def test_a_job_that_died_is_told_and_started_again(signed_in: SignedIn, commune: Any) -> None:
    held, client = checked_import(commune), signed_in("commune")
    act = reverse("registry:import_act", args=[held.pk])
    client.post(act, {"act": "store"})
    DBTaskResult.objects.update(status="RUNNING", worker_ids=["killed"])

    assert "dừng giữa chừng" in client.get(page_of(held)).content.decode()
    client.post(act, {"act": "again"})
    do_jobs()

    held.refresh_from_db()
    assert (held.state, Standing.objects.count()) == ("stored", 1)


def test_a_page_that_asked_how_far_it_is_is_read_anew_once_it_is_done(signed_in: SignedIn, commune: Any) -> None:
    held, client = checked_import(commune), signed_in("commune")
    client.post(reverse("registry:import_act", args=[held.pk]), {"act": "store"})
    waiting = client.get(page_of(held), headers={"HX-Request": "true"})
    do_jobs()
    done = client.get(page_of(held), headers={"HX-Request": "true"})

    assert (waiting.get("HX-Refresh"), done.get("HX-Refresh")) == (None, "true")
    assert client.get(page_of(held)).get("HX-Refresh") is None


@pytest.mark.parametrize(("vendor", "is_refused"), [("sqlite", True), ("postgresql", False)])
def test_more_than_sqlite_may_store_at_once_is_refused_before_it_starts(
    signed_in: SignedIn,
    commune: Any,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    vendor: str,
    is_refused: bool,
) -> None:
    other = ("HTX Mật ong Nước Nia", *GOOD[1:2], None, *GOOD[3:])
    settings.SQLITE_IMPORT_ROWS, held = 1, checked_import(commune, GOOD, other)
    monkeypatch.setattr("hoptac.registry.imports.jobs.connection", SimpleNamespace(vendor=vendor))

    client = signed_in("commune")
    dry_run = client.get(page_of(held)).content.decode()
    answer = client.post(reverse("registry:import_act", args=[held.pk]), {"act": "store"})

    said = "có 2 tổ chức phải ghi, quá mức 1"
    assert (said in dry_run, "chia bảng tính thành nhiều tệp" in dry_run) == (is_refused, is_refused)
    assert ("Lưu vào sổ</button>" in dry_run) != is_refused
    assert (said in answer.content.decode()) == is_refused
    held.refresh_from_db()
    assert (held.act == "") == is_refused


def test_of_two_who_store_at_once_the_second_is_told(signed_in: SignedIn, commune: Any) -> None:
    held = checked_import(commune)
    live(at=now())
    act = reverse("registry:import_act", args=[held.pk])
    signed_in("commune").post(act, {"act": "store"})

    second = signed_in("province").post(act, {"act": "store"})
    do_jobs()

    assert second.status_code == 409
    assert "đang được xử lý: lưu vào sổ" in second.content.decode()
    assert Organization.objects.count() == 1


def test_what_was_chosen_once_stands_chosen_the_next_time(signed_in: SignedIn, commune: Any) -> None:
    held, client = received_import(commune, GOOD), signed_in("commune")
    said = columns_of(held) | {"col-5": ""}
    client.post(reverse("registry:import_columns", args=[held.pk]), said)
    client.post(reverse("registry:import_act", args=[held.pk]), {"act": "store"})
    do_jobs()
    client.post(reverse("registry:import_act", args=[held.pk]), {"act": "store"})
    do_jobs()

    again = received_import(commune, GOOD)

    assert "5" not in again.chosen
    assert "1" in again.chosen


def test_a_choice_under_which_nothing_can_be_stored_is_refused_on_the_page(signed_in: SignedIn, commune: Any) -> None:
    held = received_import(commune)

    money = signed_in("commune").post(
        reverse("registry:import_columns", args=[held.pk]), columns_of(held) | {"col-3": "size.charter_capital_dong"}
    )
    nameless = signed_in("commune").post(
        reverse("registry:import_columns", args=[held.pk]), columns_of(held) | {"col-0": ""}
    )

    assert (money.status_code, nameless.status_code) == (422, 422)
    assert "Chưa rõ đơn vị tiền" in money.content.decode()
    assert "Chưa chọn cột" in nameless.content.decode()
    held.refresh_from_db()
    assert (held.act, DBTaskResult.objects.count()) == ("", 0)


def test_undoing_is_refused_where_later_words_rest_on_it(signed_in: SignedIn, commune: Any) -> None:
    held, client = stored_import(commune), signed_in("commune")
    organization = Standing.objects.get().pk
    client.post(
        reverse("registry:change", args=[organization, "size"]),
        {
            "members": "13",
            "since": "23/11/2026",
            "source_kind": "paper",
            "source_words": "BC 12/BC-UBND ngày 20/11/2026",
            "seen": "1",
        },
    )

    client.post(reverse("registry:import_take_back", args=[held.pk]), {"reason": "nhầm"})
    do_jobs()

    assert "Không thu hồi được" in client.get(page_of(held)).content.decode()
    assert Size.objects.filter(is_void=False).count() == 2


def test_the_list_finds_by_name_and_state(signed_in: SignedIn, commune: Any) -> None:
    stored_import(commune)
    received_import(commune, name="khác.xlsx")
    client = signed_in("commune")
    url = reverse("registry:imports")

    stored = client.get(url, {"state": "stored"}).content.decode()
    named = client.get(url, {"q": "khác"}).content.decode()

    assert ("ds.xlsx" in stored, "khác.xlsx" in stored) == (True, False)
    assert ("ds.xlsx" in named, "khác.xlsx" in named) == (False, True)


def test_another_sheet_and_another_row_of_heads_can_be_chosen(signed_in: SignedIn, commune: Any) -> None:
    held = received_import(commune)

    page = signed_in("commune").get(reverse("registry:import_columns", args=[held.pk]), {"row": "2"}).content.decode()

    assert GOOD[0] in page
    assert "ở dòng 2 của trang" in page


def test_a_workbook_that_was_not_stored_is_discarded_with_its_file(
    signed_in: SignedIn, commune: Any, settings: Any
) -> None:
    held = checked_import(commune)
    kept = list(Path(settings.FILES_ROOT).rglob(held.sha256))
    assert kept

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.db.transaction.on_commit", lambda act, **_: act())
        signed_in("commune").post(reverse("registry:import_discard", args=[held.pk]))

    assert Import.objects.count() == 0
    assert not kept[0].exists()


def test_the_template_offers_only_the_communes_of_the_person(signed_in: SignedIn) -> None:
    answer = signed_in("commune").get(reverse("registry:import_template"))

    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    lists = [cell for row in book.get_sheet_by_name("Danh mục").to_python() for cell in row]
    assert "Xã Sơn Hà" in lists
    assert "Xã Ba Tơ" not in lists


def test_a_known_organization_is_shown_with_what_changes(signed_in: SignedIn, commune: Any) -> None:
    enter(GOOD[0], tax_code=GOOD[2])

    shown = signed_in("commune").get(page_of(checked_import(commune))).content.decode()

    assert "Thành viên chính thức" in shown
    assert "Tên: " not in shown


def test_a_person_says_on_the_page_which_organization_a_short_name_means(signed_in: SignedIn, commune: Any) -> None:
    known = enter("Hợp tác xã Dịch vụ nông nghiệp Sơn Hà")
    held = checked_import(commune, ("HTX DVNN Sơn Hà", *GOOD[1:]))
    client = signed_in("commune")
    assert f'<option value="{known.pk}">' in client.get(page_of(held)).content.decode()

    client.post(reverse("registry:import_answer", args=[held.pk]), {"dong-2": str(known.pk), "dong-3": "x"})
    do_jobs()

    held.refresh_from_db()
    assert (held.changed, held.faulty, held.answers) == (1, 0, {"2": known.pk})
    assert "Cần bạn xác nhận" not in client.get(page_of(held)).content.decode()


def test_a_stored_import_is_called_so_though_it_could_not_be_taken_back(signed_in: SignedIn, commune: Any) -> None:
    held = stored_import(commune)
    Import.objects.filter(pk=held.pk).update(refusal="Không thu hồi được.")
    client = signed_in("commune")

    page, listed = client.get(page_of(held)), client.get(reverse("registry:imports"))

    for shown in (page.content.decode(), listed.content.decode()):
        assert "Chưa làm được" not in shown
        assert "Đã lưu" in shown
    assert "Không thu hồi được." in page.content.decode()


def test_the_list_of_imports_and_what_one_wrote_are_taken_away(signed_in: SignedIn, commune: Any) -> None:
    held = stored_import(commune, GOOD)
    received_import(commune, GOOD, name="cho-kiem-tra.xlsx")
    client = signed_in("commune")

    listed = client.get("/to-chuc/nhap/tai-ve.csv?state=stored").content.decode()
    written = client.get(f"/to-chuc/nhap/{held.pk}/to-chuc.csv?xem=moi").content.decode()
    changed = client.get(f"/to-chuc/nhap/{held.pk}/to-chuc.csv?xem=doi").content.decode()

    assert f"{held.pk},{held.name}," in listed
    assert "cho-kiem-tra" not in listed
    assert "HTX Rau sạch Sơn Hà" in written
    assert "HTX Rau sạch Sơn Hà" not in changed
    assert client.get("/to-chuc/nhap/tai-ve.csv?state=la").status_code == 422


def test_figures_beyond_what_is_plausible_are_confirmed_on_the_page_before_they_are_stored(
    signed_in: SignedIn, commune: Any
) -> None:
    head = ("Tên HTX", "Xã", "Vốn điều lệ (triệu đồng)")
    held = checked_import(commune, ("HTX Rau sạch", "Xã Sơn Hà", 1_200_000_000), head=head)
    client, act = signed_in("commune"), reverse("registry:import_act", args=[held.pk])

    asked = client.get(page_of(held)).content.decode()
    refused = client.post(act, {"act": "store"})
    stored = client.post(act, {"act": "store", "xac-nhan": "size.charter_capital_dong"})
    do_jobs()

    assert "đơn vị đúng là triệu đồng" in asked
    assert "ra số khác thường" not in asked
    assert (refused.status_code, stored.status_code) == (422, 302)
    assert "chưa được xác nhận, ở cột Vốn điều lệ" in refused.content.decode()
    assert Standing.objects.get().charter_capital_dong == 1_200_000_000_000_000


def test_a_column_that_could_not_be_guessed_is_marked_and_counted(signed_in: SignedIn, commune: Any) -> None:
    head = ("Số TT", "Tên HTX", "Xã", "Cột lạ")  # what numbers the rows is nothing to read
    held = received_import(commune, (1, "HTX Rau sạch", "Xã Sơn Hà", "abc"), head=head)

    shown = signed_in("commune").get(reverse("registry:import_columns", args=[held.pk])).content.decode()

    assert shown.count("Chưa đoán được") == 1
    assert "1\xa0cột chưa đoán được nên chưa đọc" in shown
