"""The scripts of the bundle on small pages of our own: no site, no database."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

BUNDLE = Path(__file__).resolve().parents[2] / "src" / "hoptac" / "base" / "static" / "bundle"
ADDRESS = "http://trang-thu.test/"

REVIEW = """
<div data-review>
<div data-text>Số 𝐀: <mark id="mark-1" data-item="1">ba hợp tác xã</mark>; <mark data-item="2 3">bốn tổ</mark>.</div>
<form data-selection hidden><p data-quote></p><input name="start"><input name="end"></form>
<ul><li class="item-card" data-item="1" id="item-1"><a href="#mark-1" data-show>HTX</a><button>Sửa</button></li>
<li class="item-card" data-item="2" id="item-2">Tổ</li><li class="item-card" data-item="3" id="item-3">Nữa</li></ul>
</div>
"""
UPLOAD = """
<form data-upload method="post" action="/nop" enctype="multipart/form-data"><input type="hidden" name="token" value="t">
<div class="dropzone"><label for="f">Tệp</label><input type="file" id="f" name="files" multiple></div></form>
"""
LINK = """
<div class="field"><input id="link" readonly value="https://hop-tac.test/moi/abc/">
<button data-copy="link" hidden>Chép đường dẫn</button><p role="status" data-copy-said></p></div>
<label>Nơi dán <input id="elsewhere"></label><div id="notes"></div>
"""
HERE = "[...document.querySelectorAll('.is-here')].map(e => e.tagName + e.dataset.item)"
FOCUSED = "document.activeElement.id || document.activeElement.dataset.item"


def open_page(browser: Browser, script: str, body: str) -> Page:
    if not (BUNDLE / script).exists():
        pytest.skip("chưa dựng giao diện (make setup)")
    page = browser.new_page()
    html = f"<!doctype html><html lang=vi><body>{body}<script src=/{script}></script></body></html>"
    page.route(f"{ADDRESS}**", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    page.route(f"{ADDRESS}{script}", lambda route: route.fulfill(path=BUNDLE / script))
    page.goto(ADDRESS)
    return page


@pytest.fixture
def review(browser: Browser) -> Page:
    return open_page(browser, "review.js", REVIEW)


def test_a_click_on_either_side_shows_the_other(review: Page) -> None:
    review.click("#item-1", position={"x": 200, "y": 5})
    assert review.evaluate(HERE) == ["MARK1", "LI1"]

    review.click("mark[data-item='2 3']")
    assert review.evaluate(HERE) == ["MARK2 3", "LI2"]


def test_a_place_of_two_items_shows_them_in_turn(review: Page) -> None:
    review.click("mark[data-item='2 3']")
    review.click("mark[data-item='2 3']")

    assert review.evaluate(HERE) == ["MARK2 3", "LI3"]


def test_the_keyboard_goes_among_items_into_the_text_and_back(review: Page) -> None:
    review.focus("#item-2")
    review.keyboard.press("ArrowUp")
    assert review.evaluate(FOCUSED) == "item-1"

    review.keyboard.press("Enter")
    assert review.evaluate(FOCUSED) == "mark-1"

    review.keyboard.press("Escape")
    assert review.evaluate(FOCUSED) == "item-1"


def test_a_button_in_an_item_keeps_its_own_keys_and_shows_the_place(review: Page) -> None:
    review.focus("#item-1 button")
    review.keyboard.press("Enter")

    assert review.evaluate("document.activeElement.tagName") == "BUTTON"
    assert review.evaluate(HERE) == ["MARK1", "LI1"]


def test_a_selection_is_counted_in_characters_and_offered(review: Page) -> None:
    review.evaluate("getSelection().selectAllChildren(document.querySelector('#mark-1'))")
    review.wait_for_selector("form[data-selection]:not([hidden])")

    # "Số 𝐀: " is six characters, though seven units of UTF-16
    assert review.input_value("[name=start]") == "6"
    assert review.input_value("[name=end]") == "19"
    assert review.inner_text("[data-quote]") == "“ba hợp tác xã”"


def test_the_address_of_an_item_opens_it(review: Page) -> None:
    review.evaluate("location.hash = '#item-2'")
    review.wait_for_selector(".is-here")

    assert review.evaluate(HERE) == ["MARK2 3", "LI2"]


def test_each_file_goes_alone_and_gets_its_own_answer(browser: Browser) -> None:
    page = open_page(browser, "upload.js", UPLOAD)
    bodies: list[bytes] = []

    def answer(route: Route) -> None:
        body = route.request.post_data_buffer or b""
        bodies.append(body)
        refused = b"hai.txt" in body
        said = '{"error": "Tệp rỗng."}' if refused else '{"url": "/van-ban/1/", "label": "07/KH-UBND"}'
        route.fulfill(status=422 if refused else 201, body=said, content_type="application/json")

    page.route(f"{ADDRESS}nop", answer)
    names = ("mot.txt", "hai.txt", "ba.txt")
    page.set_input_files("#f", [{"name": n, "mimeType": "text/plain", "buffer": n.encode()} for n in names])
    page.wait_for_function("document.querySelectorAll('.upload-row[data-state]').length === 3")

    assert [row.get_attribute("data-state") for row in page.query_selector_all(".upload-row")] == [
        "done", "refused", "done",
    ]  # fmt: skip
    assert page.inner_text(".upload-row:nth-child(2) .upload-said") == "Tệp rỗng."
    assert page.get_attribute(".upload-row:nth-child(1) a", "href") == "/van-ban/1/"
    assert len(bodies) == 3
    assert all(body.count(b"filename=") == 1 and b'name="token"' in body for body in bodies)


def test_a_broken_line_is_told_beside_the_file(browser: Browser) -> None:
    page = open_page(browser, "upload.js", UPLOAD)
    page.route(f"{ADDRESS}nop", lambda route: route.abort())

    page.set_input_files("#f", [{"name": "mot.txt", "mimeType": "text/plain", "buffer": b"x"}])
    page.wait_for_selector(".upload-row[data-state=refused]")

    assert "Mất kết nối" in page.inner_text(".upload-said")


def test_the_chosen_theme_is_there_before_the_page_is_drawn(browser: Browser) -> None:
    page = open_page(
        browser, "theme.js", '<div data-theme-switch hidden><button data-theme-choice="dark">Tối</button></div>'
    )

    page.click("[data-theme-choice=dark]")
    page.reload()

    assert page.get_attribute("html", "data-bs-theme") == "dark"
    assert page.get_attribute("[data-theme-choice=dark]", "aria-pressed") == "true"


def test_a_link_that_is_shown_once_is_copied_by_a_press(browser: Browser) -> None:
    page = open_page(browser, "site.js", LINK)  # served without https, as inside many offices

    page.get_by_role("button", name="Chép đường dẫn").click()
    page.get_by_role("status").get_by_text("Đã chép").wait_for()
    page.get_by_label("Nơi dán").focus()
    page.keyboard.press("ControlOrMeta+V")

    assert page.get_by_label("Nơi dán").input_value() == "https://hop-tac.test/moi/abc/"
