"""Take the pictures of the documentation: `.venv/bin/python -m scripts.pictures [FOLDER]`, after `make types`.

A site of its own with the demo runs in a temporary folder for as long as it takes. Without a folder, the pictures that
the documentation keeps are written to ``docs/pictures``; with one, every page in every width and light goes there.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count, product
from pathlib import Path

from playwright.sync_api import Browser, FilePayload, Page, sync_playwright

from scripts.console import refuse, say, speak_utf8
from scripts.paths import ROOT
from scripts.programs import MissingProgramError, find_chromium
from scripts.system import recognises_vietnamese
from tests.browser.scans import scanned
from tests.browser.sites import prepare, running_site, running_worker

PICTURES = ROOT / "docs" / "pictures"
NEW_PLAN = ROOT / "docs" / "try" / "ke-hoach-xa-son-ha.txt"
PASSWORD = "hop-tac-2026"  # noqa: S105 - of the demo, which load_demo prints
HEIGHTS = {1280: 860, 360: 740}
LIGHTS = ("light", "dark")
SCAN_PATIENCE = 180_000  # milliseconds
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]

Variant = tuple[int, str]
_sent = count()


@dataclass(frozen=True, slots=True)
class Scene:
    """A page as one person sees it. ``show`` leads there; ``kept`` are the variants that the documentation keeps."""

    name: str
    person: str
    show: Callable[[Page], None]
    kept: frozenset[Variant]


def show_upload(page: Page) -> None:
    """One file taken and one refused in words. The same bytes are taken once, so each picture sends its own."""
    page.goto("/van-ban/tai-len/")
    files: list[FilePayload] = [
        {"name": NEW_PLAN.name, "mimeType": "text/plain", "buffer": NEW_PLAN.read_bytes() + b"\n" * next(_sent)},
        {"name": "kh.docx", "mimeType": "application/octet-stream", "buffer": b"\x89PNG\r\n\x1a\n" + bytes(64)},
    ]
    page.locator("input[type=file]").set_input_files(files)
    page.locator(".upload-row[data-state]").nth(1).wait_for()


def show_review(page: Page) -> None:
    """The document just taken, at its first target."""
    page.goto("/van-ban/?state=read")
    page.locator("tbody th a").first.click()
    page.locator("#list-targets [data-show]").first.click()
    page.locator("#list-targets .is-here").wait_for()
    if is_wide(page):
        page.evaluate("scrollTo(0, document.querySelector('.review').getBoundingClientRect().top + scrollY - 12)")


def show_scan(page: Page) -> None:
    """The same plan as a scan, once the worker has read it: a page of it over the text, what wants a look beside it."""
    browser = page.context.browser
    assert browser is not None
    scan = scanned(NEW_PLAN.read_text(encoding="utf-8"), browser) + b"\n" * next(_sent)
    page.goto("/van-ban/tai-len/")
    sent: list[FilePayload] = [{"name": "ban-quet.pdf", "mimeType": "application/pdf", "buffer": scan}]
    page.locator("input[type=file]").set_input_files(sent)
    page.locator(".upload-said a").click()
    page.locator("#unchecked").wait_for(timeout=SCAN_PATIENCE)
    page.locator("#list-targets [data-page]").first.click()
    page.locator("#scan img").evaluate("picture => picture.decode()")
    page.locator("#list-targets").scroll_into_view_if_needed()
    if is_wide(page):
        page.evaluate("scrollTo(0, document.querySelector('#list-targets').getBoundingClientRect().top + scrollY - 60)")


def show_plans(page: Page) -> None:
    """What an officer of the province sees."""
    page.goto("/ke-hoach/")


def show_plan(page: Page) -> None:
    """The plan of the demo's commune, at its targets."""
    page.goto("/ke-hoach/?place=21289%402025&year=2027")
    page.locator("tbody th a").first.click()
    page.locator("#chi-tieu").wait_for()
    if not is_wide(page):
        page.get_by_role("link", name="Chỉ tiêu").first.click()


def show_graph(page: Page) -> None:
    """The acts behind a plan that rests on many."""
    page.goto("/ke-hoach/?place=076%402024")
    page.locator("tbody th a").first.click()
    page.get_by_role("link", name="Văn bản liên quan").click()
    page.locator(".act-graph").wait_for()


def show_register(page: Page) -> None:
    """The book of a province, at the names that go with what is typed."""
    page.goto("/to-chuc/?q=che+son+ha")


def show_organization(page: Page) -> None:
    """A cooperative of the demo's commune."""
    page.goto("/to-chuc/?kind=cooperative&sector=crops")
    page.locator("tbody th a").first.click()
    page.locator("#main h1").wait_for()


def show_map(page: Page) -> None:
    """Where they are in the country of today."""
    page.goto("/to-chuc/ban-do/")


def show_unit(page: Page) -> None:
    """The demo's commune between what it was and what came of it."""
    page.goto("/don-vi/?q=xã+Sơn+Hà")
    page.get_by_role("link", name="Xã Sơn Hà").first.click()
    page.locator("#main h1").wait_for()


def show_strengthening(page: Page) -> None:
    """What is to be looked at again in a province."""
    page.goto("/cung-co/")


def is_wide(page: Page) -> bool:
    """Whether the window is that of a desk."""
    size = page.viewport_size
    return size is not None and size["width"] > 1000


WIDE: Variant = (1280, "light")
# In the order of a person's way: what the first scene sends in, the second reviews.
SCENES = (
    Scene("upload", "xa.sonha", show_upload, frozenset({WIDE})),
    Scene("review", "xa.sonha", show_review, frozenset({WIDE, (1280, "dark"), (360, "light"), (360, "dark")})),
    Scene("scan", "xa.sonha", show_scan, frozenset({WIDE})),
    Scene("plans", "tinh", show_plans, frozenset({WIDE})),
    Scene("plan", "xa.sonha", show_plan, frozenset({WIDE, (360, "light"), (360, "dark")})),
    Scene("graph", "xa.sonduong", show_graph, frozenset({WIDE})),
    Scene("register", "tinh", show_register, frozenset({WIDE})),
    Scene("organization", "xa.sonha", show_organization, frozenset({WIDE})),
    Scene("map", "tinh", show_map, frozenset()),
    Scene("unit", "xa.sonha", show_unit, frozenset({WIDE})),
    Scene("strengthening", "tinh", show_strengthening, frozenset({WIDE})),
)


def take_pictures(folder: Path, *, in_full: bool) -> Iterator[Path]:
    """The pictures one by one, in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="hoptac-pictures-") as name, browser() as opened, ExitStack() as running:
        prepared = Path(name) / "prepared"
        prepare(prepared, "--country", "S")  # as make run
        data = Path(name) / "site"
        address = running.enter_context(running_site(prepared, data))
        running.enter_context(running_worker(data))
        for scene, width, light in product(SCENES, HEIGHTS, LIGHTS):
            if in_full or (width, light) in scene.kept:
                yield take(opened, address, scene, (width, light), folder)


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium of the system; nothing is downloaded."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        try:
            yield opened
        finally:
            opened.close()


def take(opened: Browser, address: str, scene: Scene, variant: Variant, folder: Path) -> Path:
    """One picture of what the screen shows, in a window of its own."""
    width, light = variant
    context = opened.new_context(
        base_url=address,
        locale="vi-VN",
        viewport={"width": width, "height": HEIGHTS[width]},
        color_scheme="dark" if light == "dark" else "light",
        reduced_motion="reduce",
    )
    try:
        page = context.new_page()
        sign_in(page, scene.person)
        scene.show(page)
        page.evaluate("document.fonts.ready.then(() => true)")
        file = folder / f"{scene.name}-{width}-{light}.png"
        page.screenshot(path=file, animations="disabled", caret="hide")
    finally:
        context.close()
    return file


def sign_in(page: Page, name: str) -> None:
    """As a person of the demo."""
    page.goto("/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url("**/ke-hoach/**")


def main(arguments: list[str]) -> None:
    """Say each picture as it is taken, and its size."""
    say("Đang dựng trang với dữ liệu mẫu…", "Starting a site with the demo…")
    if not recognises_vietnamese():
        raise refuse(
            "Máy này không nhận dạng được chữ Việt trong ảnh, nên không chụp được trang của bản quét (make system).",
            "This machine reads no Vietnamese letters in pictures, so a scan cannot be shown (make system).",
        )
    folder = Path(arguments[0]) if arguments else PICTURES
    try:
        for file in take_pictures(folder, in_full=bool(arguments)):
            print(f"{file}  {file.stat().st_size // 1000} kB", flush=True)
    except MissingProgramError as reason:
        raise refuse(*str(reason).split(" · ", 1)) from None


if __name__ == "__main__":
    speak_utf8()
    main(sys.argv[1:])
