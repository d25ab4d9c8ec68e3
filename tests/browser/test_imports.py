"""An extract of the national system on its way into the book: sent with errors, mended, stored, taken back."""

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlsxwriter
from playwright.sync_api import FilePayload, Page, expect

from browser.sites import running_site, running_worker

pytestmark = [pytest.mark.browser, pytest.mark.flow]
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PATIENCE = 30_000  # milliseconds; the machine may be busy
HEAD = ("Tên HTX", "Xã", "Mã số thuế", "Số thành viên", "Vốn điều lệ (triệu đồng)")
GOOD = ("HTX Rau an toàn Nước Nia", "Xã Sơn Hà", "0100109106", 12, "1.250,5")


def extract(members: object) -> FilePayload:
    """Two organizations; the members of the second as they are given."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("Bản trích")
        for number, row in enumerate((HEAD, GOOD, ("HTX Mật ong Nước Nia", "Xã Sơn Hà", None, members, None))):
            sheet.write_row(number, 0, row)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return {"name": "trich.xlsx", "mimeType": kind, "buffer": out.getvalue()}


@pytest.fixture(scope="module")
def site(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of its own with a worker: the book is written."""
    data = tmp_path_factory.mktemp("imports")
    with running_site(prepared, data) as address, running_worker(data):
        yield address


def send(page: Page, file: FilePayload) -> None:
    page.goto("/to-chuc/nhap/")
    page.locator("input[type=file]").set_input_files([file])
    expect(page.get_by_role("row", name=file["name"])).not_to_have_count(0)
    expect(page.get_by_text("Chưa nhập bảng tính nào")).to_have_count(0)
    page.get_by_role("link", name="Chọn cột và kiểm tra").click()
    expect(page.get_by_role("heading", name="Cột nào là gì")).to_be_visible()


def test_an_extract_with_errors_is_mended_stored_and_taken_back(
    open_as: Callable[..., Page], find_barriers: Callable[..., list[str]]
) -> None:
    page = open_as("tinh", viewport={"width": 1280, "height": 900})
    wrong: list[str] = []

    send(page, extract("mười"))
    wrong += find_barriers(page)
    page.get_by_role("button", name="Kiểm tra, chưa ghi gì").click()
    expect(page.get_by_role("heading", name="Lỗi theo ô")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("link", name="D3").click()
    expect(page.get_by_role("rowheader", name="D3")).to_be_visible()
    wrong += find_barriers(page)
    with page.expect_download() as marked:
        page.get_by_role("link", name="Tải bảng tính đã đánh dấu").click()
    assert marked.value.suggested_filename.endswith(".xlsx")

    send(page, extract(10))
    expect(page.get_by_label("Cột E, Vốn điều lệ (triệu đồng), là")).to_have_value("size.charter_capital_dong")
    page.get_by_role("button", name="Kiểm tra, chưa ghi gì").click()
    page.get_by_role("button", name="Lưu vào sổ").click(timeout=PATIENCE)
    expect(page.get_by_role("heading", name="Tổ chức của lần nhập này")).to_be_visible(timeout=PATIENCE)
    stored = page.url
    page.get_by_role("link", name=GOOD[0]).click()
    expect(page.get_by_role("heading", level=1, name=GOOD[0])).to_be_visible()

    page.goto(stored)
    wrong += find_barriers(page)
    page.set_viewport_size({"width": 360, "height": 800})
    wrong += [f"{page.url} is too wide"] if page.evaluate(SIDEWAYS) > 0 else []
    page.get_by_role("link", name="Thu hồi cả lần nhập").click()
    page.get_by_label("Vì sao thu hồi").fill("gửi nhầm tệp")
    page.get_by_role("button", name="Thu hồi lần nhập này").click()
    expect(page.get_by_text(re.compile("thu hồi lúc"))).to_be_visible(timeout=PATIENCE)
    page.goto("/to-chuc/?q=nuoc nia")
    expect(page.get_by_text("Không có tổ chức nào khớp")).to_be_visible()

    assert wrong == []
