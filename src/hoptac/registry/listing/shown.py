"""Rows of the list as the page shows them, and the links above it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict

from hoptac.registry.access import Personal
from hoptac.registry.codes import code_lists, has_ended, name_of, traits_of
from hoptac.registry.listing.found import Found
from hoptac.registry.listing.table import shown_tax_code
from hoptac.registry.listing.wishes import CODE_LISTS, Wish
from hoptac.registry.models import Organization, Standing

STATUS_TITLES = {"legal": "Pháp lý", "operating": "Hoạt động"}
# By trait of a status, the first that it has: how its badge looks. One with none of them looks like a plain word.
_TONES = {
    "legal_status": (("active", "good"), ("alive", "warn")),
    "operating_status": (("steady", "good"), ("operating", "warn"), ("idle", "bad")),
}


@dataclass(frozen=True, slots=True)
class Status:
    """A status in words, with the tone of its badge."""

    name: str
    tone: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list."""

    standing: Standing
    short_kind: str
    tax_code: str
    legal: Status
    operating: Status
    sector: str
    place: str
    found_by: str = ""

    @property
    def operating_words(self) -> str:
        """What was seen, told apart from the registry's status beside it; nothing where nothing is to be said apart."""
        is_steady = "steady" in traits_of("operating_status", self.standing.operating_status)
        is_apart = not is_steady and not has_ended(self.standing.legal_status)
        return f"Thực tế: {self.operating.name}" if is_apart else ""


@dataclass(frozen=True, slots=True)
class StatusLink:
    """One status above the list: press it to see those alone; ``number`` None where there are too many to count."""

    name: str
    number: int | None
    query: str
    is_chosen: bool


def legal_status(code: str) -> Status:
    """A legal status as a badge shows it."""
    return _badge("legal_status", code)


def operating_status(code: str) -> Status:
    """An operating status as a badge shows it."""
    return _badge("operating_status", code)


def _badge(list_id: str, code: str) -> Status:
    traits = traits_of(list_id, code)
    tone = next((tone for trait, tone in _TONES[list_id] if trait in traits), "")
    return Status(name_of(list_id, code) or "Chưa rõ", tone)


def lines(rows: Iterable[Standing], personal: Personal, found_by: Mapping[int, str]) -> list[Line]:
    """The rows of a page in words; ``found_by``: the person or telephone by which some were found."""
    return [
        Line(
            standing,
            Organization.SHORT_KINDS[standing.kind],
            shown_tax_code(standing, personal),
            legal_status(standing.legal_status),
            operating_status(standing.operating_status),
            name_of("sector", standing.sector),
            _above(standing),
            found_by.get(standing.pk, ""),
        )
        for standing in rows
    ]


def _above(standing: Standing) -> str:
    """The places above the commune, with the word that tells a unit of the past."""
    unit = standing.unit
    if unit is None or unit.parent is None:
        return ""
    return f"{unit.parent.full_name} (đơn vị cũ)" if unit.valid_to else unit.parent.full_name


def status_links(found: Found, wish: Wish, address: QueryDict) -> list[tuple[str, list[StatusLink]]]:
    """For both kinds of status the links above the list, in the order of their code lists."""
    return [(title, _links(name, found, wish, address)) for name, title in STATUS_TITLES.items()]


def _links(name: str, found: Found, wish: Wish, address: QueryDict) -> list[StatusLink]:
    chosen = wish.legal if name == "legal" else wish.operating
    numbers = _numbers(name, found, wish)
    everything = None if numbers is None else sum(numbers.values())
    made = [StatusLink("Tất cả", everything, _query(address, name, ""), not chosen)] if chosen else []
    for entry in code_lists()[CODE_LISTS[name]]:
        number = None if numbers is None else numbers.get(entry.code, 0)
        if number or entry.code == chosen or numbers is None:
            made.append(StatusLink(entry.name, number, _query(address, name, entry.code), entry.code == chosen))
    return made


def _numbers(name: str, found: Found, wish: Wish) -> dict[str, int] | None:
    """How many have each status of this kind, among those that have the chosen one of the other kind."""
    if found.counts is None:
        return None
    numbers: dict[str, int] = {}
    for (legal, operating), number in found.counts.items():
        mine, other, chosen = (legal, operating, wish.operating) if name == "legal" else (operating, legal, wish.legal)
        if chosen in ("", other):
            numbers[mine] = numbers.get(mine, 0) + number
    return numbers


def _query(address: QueryDict, name: str, code: str) -> str:
    wanted = address.copy()
    wanted.pop("page", None)
    wanted.pop(name, None)
    if code:
        wanted[name] = code
    return f"?{wanted.urlencode()}"
