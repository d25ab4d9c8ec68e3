"""A scanned plan, from the sending to the plan's page: the worker reads it, a person checks it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser.papers import as_docx
from browser.scans import scanned, skip_without_recogniser
from browser.sites import running_site, running_worker

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "try" / "ke-hoach-xa-son-ha.txt").read_text(encoding="utf-8")
OPEN = Callable[..., Page]
BARRIERS = Callable[[Page], list[str]]
PATIENCE = 180_000
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LISTS = ("targets", "goals", "tasks", "obligations", "citations", "actuals")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this site: one act makes one plan."""
    skip_without_recogniser()
    return tmp_path_factory.mktemp("scan")


@pytest.fixture(scope="module")
def site(prepared: Path, data: Path) -> Iterator[str]:
    """A site without a worker, until a test starts one."""
    with running_site(prepared, data) as address:
        yield address


@pytest.fixture(scope="module")
def scan(browser: Browser) -> bytes:
    return scanned(TEXT, browser)


def send(page: Page, name: str, kind: str, content: bytes) -> Locator:
    """Bring the file in; the link to what became of it."""
    page.goto("/van-ban/tai-len/")
    page.locator("input[type=file]").set_input_files([{"name": name, "mimeType": kind, "buffer": content}])
    return page.locator(".upload-said a")


def press(page: Page, control: Locator) -> None:
    """Press and wait until the answer has taken the place of what was there."""
    with page.expect_response("**/van-ban/**"):
        control.click()
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)


def counts(page: Page) -> dict[str, str]:
    return {kind: page.locator(f"#count-{kind}").inner_text() for kind in LISTS}


def test_the_review_serves_a_scanned_plan_as_well_as_a_docx(
    open_as: OPEN, data: Path, scan: bytes, find_barriers: BARRIERS
) -> None:
    page = open_as("xa.sonha")
    send(page, "ke-hoach.docx", WORD, as_docx(TEXT)).click()
    page.wait_for_url("**/van-ban/*/")
    of_docx = counts(page)

    # Sent: it waits, and the page says that nobody reads.
    to_progress = send(page, "ban-quet.pdf", "application/pdf", scan)
    expect(page.locator(".upload-state")).to_have_text("✓ Đã nhận, đang chờ đọc")
    to_progress.click()
    expect(page.get_by_text("chương trình đọc nền chưa chạy")).to_be_visible()
    assert find_barriers(page) == []

    # Read by a worker: the page goes on to the review by itself.
    with running_worker(data):
        page.wait_for_url("**/van-ban/*/", timeout=PATIENCE)
    assert counts(page) == of_docx
    assert find_barriers(page) == []
    _check_by_keyboard(page)
    _look_at_the_page(page)
    assert find_barriers(page) == []
    _correct_the_first_target(page)

    # Accepted, with what is unchecked said before.
    page.get_by_role("link", name="Nhận văn bản").click()
    left = page.get_by_text("đọc từ bản chụp chưa kiểm tra")
    expect(left).to_be_visible()
    assert find_barriers(page) == []
    page.get_by_role("button", name="Nhận văn bản").click()
    page.wait_for_url("**/ke-hoach/*/")
    expect(page.locator(".target-row").first).to_contain_text("12,5")
    expect(page.locator(".target-row")).to_have_count(int(of_docx["targets"]))


def _check_by_keyboard(page: Page) -> None:
    """Enter confirms, and the focus is on the next one: no hand leaves the key."""
    banner = page.locator("#unchecked strong")
    before = int(banner.inner_text())
    buttons = page.locator("[data-confirm]")
    expect(buttons).to_have_count(before)
    buttons.first.focus()
    for pressed in (1, 2, 3):
        with page.expect_response("**/dung/"):
            page.keyboard.press("Enter")
        expect(banner).to_have_text(str(before - pressed))
        expect(page.locator("[data-confirm]:focus")).to_have_count(1)
        expect(buttons).to_have_count(before - pressed)
    expect(page.locator("#item-header")).to_contain_text("đã kiểm tra bởi")


def _look_at_the_page(page: Page) -> None:
    """The page of the scan stands over the text, drawn, and goes away again."""
    press(page, page.locator("#list-targets [data-page]").first)
    picture = page.locator("#scan img")
    expect(picture).to_be_visible()
    picture.evaluate("picture => picture.decode()")
    assert picture.evaluate("picture => picture.naturalWidth") > 800
    page.get_by_role("button", name="Đóng").click()
    expect(picture).to_have_count(0)


def _correct_the_first_target(page: Page) -> None:
    card = page.locator("#list-targets > li").first
    expect(card).to_contain_text("Chữ nhận dạng được")
    press(page, card.get_by_role("link", name="Sửa"))
    card.get_by_label("Giá trị (bắt buộc)").fill("12,5")
    press(page, card.get_by_role("button", name="Lưu"))
    expect(card).to_contain_text("đã sửa bởi")
    expect(card.locator("[data-confirm]")).to_have_count(0)


def test_without_scripts_the_same_way_is_walked_by_links(open_as: OPEN, data: Path, browser: Browser) -> None:
    page = open_as("xa.bato", java_script_enabled=False)
    page.goto("/van-ban/tai-len/")
    content = scanned("Số: 07/KH-UBND\nKẾ HOẠCH\nCủng cố các hợp tác xã năm 2027\nPhấn đấu lập mới 03 HTX.", browser)
    file = {"name": "mot-trang.pdf", "mimeType": "application/pdf", "buffer": content}
    page.locator("input[type=file]").set_input_files([file])  # type: ignore[list-item]
    page.get_by_role("button", name="Tải lên và đọc").click()
    expect(page.get_by_text("chương trình đọc nền chưa chạy")).to_be_visible()

    with running_worker(data):
        for _ in range(60):
            if "dang-doc" not in page.url:
                break
            page.get_by_role("link", name="Xem lại").click()
            page.wait_for_load_state()
            page.wait_for_timeout(500)

    expect(page.locator("#unchecked")).to_contain_text("cần kiểm tra")
    before = page.locator("[data-confirm]").count()
    page.locator("[data-confirm]").first.click()
    expect(page.locator("[data-confirm]")).to_have_count(before - 1)
    page.get_by_role("link", name="Xem bản chụp").click()
    expect(page.get_by_role("heading", name="Trang 1 của bản chụp")).to_be_visible()
