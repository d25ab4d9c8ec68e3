"""One cooperative on the pages, as its officers write about it: found three ways, entered, changed, put right,
suspended by two persons, joined with its double and parted again; and written by many in one moment.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from threading import Barrier
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.flow]
NAME = "HTX Quế hồi Sơn Hà"
CODE = "0100109106"
REFUSED = ("Conflict", "Unprocessable")


def _send(page: Page, button: str, **said: str) -> None:
    """Fill in fields by their names, name the source and press."""
    for field, value in said.items():
        page.locator(f"#id_{field}").fill(value)
    source = page.get_by_label("Nguồn là gì")
    if source.count():
        source.fill("Giấy chứng nhận đăng ký")
    page.get_by_role("button", name=button, exact=True).click()


def _enter(page: Page, name: str, **more: str) -> None:
    page.goto("/to-chuc/them/")
    page.locator("#id_kind").select_option("cooperative")
    _send(page, "Ghi vào sổ", name=name, since="01/03/2026", **more)


def _found_by(page: Page, query: str) -> None:
    page.goto(f"/to-chuc/?q={query}")
    expect(page.get_by_role("link", name=NAME, exact=True)).to_be_visible()


def _decide(page: Page, button: str) -> None:
    """Decide the newest proposal of this name."""
    page.goto("/to-chuc/cho-nguoi-thu-hai/?state=open")
    card = page.locator(".item-card").filter(has=page.get_by_role("button", name=button, exact=True)).first
    card.get_by_role("button", name=button, exact=True).click()


def test_a_cooperative_lives_its_life_on_the_pages(open_as: Callable[..., Page]) -> None:
    officer, second = open_as("xa.sonha"), open_as("tinh")
    _enter(officer, NAME, tax_code=CODE)
    expect(officer.get_by_text(f"Đã ghi {NAME} vào sổ.")).to_be_visible()
    own = officer.url

    for query in ("que hoi son", CODE, "Quế hồi"):
        _found_by(officer, query)

    officer.goto(f"{own}thay-doi/size/")
    _send(officer, "Lưu", members="25", members_women="30", since="01/04/2026")
    expect(officer.get_by_text("nhiều hơn thành viên chính thức (25)").first).to_be_visible()
    _send(officer, "Lưu", members="52", members_women="30", since="01/04/2026")
    expect(officer.get_by_text("Đã ghi: Thành viên, lao động, vốn")).to_be_visible()
    officer.locator("#size").get_by_role("link", name="Sửa chỗ ghi nhầm").click()
    _send(officer, "Lưu", members="25", members_women="13", because="Gõ nhầm hai số")
    expect(officer.locator("#size")).to_contain_text("“52” thành “25”")

    officer.goto(f"{own}them/officer/")
    officer.locator("#id_position").select_option("director")
    _send(officer, "Lưu", full_name="Đinh Thị Giả Định", phone="0905 000 111", since="01/03/2026")
    expect(officer.locator("#officer")).to_contain_text("0905 000 111")

    officer.goto(f"{own}de-nghi/phap-ly/")
    officer.locator("#id_status").select_option("suspended")
    _send(officer, "Gửi đề nghị", reason="Nghỉ vụ", since="01/05/2026")
    expect(officer.get_by_text("Pháp lý: Đang hoạt động")).to_be_visible()
    second.goto("/to-chuc/")
    expect(second.get_by_role("link", name="Chờ bạn duyệt")).to_be_visible()
    _decide(second, "Đồng ý")
    officer.goto(own)
    expect(officer.get_by_text("Pháp lý: Tạm ngừng kinh doanh")).to_be_visible()
    expect(officer.locator("#legalstatus")).to_contain_text("Cán bộ tỉnh Quảng Ngãi (trình diễn) đồng ý")


def test_a_double_is_asked_about_joined_by_two_and_parted_again(open_as: Callable[..., Page]) -> None:
    officer, second = open_as("xa.sonha"), open_as("tinh")
    _enter(officer, "HTX Mây tre Sơn Hà")
    kept = officer.url
    _enter(officer, "Hợp tác xã Mây tre Sơn Hà")
    expect(officer.get_by_text("Có thể đã có trong sổ")).to_be_visible()
    _send(officer, "Ghi vào sổ", apart_because="Chưa rõ, sẽ hỏi lại")
    double = officer.url
    assert double != kept

    officer.goto("/to-chuc/trung/?da-xet=1")
    officer.locator(".item-card").filter(has_text="Mây tre").get_by_role("button", name="Xét lại").click()
    pair = officer.locator(".item-card").filter(has_text="Mây tre").first
    pair.get_by_role("link", name="Là một, giữ mục này").first.click()
    _send(officer, "Gửi đề nghị", reason="Đã hỏi giám đốc: một tổ chức")
    _decide(second, "Đồng ý")
    officer.goto(double)
    expect(officer).to_have_url(kept)

    second.goto("/to-chuc/cho-nguoi-thu-hai/?state=approved")
    second.get_by_role("link", name="Hoàn lại").first.click()
    second.get_by_label("Lý do").fill("Hỏi lại: hai tổ chức")
    second.get_by_role("button", name="Hoàn lại").click()
    officer.goto(double)
    expect(officer.get_by_role("heading", level=1, name="Hợp tác xã Mây tre Sơn Hà")).to_be_visible()


def test_of_many_who_press_in_one_moment_one_writes_and_the_others_are_told(open_as: Callable[..., Page]) -> None:
    officer, second = open_as("xa.sonha"), open_as("tinh")
    _enter(officer, "HTX Một lúc nhiều người")
    own, people, start = officer.url, (officer, second, officer, second), Barrier(4, timeout=60)
    for page in (officer, second):
        page.goto(f"{own}thay-doi/size/")
    sent = [_filled(page, members=str(10 + at), since="01/04/2026") for at, page in enumerate(people)]

    def press(one: tuple[str, bytes, dict[str, str]]) -> int:
        address, body, heads = one
        with closing(HTTPConnection(urlsplit(address).netloc, timeout=60)) as connection:
            start.wait()
            connection.request("POST", urlsplit(address).path, body, heads)
            return connection.getresponse().status

    with ThreadPoolExecutor(len(sent)) as pool:
        answers = sorted(pool.map(press, sent))

    assert answers == [302, 409, 409, 409]
    officer.goto(f"{own}lich-su/size/")
    expect(officer.locator("main")).to_contain_text("01/04/2026")


def _filled(page: Page, **said: str) -> tuple[str, bytes, dict[str, str]]:
    """The form of a page as its browser would send it: where to, what, with which heads."""
    for field, value in said.items():
        page.locator(f"#id_{field}").fill(value)
    page.get_by_label("Nguồn là gì").fill("Báo cáo của HTX")
    told = page.evaluate("[...new FormData(document.querySelector('main form[method=post]'))]")
    cookies = "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies())
    heads = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded", "Referer": page.url}
    return page.url, urlencode(dict(told)).encode(), heads
