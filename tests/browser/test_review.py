"""The review in a real browser: either side shows the other; items are edited, added, dropped and taken back."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

PAPER = Path(__file__).resolve().parents[2] / "demo" / "documents" / "son-ha-2027.txt"
OPEN = Callable[..., Page]
HERE = ".is-here"
SELECT = """words => {
  const pane = document.querySelector('[data-text]');
  const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at < 0) continue;
    getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
    return true;
  }
  return false;
}"""
_copies = count(1)


@pytest.fixture
def document(open_as: OPEN) -> Page:
    """A document of the test's own, just read: the demonstration's text, with a page number that makes it another."""
    return received(open_as, f"{PAPER.read_text(encoding='utf-8')}\n\nBản sao {next(_copies)}\n")


def received(open_as: OPEN, text: str) -> Page:
    """The review of a text that was sent in just now."""
    page = open_as("xa.sonha")
    page.goto("/van-ban/tai-len/")
    file = {"name": "ban-sao.txt", "mimeType": "text/plain", "buffer": text.encode()}
    page.locator("input[type=file]").set_input_files([file])  # type: ignore[list-item]
    page.get_by_role("link", name="Mở để soát nội dung đã đọc").click()
    page.wait_for_url("**/van-ban/*/")
    return page


def cards(page: Page, kind: str) -> Locator:
    return page.locator(f"#list-{kind} > li")


def press(page: Page, control: Locator) -> None:
    """Press and wait until the answer has taken the place of what was there."""
    with page.expect_response("**/van-ban/**"):
        control.click()
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)


def test_a_press_on_either_side_shows_the_other(document: Page) -> None:
    card = cards(document, "targets").nth(2)
    name = card.get_attribute("data-item")
    mark = document.locator(f"[data-text] mark[data-item~='{name}']").first

    card.locator("a[data-show]").click()
    expect(mark).to_have_class("is-here")
    expect(mark).to_be_in_viewport()

    other = document.locator("[data-text] mark[data-kind=duty]").first
    other.click()
    expect(mark).not_to_have_class("is-here")
    expect(document.locator("#list-obligations > li.is-here")).to_be_in_viewport()


def test_an_item_is_edited_in_its_place(document: Page) -> None:
    card = cards(document, "targets").first
    how_many = cards(document, "targets").count()

    press(document, card.get_by_role("link", name="Sửa"))
    expect(document.locator(".review-items :focus")).to_have_count(1)
    card.get_by_label("Giá trị (bắt buộc)").fill("12,5")
    press(document, card.get_by_role("button", name="Lưu"))

    expect(card).to_contain_text("12,5")
    expect(card).to_contain_text("đã sửa bởi")
    expect(cards(document, "targets")).to_have_count(how_many)
    document.reload()
    expect(cards(document, "targets").first).to_contain_text("12,5")


def test_a_fault_is_said_beside_its_field_and_nothing_is_saved(document: Page) -> None:
    card = cards(document, "targets").first
    press(document, card.get_by_role("link", name="Sửa"))
    value = card.get_by_label("Giá trị (bắt buộc)")
    value.fill("1,234.5")

    press(document, card.get_by_role("button", name="Lưu"))

    expect(card).to_contain_text("Hãy nhập số như 1.234,5")
    expect(value).to_have_value("1,234.5")
    expect(value).to_have_attribute("aria-invalid", "true")
    press(document, card.get_by_role("link", name="Hủy"))
    expect(card).to_contain_text("máy đọc")


def test_words_that_are_selected_become_an_item(document: Page) -> None:
    how_many = cards(document, "goals").count()
    assert document.evaluate(SELECT, "giúp người dân vùng cao làm ăn chung có kế hoạch")

    bar = document.locator("form[data-selection]")
    expect(bar.locator("[data-quote]")).to_have_text("“giúp người dân vùng cao làm ăn chung có kế hoạch”")
    press(document, bar.locator("button[value=goals]"))
    press(document, document.locator("#add-form").get_by_role("button", name="Lưu"))

    expect(cards(document, "goals")).to_have_count(how_many + 1)
    expect(document.locator("#count-goals")).to_have_text(str(how_many + 1))
    added = cards(document, "goals").last
    expect(added).to_contain_text("đã thêm bởi")
    name = added.get_attribute("data-item")
    expect(document.locator(f"[data-text] mark[data-item~='{name}']")).to_contain_text(["giúp người dân vùng cao"])


def test_a_dropped_item_loses_its_mark_and_is_taken_back_with_it(document: Page) -> None:
    card = cards(document, "obligations").first
    name = card.get_attribute("data-item")
    marks = document.locator(f"[data-text] mark[data-item~='{name}']")
    counted = int(document.locator("#count-obligations").inner_text())

    press(document, card.get_by_role("button", name="Bỏ"))
    expect(card).to_contain_text("đã bỏ bởi")
    expect(marks).to_have_count(0)
    expect(document.locator("#count-obligations")).to_have_text(str(counted - 1))

    press(document, card.get_by_role("button", name="Lấy lại"))
    expect(marks.first).to_be_attached()
    expect(document.locator("#count-obligations")).to_have_text(str(counted))


def test_the_second_of_two_editors_sees_both_versions_and_chooses(document: Page, open_as: OPEN) -> None:
    other = open_as("tinh")
    other.goto(document.url)
    for page in (document, other):
        press(page, cards(page, "targets").first.get_by_role("link", name="Sửa"))
    mine, theirs = cards(document, "targets").first, cards(other, "targets").first
    theirs.get_by_label("Giá trị (bắt buộc)").fill("41")
    press(other, theirs.get_by_role("button", name="Lưu"))

    mine.get_by_label("Giá trị (bắt buộc)").fill("42")
    press(document, mine.get_by_role("button", name="Lưu"))
    expect(mine).to_contain_text("Bản của bạn (chưa lưu)")
    expect(mine).to_contain_text("41")
    expect(mine.get_by_label("Giá trị (bắt buộc)")).to_have_value("42")

    press(document, mine.get_by_role("button", name="Lưu"))
    expect(mine).to_contain_text("đã sửa bởi")
    other.reload()
    expect(cards(other, "targets").first).to_contain_text("42")


def test_a_long_document_is_reviewed_part_by_part(open_as: OPEN) -> None:
    hamlets = "".join(f"- Thôn số {number}: thành lập mới 03 HTX trong năm 2027.\n" for number in range(300))
    text = f"KẾ HOẠCH\nPhát triển hợp tác xã năm 2027\nI. MỤC TIÊU\n{hamlets}"
    page = received(open_as, text)
    first = page.url
    expect(page.get_by_text("Phần 1 trong 2").first).to_be_visible()
    expect(page.locator("#count-targets")).to_have_text("300")

    page.get_by_role("link", name="Phần sau").first.click()
    expect(page.get_by_text("Phần 2 trong 2").first).to_be_visible()
    card = cards(page, "targets").last
    name = card.get_attribute("data-item")
    assert page.evaluate(SELECT, "Thôn số 299")
    expect(page.locator("form[data-selection]")).to_be_visible()
    expect(page.locator("form[data-selection] input[name=start]")).to_have_value(str(text.index("Thôn số 299")))

    page.goto("about:blank")
    page.goto(f"{first}#item-{name}")  # a link that does not say in which part the item stands
    expect(page.locator(f".item-card{HERE}")).to_have_attribute("data-item", str(name))
    expect(page.locator(f".item-card{HERE}")).to_be_in_viewport()
