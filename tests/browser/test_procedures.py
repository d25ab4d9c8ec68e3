"""Procedures as officers work on them: two cooperatives are founded, one rests, they merge, one dissolves."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
AGAR, BEE = "HTX Trầm hương Sơn Hà", "HTX Mật ong Sơn Hà"
TODAY = "23/11/2026"


def begin(page: Page, kind: str, *organizations: str, **days: str) -> None:
    """Open a procedure: choose its kind, find its organizations, say its days."""
    page.goto("/thu-tuc/them/")
    page.get_by_role("link", name=kind, exact=True).click()
    for name in organizations:
        page.get_by_role("searchbox").fill(name)
        page.get_by_role("button", name="Tìm").click()
        page.get_by_role("link", name=f"Chọn {name}").click()
    for label, day in days.items():
        page.get_by_label(label).fill(day)


def open_late(page: Page) -> None:
    """Open a procedure whose notice came too late: the page asks once more."""
    page.get_by_role("button", name="Mở thủ tục").click()
    page.get_by_label("Vẫn mở thủ tục").check()
    page.get_by_role("button", name="Mở thủ tục").click()


def take_back(page: Page) -> None:
    """From the page of an organization that ended, say that the result was written by mistake."""
    page.get_by_role("link", name="Ghi nhầm? Mở lại thủ tục để hoàn lại").click()
    page.get_by_label("Lý do").fill("Ghi nhầm tổ chức")
    page.get_by_role("button", name="Mở lại thủ tục").click()
    expect(page.get_by_text("chờ người thứ hai đồng ý").first).to_be_visible()


def unfold(page: Page, step: str) -> None:
    """Show the fields of a step; those of the next one are shown already."""
    day = page.get_by_label(f"Ngày làm: {step}", exact=True)
    day.wait_for(state="attached")  # the page may only now be on its way
    if not day.is_visible():
        page.locator("summary", has_text=f"Ghi bước này: {step}").click()


def press(page: Page, *steps: str) -> None:
    """Say of each step that it was done today, by a paper."""
    for step in steps:
        unfold(page, step)
        page.get_by_label(f"Số, ngày văn bản: {step}", exact=True).fill("15/TB ngày 23/11/2026")
        page.get_by_role("button", name=f"Đã làm: {step}", exact=True).click()
        expect(page.get_by_role("row", name=step).get_by_text("Đã làm").first).to_be_visible()


def leave_out(page: Page, *steps: str) -> None:
    """Say of each step that it is not done, and why."""
    for step in steps:
        row = page.get_by_role("row", name=step)
        unfold(page, step)
        row.locator("summary", has_text=f"Không làm: {step}").click()
        row.get_by_label(f"Vì sao không làm: {step}").fill("Đã làm cùng hồ sơ khác")
        row.get_by_role("button", name=f"Ghi là không làm: {step}").click()
        expect(page.get_by_role("row", name=step).get_by_text("Đã làm cùng hồ sơ khác")).to_be_visible()


def end(page: Page, result: str) -> None:
    """Write the result of today."""
    page.get_by_role("link", name=result, exact=True).click()
    page.get_by_label("Số, ngày của văn bản kết quả").fill("05/TB ngày 23/11/2026")
    page.get_by_role("button", name="Ghi kết quả").click()
    expect(page.get_by_text(f"Đã ghi kết quả: {result}.")).to_be_visible()


def agree(page: Page, name: str) -> None:
    """The second person agrees to what waits for an organization."""
    page.goto("/to-chuc/cho-nguoi-thu-hai/")
    card = page.get_by_role("listitem").filter(has_text=name)
    card.get_by_role("button", name="Đồng ý", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def found(page: Page, name: str) -> None:
    """A cooperative comes into the book by its establishment."""
    begin(page, "Đăng ký thành lập")
    page.get_by_label("Tên tổ chức sẽ thành lập").fill(name)
    page.get_by_label("Loại").select_option(label="Hợp tác xã")
    page.get_by_role("button", name="Mở thủ tục").click()
    press(page, "Trả kết quả: cấp hoặc từ chối cấp giấy chứng nhận")
    end(page, "Đã cấp giấy chứng nhận, ghi tổ chức vào sổ")


def status_of(page: Page, name: str) -> Any:
    """The page of an organization, found by its name."""
    page.goto(f"/to-chuc/?q={name}")
    page.get_by_role("link", name=name).first.click()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
    return page.locator("main .cluster").first


@pytest.mark.flow
def test_two_cooperatives_from_their_founding_to_merger_and_dissolution(
    open_as: Callable[..., Page], find_barriers: Callable[..., list[str]]
) -> None:
    commune, province, wrong = open_as("xa.sonha"), open_as("tinh"), []
    for name in (AGAR, BEE):
        found(commune, name)

    begin(commune, "Tạm ngừng kinh doanh", AGAR, **{"Ngày bắt đầu tạm ngừng": TODAY, "Ngày cuối tạm ngừng": TODAY})
    open_late(commune)
    wrong += find_barriers(commune)
    press(commune, "Ghi nhận thông báo, trả lời")
    end(commune, "Tạm ngừng kinh doanh")
    expect(commune.get_by_text("chỉ đổi khi người thứ hai đồng ý")).to_be_visible()
    agree(province, AGAR)
    expect(status_of(commune, AGAR)).to_contain_text("Tạm ngừng kinh doanh")

    begin(commune, "Tiếp tục kinh doanh trước hạn", AGAR, **{"Ngày tiếp tục kinh doanh": TODAY})
    open_late(commune)
    press(commune, "Ghi nhận thông báo, trả lời")
    end(commune, "Tiếp tục kinh doanh")
    agree(province, AGAR)
    expect(status_of(commune, AGAR)).to_contain_text("Đang hoạt động")

    begin(commune, "Sáp nhập", AGAR, BEE)
    commune.get_by_label(AGAR).check()
    commune.get_by_role("button", name="Mở thủ tục").click()
    press(commune, "Đại hội thành viên của các bên thông qua", "Trả kết quả đăng ký")
    leave_out(commune, "Ghi nhận tình trạng đang làm thủ tục")
    end(commune, "Đã sáp nhập")
    agree(province, BEE)
    expect(status_of(commune, BEE)).to_contain_text("Đã giải thể")
    expect(commune.get_by_text("Đã sáp nhập vào, từ ngày 23/11/2026")).to_be_visible()
    wrong += find_barriers(commune)
    take_back(commune)
    agree(province, BEE)
    expect(status_of(commune, BEE)).to_contain_text("Đang hoạt động")
    commune.get_by_role("link", name="Sáp nhập", exact=True).first.click()
    end(commune, "Đã sáp nhập")
    agree(province, BEE)
    status_of(commune, BEE)
    commune.locator("main .note").get_by_role("link", name=AGAR).click()
    expect(commune.get_by_text("Đã nhận sáp nhập, từ ngày 23/11/2026")).to_be_visible()

    begin(commune, "Giải thể tự nguyện", AGAR)
    commune.get_by_role("button", name="Mở thủ tục").click()
    press(commune, "Đại hội thành viên thông qua nghị quyết giải thể", "Công bố việc giải thể")
    agree(province, AGAR)
    commune.reload()
    press(commune, "Hỏi ý kiến cơ quan thuế", "Cơ quan thuế trả lời")
    press(commune, "Trả hết các khoản nợ", "Nộp hồ sơ giải thể", "Xem xong hồ sơ giải thể")
    end(commune, "Đã giải thể (theo hồ sơ)")
    agree(province, AGAR)
    expect(status_of(commune, AGAR)).to_contain_text("Đã giải thể")

    assert wrong == []


@pytest.mark.parametrize("width", [360, 1280])
def test_the_lists_keep_nobody_out(
    width: int, open_as: Callable[..., Page], find_barriers: Callable[..., list[str]]
) -> None:
    page = open_as("xa.sonha", viewport={"width": width, "height": 800})
    wrong = []
    for address in ("/thu-tuc/", "/thu-tuc/them/", "/thu-tuc/them/merge/", "/cung-co/", "/cung-co/muc-tieu/"):
        page.goto(address)
        wrong += find_barriers(page)
        wrong += [f"{address} is too wide"] if page.evaluate(SIDEWAYS) > 0 else []
    page.goto("/cung-co/?reason=few")
    page.get_by_role("link", name="Ghi liên hệ").first.click()
    wrong += find_barriers(page)

    assert wrong == []
