"""The person who signs in."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.functional import cached_property

from hoptac.units.models import Unit


class User(AbstractUser):
    """A person; names are written as one in Vietnam."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    full_name = models.CharField("Họ và tên", max_length=120)
    version = models.PositiveIntegerField(default=1)

    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name", "email"]

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        """The name as written."""
        return self.full_name

    def get_short_name(self) -> str:
        """The given name: the last word."""
        return self.full_name.split()[-1] if self.full_name else self.username

    @property
    def audit_name(self) -> str:
        """The name that the audit chain keeps."""
        return f"{self.full_name} ({self.username})"

    @cached_property
    def unit(self) -> Unit | None:
        """The unit of the first role held, for the page's head."""
        grant = self.grants.select_related("unit").filter(unit__isnull=False).order_by("pk").first()
        return grant.unit if grant else None
