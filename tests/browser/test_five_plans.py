"""The five real plans, as text and as docx: upload, review, acceptance, the plan's page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.papers import as_file
from browser.sites import running_site


@dataclass(frozen=True, slots=True)
class Paper:
    """Who brings the document in, whose it is, and how much must come out."""

    name: str
    person: str
    agency: str
    targets: int
    duties: int


PAPERS = [
    Paper("son-ha-2024", "xa.sonha", "Ủy ban nhân dân huyện Sơn Hà", 9, 2),
    Paper("ba-to-2025", "xa.bato", "Ủy ban nhân dân huyện Ba Tơ", 3, 3),
    Paper("quang-ngai-2023", "phuong.camthanh", "Thành ủy Quảng Ngãi", 20, 1),
    Paper("son-duong-2020", "xa.sonduong", "Ủy ban nhân dân huyện Sơn Dương", 6, 3),
    Paper("quang-ninh-2023", "tinh.quangninh", "Ủy ban nhân dân tỉnh Quảng Ninh", 16, 0),
]
ARTICLE = "quang-ninh-2023"


@pytest.fixture(scope="module", params=["txt", "docx"])
def form(request: pytest.FixtureRequest) -> str:
    """In which form the person holds the document."""
    return str(request.param)


@pytest.fixture(scope="module")
def site(form: str, prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site for each form: one act makes one plan."""
    with running_site(prepared, tmp_path_factory.mktemp(form)) as address:
        yield address


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_plan_goes_from_the_document_to_its_page(
    paper: Paper, form: str, open_as: Callable[..., Page], find_barriers: Callable[[Page], list[str]]
) -> None:
    file = as_file(paper.name, form)
    page = open_as(paper.person)

    _upload(page, file)
    assert find_barriers(page) == []
    assert page.locator("#list-targets > li").count() == paper.targets
    assert page.locator("#list-obligations > li").count() == paper.duties
    _confirm_the_head(page, paper)
    page.get_by_role("link", name="Nhận văn bản").click()
    assert find_barriers(page) == []
    page.get_by_role("button", name="Nhận văn bản").click()

    page.wait_for_url("**/ke-hoach/*/")
    expect(page.locator(".target-row")).to_have_count(paper.targets)
    expect(page.get_by_text(paper.agency).first).to_be_visible()
    if paper.name != ARTICLE:
        expect(page.get_by_text("Chờ văn bản kế thừa").first).to_be_visible()
    assert find_barriers(page) == []


def _upload(page: Page, file: dict[str, object]) -> None:
    page.goto("/van-ban/tai-len/")
    page.locator("input[type=file]").set_input_files([file])  # type: ignore[list-item]
    page.get_by_role("link", name="Mở để soát nội dung đã đọc").click()
    page.wait_for_url("**/van-ban/*/")


def _confirm_the_head(page: Page, paper: Paper) -> None:
    """Say which body issued it; for an article, which act it speaks of."""
    head = page.locator("#item-header")
    _press(page, head.get_by_role("link", name="Sửa"))
    head.get_by_label("Tìm cơ quan khác").fill(paper.agency)
    _press(page, head.get_by_role("button", name="Tìm cơ quan"))
    _choose(head.get_by_label("Khớp với cơ quan"), paper.agency)
    if paper.name == ARTICLE:
        _choose(head.get_by_label("Tin bài nói về văn bản"), "248/KH-UBND")
    _press(page, head.get_by_role("button", name="Lưu"))
    expect(head.get_by_role("link", name="Sửa")).to_be_visible()


def _press(page: Page, control: Locator) -> None:
    """Press and wait until the answer has taken the place of what was there."""
    with page.expect_response("**/muc/header/sua/"):
        control.click()
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)


def _choose(box: Locator, words: str) -> None:
    """Choose the first entry that holds the words."""
    entry = box.locator("option", has_text=words).first
    box.select_option(value=entry.get_attribute("value"))
