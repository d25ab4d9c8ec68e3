"""What a job shall do with an import: asked once, started again where it died, refused in words."""

from collections.abc import Callable, Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from hoptac.accounts.models import User
from hoptac.base import audit
from hoptac.base.services.notices import NewNotice, send_notices
from hoptac.documents import files
from hoptac.documents.models import StoredFile
from hoptac.registry.errors import DoubtfulImportError, ImportBusyError, ImportStateError, NothingToStartError
from hoptac.registry.imports.doubtful import unconfirmed
from hoptac.registry.imports.jobs import import_view, too_many_at_once
from hoptac.registry.models import Import

Act, State = Import.Act, Import.State
# Puts the import's job into the queue and returns the task's key; the queue stands above the services.
Enqueue = Callable[[Import], UUID]
_FROM = {
    Act.CHECK: (State.RECEIVED, State.PREPARED),
    Act.STORE: (State.PREPARED,),
    Act.TAKE_BACK: (State.STORED,),
}
_WORDS = {Act.CHECK: "kiểm tra", Act.STORE: "lưu", Act.TAKE_BACK: "thu hồi"}


@transaction.atomic
def ask_act(
    seen: Import,
    act: Import.Act,
    *,
    actor: User,
    at: datetime,
    enqueue: Enqueue,
    good_rows_only: bool = False,
    reason: str = "",
    confirmed: Collection[str] = (),
) -> Import:
    """Put an act into the queue. Of two people who press at once the second is told what the first one does.

    ``confirmed`` are the columns whose figures the person says are so, though they are beyond what is plausible.
    """
    held = Import.objects.select_for_update(of=("self",)).get(pk=seen.pk)
    if held.act:
        raise ImportBusyError(name=held.name, act=held.get_act_display().lower())
    if held.state not in _FROM[act]:
        raise ImportStateError(name=held.name, state=held.get_state_display(), act=_WORDS[act])
    if act == Act.STORE:
        _confirm(held, confirmed)
        refusal = too_many_at_once(held)
        if refusal is not None:
            raise refusal
    held.act, held.acting, held.refusal = act, actor, ""
    held.good_rows_only, held.reason = good_rows_only, reason[:300]
    _put(held, enqueue)
    facts = {"good_rows_only": good_rows_only, "reason": reason, "confirmed": held.confirmed}
    audit.record(actor, f"registry.import.{act.value}_asked", held, at=at, **facts)
    return held


@transaction.atomic
def start_again(seen: Import, *, actor: User, at: datetime, enqueue: Enqueue) -> Import:
    """Put an act whose job died into the queue once more. Refused while it is under way, and where there is none."""
    held = Import.objects.select_for_update(of=("self",)).get(pk=seen.pk)
    if not held.act:
        raise NothingToStartError(name=held.name)
    if import_view(held, at=at).is_under_way:
        raise ImportBusyError(name=held.name, act=held.get_act_display().lower())
    held.acting = actor
    _put(held, enqueue)
    audit.record(actor, "registry.import.started_again", held, at=at, act=held.act)
    return held


@transaction.atomic
def give_up(seen: Import, *, actor: User, at: datetime) -> Import:
    """Leave an act whose job died: the import is where it was before."""
    held = Import.objects.select_for_update(of=("self",)).get(pk=seen.pk)
    if not held.act:
        raise NothingToStartError(name=held.name)
    if import_view(held, at=at).is_under_way:
        raise ImportBusyError(name=held.name, act=held.get_act_display().lower())
    audit.record(actor, "registry.import.given_up", held, at=at, act=held.act)
    held.act, held.task = "", None
    held.save(update_fields=["act", "task"])
    return held


@transaction.atomic
def refuse(seen: Import, task: UUID, words: str, *, at: datetime) -> None:
    """Keep why the act could not be done; the import is where it was before."""
    held = Import.objects.select_for_update(of=("self",)).filter(pk=seen.pk, task=task).first()
    if held is None:
        return
    act = held.get_act_display().lower()
    held.act, held.task, held.refusal = "", None, words
    held.save(update_fields=["act", "task", "refusal"])
    audit.record(audit.System(), "registry.import.refused", held, at=at, why=words)
    tell(held, f"Chưa {act} được “{held.name}”: bấm để xem vì sao.", task, at=at)


def tell(held: Import, words: str, task: UUID | None, *, at: datetime) -> None:
    """Let the person know who answers for it now; the import's page says the rest."""
    acting = Import.objects.filter(pk=held.pk).values_list("acting", flat=True).first()
    if acting is not None:
        url = reverse("registry:import", args=[held.pk])
        send_notices([NewNotice(acting, f"import:{task}", words[:400], url)], at=at)


@transaction.atomic
def discard_import(seen: Import, *, actor: User, at: datetime) -> None:
    """Forget a workbook that was not stored, with its faults and its file. Refused once it is stored."""
    held = Import.objects.select_for_update(of=("self",)).get(pk=seen.pk)
    if import_view(held, at=at).is_under_way:
        raise ImportBusyError(name=held.name, act=held.get_act_display().lower())
    if held.state not in (State.RECEIVED, State.PREPARED):
        raise ImportStateError(name=held.name, state=held.get_state_display(), act="bỏ")
    audit.record(actor, "registry.import.discarded", held, at=at, name=held.name, sha256=held.sha256)
    sha256 = held.sha256
    held.delete()
    if not _is_needed(sha256):
        transaction.on_commit(lambda: files.remove(sha256))


def _confirm(held: Import, columns: Collection[str]) -> None:
    """Keep of which columns a person says that their figures are so. Refused while one is left."""
    held.confirmed = [one["id"] for one in held.doubtful if one["id"] in columns]
    if left := unconfirmed(held):
        raise DoubtfulImportError(name=held.name, columns=", ".join(one["column"] for one in left))


def _is_needed(sha256: str) -> bool:
    return Import.objects.filter(sha256=sha256).exists() or StoredFile.objects.filter(sha256=sha256).exists()


def _put(held: Import, enqueue: Enqueue) -> None:
    """A task of its own in the queue; one that died before ends without effect."""
    held.task = enqueue(held)
    held.save(update_fields=["act", "acting", "refusal", "good_rows_only", "reason", "confirmed", "task"])
