"""People in a real browser: invited, with a second factor, locked out, signed out from afar, a desk handed over."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.conftest import DEMO_PASSWORD
from browser.sites import running_site
from tests.one_time_codes import code_of

pytestmark = pytest.mark.browser
PASSWORD = "một câu dài dễ nhớ"
WIDTHS = {"desk": {"width": 1280, "height": 860}, "phone": {"width": 360, "height": 740}}
Barriers = Callable[..., list[str]]
_made = count(1)


@pytest.fixture(scope="module")
def guarded(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of its own that asks for the second factor where a role needs it."""
    with running_site(prepared, tmp_path_factory.mktemp("guarded"), HOPTAC_MFA_REQUIRED="1") as address:
        yield address


@pytest.fixture
def opened(guarded: str, browser: Browser) -> Iterator[Callable[..., Page]]:
    """A page of a person of its own; a script error or a refused resource fails the test at its end."""
    contexts, faults = [], []

    def open_one(**options: Any) -> Page:
        context = browser.new_context(base_url=guarded, locale="vi-VN", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture(scope="module")
def steward_state(guarded: str, browser: Browser) -> Any:
    """An administrator's sign-in, with the second factor set up once for all tests."""
    context = browser.new_context(base_url=guarded, locale="vi-VN")
    page = context.new_page()
    sign_in(page, "quantri", DEMO_PASSWORD)
    set_up_second_factor(page)
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def steward(opened: Callable[..., Page], steward_state: Any) -> Page:
    return opened(storage_state=steward_state)


def sign_in(page: Page, name: str, password: str) -> None:
    page.goto("/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_role("button", name="Đăng nhập").click()


def set_up_second_factor(page: Page) -> str:
    expect(page.get_by_role("heading", name="Bật xác thực hai lớp")).to_be_visible()
    page.get_by_text("Không quét được").click()
    secret = page.locator("[data-secret]").inner_text()
    page.get_by_label("Mã 6 số mà ứng dụng đang hiện").fill(code_of(secret))
    page.get_by_role("button", name="Bật xác thực hai lớp").click()
    expect(page.locator(".recovery-codes li")).to_have_count(10)
    return secret


def invite(steward: Page, role: str, unit: str) -> str:
    """The link that is shown once."""
    steward.goto("/quan-tri/loi-moi/tao/")
    steward.get_by_label("Họ và tên").fill("Nguyễn Thị Lan")
    steward.get_by_label("Vai trò").select_option(label=role)
    steward.get_by_label("Đơn vị").fill(unit)
    steward.get_by_role("button", name="Tạo lời mời").click()
    return steward.get_by_label("Đường dẫn dùng một lần").input_value()


def take_up(page: Page, link: str) -> str:
    """Make the account; return its sign-in name."""
    name = f"lan.nguyen.{next(_made)}"
    page.goto(link)
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu mới", exact=True).fill(PASSWORD)
    page.get_by_label("Gõ lại mật khẩu mới").fill(PASSWORD)
    page.get_by_role("button", name="Tạo tài khoản và đăng nhập").click()
    return name


def test_from_an_invitation_to_a_sign_in_with_a_code(
    steward: Page, opened: Callable[..., Page], find_barriers: Barriers
) -> None:
    link = invite(steward, "Cán bộ cấp tỉnh", "tỉnh Quảng Ngãi")
    barriers = find_barriers(steward)
    page = opened(viewport=WIDTHS["phone"])
    page.goto(link)
    barriers += find_barriers(page)
    name = take_up(page, link)
    barriers += find_barriers(page)
    secret = set_up_second_factor(page)
    barriers += find_barriers(page)
    page.get_by_role("link", name="Đã cất, tiếp tục làm việc").click()
    page.wait_for_url("**/ke-hoach/")

    other = opened()
    sign_in(other, name, PASSWORD)
    expect(other.get_by_role("heading", name="Mã xác thực")).to_be_visible()
    barriers += find_barriers(other)
    other.get_by_role("textbox", name="Mã xác thực").fill(code_of(secret, steps_on=1))
    other.get_by_role("button", name="Tiếp tục").click()
    other.wait_for_url("**/ke-hoach/")

    spent = opened()
    spent.goto(link)
    expect(spent.get_by_text("Đường dẫn này không còn dùng được")).to_be_visible()
    assert barriers == []


def test_five_failures_lock_the_name_and_the_steward_opens_it(
    steward: Page, opened: Callable[..., Page], find_barriers: Barriers
) -> None:
    name = take_up(opened(), invite(steward, "Cán bộ cấp xã", "xã Ba Tơ, tỉnh Quảng Ngãi"))
    page = opened(viewport=WIDTHS["phone"])
    for _ in range(5):
        sign_in(page, name, "sai")
    expect(page.get_by_role("heading", name="Tên đăng nhập này đang tạm khóa")).to_be_visible()
    barriers = find_barriers(page)
    sign_in(page, name, PASSWORD)
    expect(page.get_by_role("heading", name="Tên đăng nhập này đang tạm khóa")).to_be_visible()

    steward.goto(f"/quan-tri/nguoi-dung/?q={name}")
    steward.locator("tbody th a").click()
    expect(steward.get_by_text("Tạm khóa do nhập sai")).to_be_visible()
    barriers += find_barriers(steward)
    steward.get_by_role("link", name="Mở khóa").click()
    steward.get_by_label("Lý do").fill("Đã gọi điện xác minh")
    barriers += find_barriers(steward)
    steward.get_by_role("button", name="Mở khóa").click()
    expect(steward.get_by_text("Đã mở khóa.")).to_be_visible()

    sign_in(page, name, PASSWORD)
    page.wait_for_url("**/ke-hoach/")
    assert barriers == []


def test_a_device_is_signed_out_from_another(
    steward: Page, opened: Callable[..., Page], find_barriers: Barriers
) -> None:
    here, there = opened(), opened()
    name = take_up(here, invite(steward, "Giám sát (chỉ xem)", "xã Ba Tơ, tỉnh Quảng Ngãi"))
    sign_in(there, name, PASSWORD)
    there.wait_for_url("**/ke-hoach/")

    here.goto("/tai-khoan/")
    barriers = find_barriers(here)
    here.get_by_role("button", name="Đăng xuất", exact=False).and_(here.locator(".rows button")).click()
    expect(here.get_by_text("Đã đăng xuất thiết bị ấy.")).to_be_visible()

    there.goto("/ke-hoach/")
    there.wait_for_url("**/dang-nhap/**")
    here.goto("/ke-hoach/")
    expect(here.get_by_role("heading", name="Kế hoạch", level=1)).to_be_visible()
    assert barriers == []


@pytest.mark.flow
def test_a_desk_is_handed_over(steward: Page, opened: Callable[..., Page], find_barriers: Barriers) -> None:
    leaver, taker = opened(), opened()
    leaving = take_up(leaver, invite(steward, "Cán bộ cấp xã", "xã Ba Tơ, tỉnh Quảng Ngãi"))
    taking = take_up(taker, invite(steward, "Cán bộ cấp xã", "xã Ba Tơ, tỉnh Quảng Ngãi"))
    leaver.goto("/van-ban/tai-len/")
    text = "ỦY BAN NHÂN DÂN\nXÃ BA TƠ\n\nKẾ HOẠCH\nPhát triển kinh tế tập thể năm 2027\n\n1. Thành lập mới 02 HTX.\n"
    file = {"name": "ban-giao.txt", "mimeType": "text/plain", "buffer": text.encode()}
    leaver.locator("input[type=file]").set_input_files([file])  # type: ignore[list-item]
    leaver.get_by_role("link", name="Mở để soát nội dung đã đọc").click()
    leaver.wait_for_url("**/van-ban/*/")

    steward.goto(f"/quan-tri/nguoi-dung/?q={leaving}")
    steward.locator("tbody th a").click()
    steward.get_by_role("link", name="Bàn giao").click()
    expect(steward.get_by_role("heading", name="Văn bản chờ rà soát (1)")).to_be_visible()
    expect(steward.get_by_role("heading", name="Vai trò sẽ kết thúc (1)")).to_be_visible()
    barriers = find_barriers(steward)
    steward.get_by_label("Người nhận").select_option(taking)
    steward.get_by_label("Lý do").fill("Quyết định điều động")
    steward.get_by_role("button", name="Bàn giao và khóa tài khoản").click()
    expect(steward.get_by_text("Đã bàn giao 1 việc cho")).to_be_visible()

    leaver.goto("/ke-hoach/")
    leaver.wait_for_url("**/dang-nhap/**")
    taker.goto("/thong-bao/")
    taker.get_by_role("link", name="Nhận bàn giao từ").click()
    taker.wait_for_url("**/van-ban/*/")
    assert barriers == []


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_of_people_keep_nobody_out(
    width: str, opened: Callable[..., Page], steward_state: Any, find_barriers: Barriers
) -> None:
    page = opened(storage_state=steward_state, viewport=WIDTHS[width])
    addresses = (
        "/quan-tri/", "/quan-tri/nguoi-dung/", "/quan-tri/nguoi-dung/?q=khong-co-ai", "/quan-tri/loi-moi/",
        "/quan-tri/loi-moi/tao/", "/quan-tri/an-ninh/", "/tai-khoan/", "/tai-khoan/mat-khau/",
        "/tai-khoan/ma-du-phong/",
        "/tai-khoan/ma-du-phong/tao-moi/", "/tai-khoan/xac-thuc/tat/", "/dang-nhap/xac-nhan-lai/",
        "/dang-nhap/xac-nhan-lai/ma/",
    )  # fmt: skip
    barriers = []
    for address in addresses:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{address} is too wide"
        barriers += find_barriers(page)
    assert barriers == []
