"""Programs that run jobs, as long as they live."""

from django.db import models


class Worker(models.Model):
    """One running job worker. It says again and again that it is alive; one that was killed falls silent.

    ``name`` is the name under which the queue keeps which worker took a job.
    """

    name = models.CharField(max_length=64, unique=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.name
