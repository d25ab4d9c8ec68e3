"""Jobs of the registry: what is done with a workbook."""

from uuid import UUID

from django_tasks import TaskContext, task

from hoptac.base.clock import now, today
from hoptac.base.errors import HoptacError
from hoptac.base.statistics import refresh_statistics
from hoptac.registry.imports.jobs import say
from hoptac.registry.models import Import
from hoptac.registry.services.import_jobs import refuse, tell
from hoptac.registry.services.imports import check_import, store_import
from hoptac.registry.services.taking_back import take_back_import

# A person waits for it.
_SOONER = 10
_DONE = {
    Import.Act.CHECK: "Đã kiểm tra xong “{name}”, mời xem kết quả.",
    Import.Act.STORE: "Đã lưu “{name}” vào sổ.",
    Import.Act.TAKE_BACK: "Đã thu hồi “{name}”.",
}


@task(priority=_SOONER, takes_context=True)
def do_import(context: TaskContext, import_id: int) -> str:
    """Do what the import names; nothing where another task took this one's place."""
    key = UUID(str(context.task_result.id))
    held = Import.objects.select_related("acting", "whole_of").filter(pk=import_id, task=key).first()
    if held is None or held.acting is None:
        return "discarded"
    words = _DONE[Import.Act(held.act)].format(name=held.name)
    try:
        done = _do(held, key)
    except HoptacError as error:
        refuse(held, key, str(error), at=now())
        return "refused"
    if done is None:
        return "discarded"
    tell(held, words, key, at=now())
    refresh_statistics()
    return str(held.act)


def _do(held: Import, key: UUID) -> object | None:
    assert held.acting is not None

    def progress(done: int, total: int) -> None:
        say(key, done, total, at=now())

    progress(0, 0)
    said = {"actor": held.acting, "at": now(), "today": today(), "task": key}
    if held.act == Import.Act.CHECK:
        return check_import(held, progress=progress, **said)  # type: ignore[arg-type]
    if held.act == Import.Act.STORE:
        return store_import(held, good_rows_only=held.good_rows_only, progress=progress, **said)  # type: ignore[arg-type]
    return take_back_import(held, reason=held.reason, **said)  # type: ignore[arg-type]


def enqueue_import(held: Import) -> UUID:
    """Put the import's act into the queue; the task's key."""
    return UUID(str(do_import.enqueue(held.pk).id))
