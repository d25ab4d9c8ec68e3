"""The registry as its officers use it: a cooperative is looked for, its pages are looked at, at two widths."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
MADE = "[Giả lập] HTX Nông nghiệp Sơn Hà"


@pytest.mark.parametrize("width", [360, 1280])
def test_a_cooperative_is_found_and_its_pages_keep_nobody_out(
    width: int, open_as: Callable[..., Page], find_barriers: Callable[..., list[str]]
) -> None:
    page = open_as("xa.sonha", viewport={"width": width, "height": 800})
    wrong = []
    page.goto("/to-chuc/")
    page.get_by_role("searchbox").fill("nong nghiep son")
    expect(page.get_by_role("link", name=MADE)).to_be_visible()
    wrong += find_barriers(page)
    page.get_by_role("link", name=MADE).click()
    expect(page.get_by_role("heading", level=1, name=MADE)).to_be_visible()
    own = page.url
    for address in (
        own,
        f"{own}thay-doi/size/",
        f"{own}lich-su/size/",
        "/to-chuc/them/",
        "/to-chuc/cho-nguoi-thu-hai/",
    ):
        page.goto(address)
        wrong += find_barriers(page)
        wrong += [f"{address} is too wide"] if page.evaluate(SIDEWAYS) > 0 else []

    assert wrong == []
