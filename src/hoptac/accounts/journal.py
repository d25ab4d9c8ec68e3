"""The journal as people search it: who did what, with what, when; pages without a count, for millions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.timezone import make_aware

from hoptac.accounts.journal_entries import Entry, Sight, entries_of
from hoptac.accounts.journal_places import ground_ids
from hoptac.accounts.models import User
from hoptac.base.address import misread_period
from hoptac.base.audit import System
from hoptac.base.days import day_of
from hoptac.base.folding import fold
from hoptac.base.history import links_about
from hoptac.base.journal import chapters, links_of_many, things_called
from hoptac.base.models import AuditLink
from hoptac.base.templatetags.vietnamese import moment
from hoptac.base.thing_names import called_so, few_called_so, terms

PAGE_SIZE = 50
PAGE_OF_TABLE = 1000
# So many links, newest first, are looked through for words, acts and places before a page says that older ones wait.
STRETCH = 50_000
# The things of so many names that fit are named one by one; of more each link's own is looked at.
MOST_THINGS = 100
ERASED = "Nội dung đã xóa theo yêu cầu về dữ liệu cá nhân; mã đối chiếu của nó còn trong chuỗi."


@dataclass(frozen=True, slots=True)
class JournalChoice:
    """What the address asks of the journal; ``about`` names one thing, ``before`` the last link of the page before."""

    q: str = ""
    who: str = ""
    what: str = ""
    province: str = ""
    commune: str = ""
    about: str = ""
    since: str = ""
    until: str = ""
    before: str = ""

    @property
    def misread(self) -> tuple[str, ...]:
        """Which days made no sense and are left aside, in words."""
        return misread_period(self.since, self.until)


@dataclass(frozen=True, slots=True)
class JournalPage:
    """Some entries. ``older`` is the link after which the next page begins; ``searched_to`` how far back was looked."""

    entries: tuple[Entry, ...]
    older: int | None
    searched_to: datetime | None


@dataclass(frozen=True, slots=True)
class Beyond:
    """What lies behind the stretch that a page searched, of things whose name has the words: found by an index.

    ``is_too_common``: so many things are called so that more words are needed.
    """

    entries: tuple[Entry, ...] = ()
    is_too_common: bool = False


def page_of(choice: JournalChoice, sight: Sight, *, size: int = PAGE_SIZE) -> JournalPage:
    """The page asked for, newest first."""
    rows = _indexed(choice)
    tried = _tried(choice) & _has_words(choice)
    end = None
    if tried:
        edge = list(rows.values_list("at", "pk")[STRETCH - 1 : STRETCH + 1])
        end = edge[0] if len(edge) > 1 else None
        rows = (_down_to(rows, *end) if end else rows).filter(tried)
    links = list(rows[: size + 1])
    if len(links) > size:
        return JournalPage(entries_of(links[:size], sight), links[size - 1].pk, None)
    older, searched_to = (end[1], end[0]) if end else (None, None)
    return JournalPage(entries_of(links, sight), older, searched_to)


def beyond(choice: JournalChoice, shown: JournalPage, sight: Sight, *, size: int = PAGE_SIZE) -> Beyond:
    """The newest acts behind what a page could search, about things that are or were called as the words say."""
    wanted = _name_terms(choice)
    last = AuditLink.objects.filter(pk=shown.older or 0).first() if shown.searched_to and wanted else None
    if last is None:
        return Beyond()
    named = _named(choice, wanted)
    if named is None:
        return Beyond(is_too_common=True)
    rows = _older_than(last, _indexed(replace(choice, before=""))).filter(_tried(choice), named)
    # Ordered by an expression, so that a database fetches the acts of these few things and does not walk all acts.
    return Beyond(entries_of(rows.order_by(Coalesce("at", "at").desc(), "-pk")[:size], sight))


def _indexed(choice: JournalChoice) -> QuerySet[AuditLink]:
    """By thing, person and period: what the indexes find, newest first."""
    rows = links_about(choice.about) if choice.about else AuditLink.objects.order_by("-at", "-pk")
    if choice.who:
        rows = rows.filter(_done_by(choice.who))
    if (since := day_of(choice.since)) is not None:
        rows = rows.filter(at__gte=_morning(since))
    if (until := day_of(choice.until)) is not None:
        rows = rows.filter(at__lt=_morning(until + timedelta(days=1)))
    if choice.before.isdecimal() and len(choice.before) < 19:
        last = AuditLink.objects.filter(pk=int(choice.before)).first()
        rows = _older_than(last, rows) if last else rows.none()
    return rows


def _tried(choice: JournalChoice) -> Q:
    """By act and place: what every link of a stretch is tried by."""
    condition = Q()
    if choice.what:
        condition &= Q(action=choice.what) if "." in choice.what else Q(action__startswith=f"{choice.what}.")
    if choice.commune or choice.province:
        condition &= Q(place_id__in=ground_ids(choice.commune or choice.province))
    return condition


def _has_words(choice: JournalChoice) -> Q:
    """The words stand in what the link says, or in a name that its thing has or had."""
    condition = Q()
    for word in fold(choice.q).split()[:8]:
        condition &= Q(words__contains=word)
    wanted = _name_terms(choice)
    if not wanted:
        return condition
    named = _named(choice, wanted)
    return condition | (Q(called_so(wanted)) if named is None else named)


def _named(choice: JournalChoice, wanted: list[str]) -> Q | None:
    """By the names of things: the acts about them, and those about many at once, them among these. None: too many."""
    things = few_called_so(wanted, most=MOST_THINGS)
    if things is None:
        return None
    with_others = links_of_many([*things, *things_called(choice.q, most=MOST_THINGS)])
    return Q(about__in=things) | Q(pk__in=with_others) if with_others else Q(about__in=things)


def _name_terms(choice: JournalChoice) -> list[str]:
    """By which words things are looked for; in the history of one thing all is about that one."""
    return [] if choice.about else terms(choice.q)


def _older_than(last: AuditLink, rows: QuerySet[AuditLink]) -> QuerySet[AuditLink]:
    return rows.filter(at__lte=last.at).exclude(at=last.at, pk__gte=last.pk)


def _down_to(rows: QuerySet[AuditLink], at: datetime, pk: int) -> QuerySet[AuditLink]:
    """This link and those newer than it."""
    return rows.filter(at__gte=at).exclude(at=at, pk__lt=pk)


def _done_by(words: str) -> Q:
    """By those whose name or sign-in holds the words, with marks or without; by the system where it is named."""
    wanted = fold(words).split()
    if wanted == fold(System.audit_name).split():
        return Q(actor_id__isnull=True, actor_name=System.audit_name)
    named = User.objects.values_list("pk", "full_name", "username")
    return Q(actor_id__in=[pk for pk, name, login in named if all(word in fold(f"{name} {login}") for word in wanted)])


def table_of(choice: JournalChoice, sight: Sight, *, most: int) -> Iterator[Sequence[object]]:
    """All that is asked for as a table, with whole digests: two who compare their copies compare these.

    Where there is more than ``most``, the last row says so.
    """
    yield COLUMNS
    older: int | None = 0
    while older is not None:
        step = page_of(replace(choice, before=str(older or choice.before)), sight, size=min(most, PAGE_OF_TABLE))
        yield from _rows(step.entries)
        most, older = most - len(step.entries), step.older
        if most <= 0 and older is not None:
            yield ("", "Bảng dừng ở đây vì còn quá nhiều việc cũ hơn: hãy chọn khoảng ngày hẹp hơn rồi tải lại.")
            return


def _rows(entries: Iterable[Entry]) -> Iterator[Sequence[object]]:
    for one in entries:
        facts = "; ".join(f"{fact.label}: {fact.words}" for fact in one.facts)
        yield [
            one.link.pk, moment(one.link.at), one.link.actor_name, one.what, one.name, one.reason,
            ERASED if one.is_erased else facts, one.link.digest,
        ]  # fmt: skip


COLUMNS = ("Mắt xích", "Lúc", "Người làm", "Việc", "Về", "Lý do", "Nội dung", "Mã đối chiếu")


def acts() -> list[tuple[str, str, list[tuple[str, str]]]]:
    """The acts to choose from: by app, each in words once."""
    return [(one.prefix, one.title, sorted(one.acts.items(), key=lambda act: act[1])) for one in chapters()]


def _morning(of: date) -> datetime:
    return make_aware(datetime.combine(of, time.min))
