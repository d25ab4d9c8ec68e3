"""The places of Sơn Hà before and after July 2025, as somebody looks them up, at two widths."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.flow]

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("width", [360, 1280])
def test_the_communes_of_son_ha_are_followed_over_the_reform(
    width: int, open_as: Callable[..., Page], find_barriers: Callable[..., list[str]]
) -> None:
    page = open_as("tinh", viewport={"width": width, "height": 800})
    wrong = []

    def look() -> None:
        wrong.extend(find_barriers(page))
        if page.evaluate(SIDEWAYS) > 0:
            wrong.append(f"{page.url} is too wide")

    page.goto("/don-vi/?q=sơn+hà&ngay=2025-06-30")
    page.get_by_role("link", name="Huyện Sơn Hà").click()
    expect(page.get_by_role("heading", level=1, name="Huyện Sơn Hà")).to_be_visible()
    expect(page.get_by_text("14 đơn vị trực thuộc ngày 30/06/2025")).to_be_visible()
    look()
    page.get_by_role("link", name="Thị trấn Di Lăng").first.click()
    page.get_by_role("link", name="Xã Sơn Hà, Tỉnh Quảng Ngãi").first.click()
    expect(page.get_by_role("heading", level=1, name="Xã Sơn Hà")).to_be_visible()
    expect(
        page.get_by_role("link", name="Xã Sơn Bao, Huyện Sơn Hà, Tỉnh Quảng Ngãi").locator("visible=true").first
    ).to_be_visible()
    assert "S131" not in page.content()
    look()

    page.goto("/don-vi/?q=sơn+thủy")
    rows = page.locator("#list tbody tr")
    for province in ("Tỉnh Quảng Ngãi", "Tỉnh Tuyên Quang"):
        expect(rows.filter(has_text=province)).to_have_count(1)
    places = page.locator("#list td[data-label='Thuộc']").all_inner_texts()
    assert len(places) == len(set(places))
    page.goto("/don-vi/?q=sơn+hà&ngay=2010-01-01")
    expect(page.get_by_text("Dữ liệu đơn vị của hệ thống bắt đầu")).to_be_visible()
    look()

    page.goto("/to-chuc/ban-do/")
    for name, place in (("Hoàng Sa", "Đà Nẵng"), ("Trường Sa", "Khánh Hòa")):
        wide, narrow = page.get_by_text(f"Quần đảo {name}").first, page.get_by_text(f"{name} ({place})")
        expect(wide if width > 640 else narrow).to_be_visible()
    look()

    assert wrong == []
