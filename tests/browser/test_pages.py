"""Every page at two widths, light and dark: nothing that keeps people out, nothing that must be pushed sideways."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

OPEN = Callable[..., Page]
WIDTHS = {"phone": {"width": 360, "height": 760}, "desk": {"width": 1280, "height": 900}}
ADDRESSES = (
    "/ke-hoach/",
    "/ke-hoach/?q=khong-co-gi-nhu-vay",
    "/van-ban/",
    "/van-ban/tai-len/",
    "/thong-bao/",
    "/khong-co-trang-nay/",
)
CUT_TABLES = """() => [...document.querySelectorAll(".table-frame")]
  .filter(frame => frame.scrollWidth > frame.clientWidth + 1).length"""
# Colours change by degrees: what is half-way is no colour of the page.
SETTLED = """async () => {
  await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  await Promise.all(document.getAnimations().map(animation => animation.finished));
}"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def barriers_of(find_barriers: Callable[..., list[str]]) -> Callable[[Page], list[str]]:
    """What is wrong with a page, light and then dark."""

    def look(page: Page) -> list[str]:
        wrong = [f"{page.url} is {page.evaluate(SIDEWAYS)} px too wide"] if page.evaluate(SIDEWAYS) > 0 else []
        for scheme, rules in (("light", ()), ("dark", ("color-contrast",))):  # by night only the colours differ
            page.emulate_media(color_scheme=scheme)
            page.evaluate(SETTLED)
            wrong += [f"{scheme}: {found}" for found in find_barriers(page, *rules)]
        return wrong

    return look


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_keeps_anyone_out(width: str, open_as: OPEN, barriers_of: Callable[[Page], list[str]]) -> None:
    page = open_as("xa.sonha", viewport=WIDTHS[width])
    wrong = []
    for address in (*ADDRESSES, *_of_one_plan(page)):
        page.goto(address)
        wrong += barriers_of(page)

    assert wrong == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_way_in_keeps_nobody_out(width: str, open_as: OPEN, barriers_of: Callable[[Page], list[str]]) -> None:
    page = open_as(None, viewport=WIDTHS[width])
    page.goto("/dang-nhap/")
    wrong = barriers_of(page)
    page.get_by_label("Tên đăng nhập").fill("khong.ai")
    page.get_by_label("Mật khẩu").fill("sai")
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_text("chưa đúng")).to_be_visible()

    assert wrong + barriers_of(page) == []


def test_a_refusal_for_want_of_a_right_keeps_nobody_out(
    open_as: OPEN, barriers_of: Callable[[Page], list[str]]
) -> None:
    page = open_as("lanhdao", viewport=WIDTHS["phone"])

    answer = page.goto("/van-ban/tai-len/")

    assert answer is not None
    assert answer.status == 403
    assert barriers_of(page) == []


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (("mat.txt", "MẬT\n\nKẾ HOẠCH\nNăm 2027\n".encode()), "Không có gì được lưu lại."),
        (("anh.docx", b"\x89PNG\r\n\x1a\n" + bytes(64)), "Không có gì được lưu lại."),
        (("rong.txt", b""), "Không có gì được lưu lại."),
    ],
    ids=["classified", "a picture", "empty"],
)
def test_a_file_that_is_refused_is_told_why_beside_its_name(
    file: tuple[str, bytes], words: str, open_as: OPEN, find_barriers: Callable[..., list[str]]
) -> None:
    page = open_as("xa.sonha")
    page.goto("/van-ban/tai-len/")
    name, data = file

    page.locator("input[type=file]").set_input_files(
        [{"name": name, "mimeType": "application/octet-stream", "buffer": data}]
    )

    row = page.locator(".upload-row")
    expect(row).to_have_attribute("data-state", "refused")
    expect(row).to_contain_text(name)
    expect(row).to_contain_text(words)
    assert find_barriers(page) == []


# What of the bar is cut off or hangs out of it.
CUT = """() => {
  const bar = document.querySelector(".topbar").getBoundingClientRect();
  const all = [...document.querySelectorAll(".person-words > *, .topnav a, .brand, .bell")];
  const out = box => box.left < 0 || box.right > innerWidth || box.top < bar.top || box.bottom > bar.bottom + 0.5;
  return all.filter(one => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 2
    || out(one.getBoundingClientRect())).map(one => one.textContent.trim());
}"""


@pytest.mark.parametrize("who", ["quantri", "tinh", "xa.sonha", "lanhdao", "giamsat"])
def test_the_bar_shows_the_whole_menu_and_the_whole_name_and_place(who: str, open_as: OPEN) -> None:
    page = open_as(who)
    cut = {}
    for width in (1280, 1200, 1024, 768):
        page.set_viewport_size({"width": width, "height": 700})
        page.goto("/thong-bao/")
        page.evaluate("document.fonts.ready")
        cut[width] = [*page.evaluate(CUT), *(["sideways"] if page.evaluate(SIDEWAYS) > 0 else [])]

    assert not any(cut.values()), cut


@pytest.mark.parametrize("width", WIDTHS)
def test_an_empty_list_takes_no_more_room_than_its_words(width: str, open_as: OPEN) -> None:
    page = open_as("xa.sonha", viewport=WIDTHS[width])
    page.goto("/to-chuc/?q=khong+ai+mang+ten+nay")

    box, foot = (page.locator(part).bounding_box() for part in (".empty", ".page-foot"))

    assert box is not None
    assert foot is not None
    assert box["height"] < 320
    assert box["y"] + box["height"] < foot["y"]


def test_on_a_tablet_no_column_of_a_list_stands_out_of_sight(open_as: OPEN) -> None:
    page = open_as("tinh", viewport={"width": 768, "height": 1024})
    wide = []
    for address in ("/ke-hoach/", "/van-ban/", "/to-chuc/", "/thu-tuc/", "/don-vi/ke-thua/", "/cung-co/"):
        page.goto(address)
        wide += [address] if page.evaluate(SIDEWAYS) > 0 or page.evaluate(CUT_TABLES) > 0 else []

    assert wide == []


def test_paper_shows_what_the_screen_folds_and_wastes_no_first_page(open_as: OPEN) -> None:
    page = open_as("xa.sonha")
    plan, *_ = _of_one_plan(page)
    page.goto(plan)

    page.emulate_media(media="print")

    definition = page.locator(".target-row details").get_by_text("Định nghĩa:").first
    expect(definition).to_be_visible()
    expect(page.locator(".target-row summary").first).to_be_hidden()
    # A box that must not be cut is moved whole to the next page.
    assert page.locator(".card").first.evaluate("card => getComputedStyle(card).breakInside") == "auto"


def _of_one_plan(page: Page) -> list[str]:
    """The pages of one plan of today: its own, its document's in all its forms, the graph of its acts."""
    page.goto("/ke-hoach/?place=21289@2025")
    page.locator("table a[href^='/ke-hoach/']").first.click()
    plan = page.url
    graph = page.get_by_role("link", name="Văn bản liên quan").get_attribute("href") or ""
    document = page.locator("a[href^='/van-ban/'][href$='/']").filter(has_text=".txt").first.get_attribute("href") or ""
    page.goto(f"{document}?sua=1")
    name = page.locator("#list-tasks > li").first.get_attribute("data-item")
    ways = ("", "?sua=1", "nhan/", "lich-su/", "muc/header/sua/", f"muc/{name}/sua/", "them/?loai=goals")
    return [plan, graph, *(f"{document}{way}" for way in ways)]
