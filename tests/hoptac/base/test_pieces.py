"""The pieces of pages, rendered as a page would."""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory

from hoptac.base.templatetags import pieces

REQUESTS = RequestFactory()


def render(source: str, path: str = "/", **context: Any) -> str:
    request = REQUESTS.get(path)
    return Template("{% load pieces %}" + source).render(Context({"request": request, **context}))


class Sample(forms.Form):
    number = forms.CharField(label="Số, ký hiệu", help_text="Viết như trên văn bản.")
    kinds = forms.MultipleChoiceField(label="Loại", choices=[("a", "HTX")], widget=forms.CheckboxSelectMultiple)
    note = forms.CharField(label="Ghi chú", required=False)


def test_an_icon_is_decoration_unless_it_is_named() -> None:
    assert 'aria-hidden="true"' in pieces.icon("bell")
    assert 'role="img" aria-label="Thông báo"' in pieces.icon("bell", "Thông báo")


@pytest.mark.parametrize("tone", ["good", "warn", "bad", "info", "waiting", ""])
def test_a_badge_has_a_word_and_a_sign_in_every_tone(tone: str) -> None:
    html = render("{% badge 'Đạt' tone %}", tone=tone)

    assert "Đạt" in html
    assert "<use" in html


def test_signs_of_the_tones_differ() -> None:
    signs = {pieces.badge("Đạt", tone)["icon_name"] for tone in ("good", "warn", "bad", "info", "waiting", "")}

    assert len(signs) == 6


def test_the_bar_is_drawn_to_scale_with_the_goal_at_four_fifths() -> None:
    html = render("{% target_bar 2 4 '2 trong 4 HTX' %}")

    assert 'class="filled" x="0" y="3" width="80"' in html
    assert 'class="goal" x="159"' in html
    assert 'aria-label="2 trong 4 HTX"' in html


def test_a_bar_far_beyond_its_goal_is_full_and_below_zero_is_empty() -> None:
    assert pieces.target_bar(900, 3, "")["width"] == 200
    assert pieces.target_bar(-5, 3, "")["width"] == 0


@pytest.mark.parametrize(("actual", "goal"), [(None, 3), (2, None), (2, 0)])
def test_a_bar_without_figures_shows_that_nothing_is_known(actual: int | None, goal: int | None) -> None:
    html = render("{% target_bar actual goal 'Chưa có số liệu' %}", actual=actual, goal=goal)

    assert 'class="unknown"' in html
    assert 'class="filled"' not in html


def test_sorting_rises_first_falls_next_and_starts_again_at_page_one() -> None:
    header = "{% sort_header 'on' 'Ngày' %}"

    assert 'href="?q=a&amp;sort=on"' in render(header, "/?q=a&page=3")
    assert 'aria-sort="ascending"' in render(header, "/?sort=on")
    assert 'href="?sort=-on"' in render(header, "/?sort=on")
    assert 'aria-sort="descending"' in render(header, "/?sort=-on")
    assert "aria-sort" not in render(header, "/?sort=number")


def test_the_search_in_a_sort_link_cannot_break_out_of_it() -> None:
    assert "<script>" not in render("{% sort_header 'on' 'Ngày' %}", '/?q="><script>')


def test_the_last_step_of_the_breadcrumb_is_the_page_itself() -> None:
    html = render("{% breadcrumb 'Kế hoạch' '/ke-hoach/' 'Năm 2026' %}")

    assert '<a href="/ke-hoach/">Kế hoạch</a>' in html
    assert '<span aria-current="page">Năm 2026</span>' in html


def test_a_list_says_which_rows_of_how_many_and_keeps_the_search_in_its_links() -> None:
    page_obj = Paginator(range(1350), 20).page(2)
    request = REQUESTS.get("/?q=xa&page=2")
    context = {"page_obj": page_obj, "noun": "kế hoạch", "q": "xa", "table": "planning:plans"}

    bar = render_to_string("base/list_bar.html", context, request)
    pages = render_to_string("base/pages.html", context, request)

    assert "21–40 trong 1.350\u00a0kế hoạch khớp với “xa”" in bar
    assert 'href="/ke-hoach/tai-ve.csv?q=xa"' in bar
    assert 'href="/ke-hoach/tai-ve.xlsx?q=xa"' in bar
    assert 'href="?q=xa&amp;page=3"' in pages
    assert 'aria-current="page">2</a>' in pages
    assert '<span class="page">…</span>' in pages
    assert "page=%E2%80%A6" not in pages


def test_one_page_needs_no_page_numbers() -> None:
    page_obj = Paginator(range(3), 20).page(1)

    assert "<nav" not in render_to_string("base/pages.html", {"page_obj": page_obj}, REQUESTS.get("/"))


def test_each_fault_is_tied_to_its_field_and_linked_from_the_summary() -> None:
    html = render_to_string("base/form.html", {"form": Sample({"number": ""})})

    assert "Có 2 chỗ cần sửa" in html
    assert '<a href="#id_number">' in html
    assert 'aria-describedby="id_number_helptext id_number_error"' in html
    assert 'id="id_number_error"' in html
    assert '<fieldset class="field" id="id_kinds" aria-describedby="id_kinds_error">' in html


def test_a_fault_of_the_whole_form_is_a_sentence_and_counts_no_places() -> None:
    form = Sample({"number": "12", "kinds": ["a"]})
    form.add_error(None, "Tên đăng nhập hoặc mật khẩu chưa đúng.")

    html = render_to_string("base/error_summary.html", {"form": form})

    assert "Tên đăng nhập hoặc mật khẩu chưa đúng." in html
    assert "chỗ cần sửa" not in html


def test_a_field_that_must_be_filled_says_so_behind_its_label() -> None:
    html = render_to_string("base/form.html", {"form": Sample()})

    assert '<label for="id_number">Số, ký hiệu <span class="field-required">(bắt buộc)</span></label>' in html
    assert '<legend>Loại <span class="field-required">(bắt buộc)</span></legend>' in html
    assert '<label for="id_note">Ghi chú</label>' in html
    assert html.count("bắt buộc") == 2
    assert "error-summary" not in html


def test_a_field_that_must_be_filled_in_some_cases_says_in_which() -> None:
    form = Sample()
    form.fields["note"].needed_when = "bắt buộc khi có hai số"  # type: ignore[attr-defined]

    html = render_to_string("base/form.html", {"form": form})

    assert 'Ghi chú <span class="field-required">(bắt buộc khi có hai số)</span>' in html


def test_a_form_whose_every_field_is_needed_as_everybody_knows_marks_none() -> None:
    form = Sample()
    form.marks_required = False  # type: ignore[attr-defined]

    assert "bắt buộc" not in render_to_string("base/form.html", {"form": form})


def test_a_refusal_by_a_service_is_shown_above_a_form_without_faults() -> None:
    html = render_to_string("base/form.html", {"form": Sample(), "error": "Tệp rỗng nên không có gì để đọc."})

    assert "Tệp rỗng nên không có gì để đọc." in html
    assert 'role="alert"' in html


@pytest.mark.parametrize("template", ["403.html", "403_csrf.html", "404.html", "413.html", "500.html"])
def test_a_page_of_trouble_says_what_why_and_what_to_do_even_without_a_request(template: str) -> None:
    html = render_to_string(template)

    assert html.count("<dt>") == 3
    assert "<dd></dd>" not in html
    assert html.count("<h1>") == 1


@pytest.mark.parametrize("template", ["404.html", "500.html"])
def test_a_page_has_no_inline_script_and_no_inline_style(template: str) -> None:
    html = render_to_string(template)

    assert "<style" not in html
    assert " style=" not in html
    assert "<script>" not in html
    assert " onclick=" not in html


@pytest.mark.parametrize(
    ("address", "count"),
    [
        ("/?q=x&sort=name&ngay=22/11/2026&level=", 0),
        ("/?ngay=2026-11-22", 0),
        ("/?ngay=30/06/2025", 1),
        ("/?ngay=31/02/2026", 1),
        ("/?ngay=22/11/2026&level=commune", 1),
    ],
)
def test_the_day_that_the_form_sends_unasked_is_no_filter(address: str, count: int, settings: Any) -> None:
    settings.TODAY = date(2026, 11, 22)

    assert pieces.filters_chosen({"request": REQUESTS.get(address)}) == count
