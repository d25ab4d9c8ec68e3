"""The head of a document: what a person confirms or mends before accepting it."""

from collections.abc import Mapping
from typing import Any

from django import forms

from hoptac.documents.kinds import ARTICLE, CITED, kind_label, kinds, type_of
from hoptac.planning.forms.review_fields import ReadDayField, YearField, choice, plain, words
from hoptac.planning.forms.review_items import Choices, ItemForm
from vanban import tables

NONE_SIGNING = "none"
SIGNING_FORMS = [
    (NONE_SIGNING, "ký trực tiếp hoặc không rõ"),
    *((row.text("form"), f"{row.text('form')}. ({row.text('name')})") for row in tables.load("signing")),
]
ABOUT = ("kind", "number", "date", "issuer", "title")


class HeaderForm(ItemForm):
    """Blank number, day or signer are findings, not faults: no field but the kind is asked for."""

    doc_kind = choice("Loại văn bản", [])
    number = words("Số, ký hiệu", most=80)
    date = ReadDayField(label="Ngày ban hành", required=False)
    title = words("Trích yếu", most=1000, widget=forms.Textarea(attrs={"rows": 3}))
    issuer = words("Cơ quan ban hành (như văn bản viết)")
    agency_words = words("Tìm cơ quan khác", help_text="Gõ một phần tên hoặc địa danh rồi bấm “Tìm cơ quan”.")
    agency = choice("Khớp với cơ quan", [], required=False, help_text="Phải chọn thì mới nhận được văn bản.")
    unit = choice("Thuộc đơn vị", [], required=False, help_text="Chỉ cần khi cơ quan chưa có trong danh mục.")
    year = YearField(label="Năm kế hoạch")
    place = words("Nơi ban hành", most=120)
    signer_form = choice("Hình thức ký", SIGNING_FORMS)
    signer_name = words("Người ký", most=120)

    def __init__(self, *args: Any, agencies: Choices = (), units: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choose("doc_kind", [(kind.id, kind.label) for kind in kinds().values()])
        self._choose("agency", [("", "Chưa xác định"), *agencies])
        self._choose("unit", [("", "Theo cơ quan ở trên"), *units])

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def initial_from(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The head's values, the signer in two fields."""
        signer = values.get("signer") or {}
        plain_values = {name: value for name, value in values.items() if name not in ("signer", "about", "secondary")}
        return {
            **plain_values,
            "doc_kind": values.get("doc_kind") or values.get("doc_type") or "other",
            "signer_form": signer.get("form") or NONE_SIGNING,
            "signer_name": signer.get("name") or "",
        }

    @property
    def values(self) -> dict[str, Any]:
        """The head as the review keeps it: the class follows the kind, the signer is one value."""
        cleaned = {name: plain(value) for name, value in self.cleaned_data.items()}
        head = {name: cleaned[name] for name in ("number", "date", "title", "issuer", "year", "place", "doc_kind")}
        return {
            **head,
            "doc_type": type_of(str(cleaned["doc_kind"])),
            "agency": int(cleaned["agency"]) if cleaned["agency"] else None,
            "unit": int(cleaned["unit"]) if cleaned["unit"] else None,
            "signer": {"form": cleaned["signer_form"], "name": cleaned["signer_name"]},
        }


class ArticleForm(HeaderForm):
    """The head of an article: which act it speaks of."""

    about_choice = choice("Tin bài nói về văn bản", [], required=False)
    about_kind = choice("Loại của văn bản đó", [(kind, kind_label(kind)) for kind in CITED], required=False)
    about_number = words("Số, ký hiệu của văn bản đó", most=80)
    about_date = ReadDayField(label="Ngày ban hành văn bản đó", required=False)
    about_issuer = words("Cơ quan ban hành văn bản đó")
    about_title = words("Trích yếu của văn bản đó", most=1000)
    secondary = forms.BooleanField(
        label="Chỉ là nguồn gián tiếp",
        required=False,
        help_text="Số liệu và nhiệm vụ lấy từ tin bài sẽ ghi rõ như vậy.",
    )

    field_order = (
        "seen", "doc_kind", "about_choice", "about_kind", "about_number", "about_date", "about_issuer", "about_title",
        "agency", "agency_words", "unit", "secondary",
    )  # fmt: skip

    def __init__(self, *args: Any, cited: Mapping[str, Mapping[str, Any]], acts: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cited = cited
        self._choose("about_choice", [("", "Văn bản khác, ghi ở dưới"), *acts])
        self.fields["issuer"].label = "Cơ quan đăng tin (như văn bản viết)"
        self.fields["agency"].label = "Khớp với cơ quan (ban hành văn bản mà tin bài nói tới)"

    def initial_from(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Articles are secondary until a person says otherwise."""
        about = values.get("about") or {}
        secondary = values.get("secondary")
        return {
            **super().initial_from(values),
            **{f"about_{name}": about.get(name) for name in ABOUT},
            "about_choice": about.get("item") or "",
            "secondary": True if secondary is None else secondary,
        }

    def clean(self) -> dict[str, Any]:
        """An act that is typed in has at least a number or a title, once anything of it is typed."""
        cleaned = super().clean() or {}
        typed = [name for name in ("about_date", "about_issuer") if cleaned.get(name)]
        is_named = cleaned.get("about_choice") or cleaned.get("about_number") or cleaned.get("about_title")
        if typed and not is_named:
            self.add_error("about_number", "Hãy ghi số, ký hiệu hoặc trích yếu của văn bản mà tin bài nói tới.")
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """The head, with the act that the article speaks of."""
        return {**super().values, "about": self._about(), "secondary": bool(self.cleaned_data["secondary"])}

    def _about(self) -> dict[str, Any] | None:
        chosen = self.cleaned_data.get("about_choice")
        if chosen:
            cited = self.cited[chosen]
            return {"item": chosen, **{name: cited.get(name) for name in ABOUT}}
        typed = {name: plain(self.cleaned_data.get(f"about_{name}")) for name in ABOUT}
        return typed if typed["number"] or typed["title"] else None


def header_form_class(values: Mapping[str, Any]) -> type[HeaderForm]:
    """The form for this head: an article is asked what it speaks of."""
    return ArticleForm if values.get("doc_type") == ARTICLE else HeaderForm
